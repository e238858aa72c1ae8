import { findTicket } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { TOUCHSTONES } from '../state/manager.ts';
import { isOpen, type Referral } from '../state/referral.ts';
import { standingEvent } from '../ticket/change-standing.ts';
import { oneOf, orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID, SEGMENT } from '../words/fields.ts';
import { rejoined } from './concluded.ts';
import { findManager, meetingOver, type Received } from './received.ts';

const BODY = {
  managerId: ID,
  referralId: ID,
  segment: SEGMENT,
  touchstone: orNothing(oneOf(TOUCHSTONES)),
};

/**
 * The manager's assessment (S87). If the guest is no premium customer, the ticket returns to its own place in the ordinary
 * line, with its own arrival time, and nobody is told (S88).
 */
export const triageGuest = defineCommand({
  type: 'triage-guest',
  asked: from({ manager: BODY }),
  decide: (branch, command, actor, context) => {
    const found = findManager(branch, command.managerId, actor);
    if (!found.ok) return found;
    const { manager, staffId } = found;
    const { referralId, segment, touchstone } = command;
    const referral = branch.staff.referrals.get(referralId);
    if (referral === undefined || isOpen(referral) || referral.outcome !== 'introduced' || referral.managerId !== manager.id) {
      return refuse('guest-not-here', {});
    }
    const judged: BranchEvent = { type: 'guest-triaged', managerId: manager.id, referralId, staffId, segment, touchstone };
    const isHere = manager.guest?.kind === 'referral' && manager.guest.referralId === referralId;
    const standing = restanding(branch, found, referral, segment);
    if (segment !== 'ordinary' || !isHere || manager.guest === null) return accept([judged, ...standing]);
    const back = rejoined(branch, referral.ticketId, staffId);
    return accept([judged, ...standing, ...back, meetingOver(manager, manager.guest, staffId, context.now)]);
  },
});

/** A ticket that is out of the line will return to it with the standing that the assessment gives. */
function restanding(
  branch: Branch,
  { configuration, staffId }: Received,
  referral: Referral,
  segment: Referral['triage'],
): readonly BranchEvent[] {
  const holding = findTicket(branch, referral.ticketId ?? '');
  if (!holding.ok || holding.ticket.phase !== 'escorted') return [];
  const { standing } = holding.record;
  const known = { ...holding, configuration, by: { role: 'manager', staffId } } as const;
  return [standingEvent(known, 'identified', referral.cueId, { ...standing, segment, confidence: 'confirmed' })];
}
