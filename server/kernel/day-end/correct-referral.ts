import { defineCommand, fromAndWithin } from '../rule.ts';
import type { Actor } from '../words/actor.ts';
import { apart, orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

/** Corrects today's referral; null: the field stays. The record keeps the old value, who changed it, and when. */
const BODY = {
  referralId: ID,
  cueId: orNothing(ID),
  managerId: orNothing(ID),
  personRef: apart('salutation', 'record'),
};

/** A form that the system filled in may be wrong like any other: it can be corrected on the same day, and the log keeps the old value. */
export const correctReferral = defineCommand({
  type: 'correct-referral',
  asked: fromAndWithin({ lobby: BODY }, { teller: BODY }),
  decide: (branch, command, actor) => {
    const { configuration } = branch.hall;
    const referral = branch.staff.referrals.get(command.referralId);
    if (configuration === null || referral === undefined) return refuse('unknown-referral', {});
    if (actor.role !== 'lobby' && referral.source.staffId !== staffOf(actor)) return refuse('not-allowed', {});
    const { cueId, managerId, personRef } = command;
    if (cueId !== null && !configuration.cues.some((cue) => cue.id === cueId && cue.enabled)) return refuse('unknown-cue', {});
    if (managerId !== null && !branch.staff.managers.has(managerId)) return refuse('unknown-manager', {});
    const changes = {
      cueId: cueId === null || cueId === referral.cueId ? null : { from: referral.cueId, to: cueId },
      managerId: managerId === null || managerId === referral.managerId ? null : { from: referral.managerId, to: managerId },
      personRef,
    };
    if (changes.cueId === null && changes.managerId === null && personRef === null) return accept([]);
    return accept([{ type: 'referral-corrected', referralId: referral.id, staffId: staffOf(actor), ...changes }]);
  },
});

function staffOf(actor: Actor): string {
  return 'staffId' in actor ? actor.staffId : '';
}
