import { closed } from '../follow-up/closed-follow-up.ts';
import { defineCommand, within } from '../rule.ts';
import { staffIdOf } from '../list/people.ts';
import type { Branch } from '../state/branch.ts';
import { type FollowUp, isOpen, personRefsOf } from '../state/follow-up.ts';
import { isOpen as isReferralOpen } from '../state/referral.ts';
import { listOf } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ERASED_REFS_MAX } from '../words/erasure.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID } from '../words/fields.ts';

const IDS = listOf(ID, 0, ERASED_REFS_MAX);

/** What was found of the customer: `ticketIds` are his visits, of any day. */
const BODY = {
  erasureId: ID,
  ticketIds: IDS,
  personRefs: IDS,
  attendeeIds: IDS,
};

/**
 * ERASE-1 to ERASE-4. While he is here, his name and his seat are how staff find him, and what they do would be recorded anew;
 * afterwards nothing is left by which anybody could call him, so his open follow-ups end.
 */
export const eraseCustomer = defineCommand({
  type: 'erase-customer',
  asked: within({ supervisor: BODY }),
  decide: (branch, { erasureId, ticketIds, personRefs, attendeeIds }, actor, { configuration }) => {
    const refs = new Set(personRefs);
    const isDayOpen = branch.hall.day?.closedAt === null;
    const ticket = ticketIds.map((id) => branch.hall.tickets.get(id)).find((one) => one !== undefined && one.phase !== 'closed');
    if (isDayOpen && ticket !== undefined) return refuse('erasure-ticket-open', { number: ticket.number });
    if (isDayOpen && isBeingGuided(branch, refs, ticketIds)) return refuse('erasure-referral-open', {});
    const staffId = staffIdOf(actor);
    const by = { role: 'supervisor', staffId } as const;
    const ended = followUpsOf(branch, refs).flatMap((followUp): readonly BranchEvent[] => {
      const forgotten: BranchEvent = { type: 'person-forgotten', followUpId: followUp.id, ...by, personRefs: personRefsOf(followUp) };
      const inForce = branch.hall.configuration ?? configuration;
      return isOpen(followUp) ? [forgotten, closed({ ok: true, configuration: inForce, followUp, by }, 'forgotten', [])] : [forgotten];
    });
    return accept([...ended, { type: 'customer-erased', erasureId, personRefs, attendeeIds, staffId }]);
  },
});

function isBeingGuided({ staff }: Branch, refs: ReadonlySet<string>, ticketIds: readonly string[]): boolean {
  return [...staff.referrals.values()].some(
    (referral) =>
      isReferralOpen(referral) &&
      ([referral.personRef, referral.lookRef, ...referral.pastRefs].some((ref) => ref !== null && refs.has(ref)) ||
        (referral.ticketId !== null && ticketIds.includes(referral.ticketId))),
  );
}

function followUpsOf({ staff }: Branch, refs: ReadonlySet<string>): readonly FollowUp[] {
  return [...staff.followUps.values()].filter((followUp) => personRefsOf(followUp).some((ref) => refs.has(ref)));
}
