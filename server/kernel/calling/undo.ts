import { atCounter } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { undoUntil } from '../state/undo.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { whyNotUndo } from './why-not-undo.ts';

const BODY = {
  counterId: ID,
};

/** Undoes the counter's last act: the ticket returns to its exact place, as if it had not happened. */
export const undo = defineCommand({
  type: 'undo',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    const act = branch.staff.acts.get(command.counterId);
    if (act === undefined || whyNotUndo(branch, act) !== null) return refuse('nothing-to-undo', {});
    const number = act.ticketBefore.number;
    if (context.now > undoUntil(act, post.configuration.rules)) return refuse('undo-too-late', { number });
    return accept([{ type: 'act-undone', actId: act.id, counterId: command.counterId, ticketId: act.ticketId, staffId: post.staffId }]);
  },
});
