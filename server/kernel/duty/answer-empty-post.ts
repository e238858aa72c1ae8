import { configurationOfOpenDay, staffName } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { worksInLobby } from './place.ts';

/** sentId: who is asked to come to the post; null: the supervisor sees to it himself. */
const BODY = {
  sentId: orNothing(ID),
};

/** DUTY-8: the alarm is answered; the post stays empty until somebody is at it (S24). */
export const answerEmptyPost = defineCommand({
  type: 'answer-empty-post',
  asked: from({ supervisor: BODY }),
  decide: (branch, { sentId }, actor) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    if (actor.role !== 'supervisor') return refuse('not-allowed', {});
    const present = [...branch.staff.duties.values()].find(({ state }) => state === 'on');
    if (present !== undefined) return refuse('already-on-duty', { staff: staffName(configuration, present.staffId) });
    if (sentId !== null && !worksInLobby(configuration, sentId)) return refuse('unknown-staff', {});
    const { postAnswer } = branch.staff;
    if (postAnswer?.staffId === actor.staffId && postAnswer.sentId === sentId) return accept([]);
    return accept([{ type: 'empty-post-answered', staffId: actor.staffId, sentId }]);
  },
});
