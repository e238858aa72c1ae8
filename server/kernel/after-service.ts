import { expectVisitorAgain } from './appointment/fold-appointment.ts';
import { recheckGuests, watchGuestsAgain } from './referral/fold-referral.ts';
import type { Branch } from './state/branch.ts';
import type { BranchEvent } from './words/event.ts';

interface Consequence {
  /** Asked before the event is folded, while what it takes back is still there. */
  readonly follows: (branch: Branch, event: BranchEvent) => boolean;
  /** Folded after the event. */
  readonly fold: (branch: Branch, ticketId: string) => void;
}

/** What follows in other areas when a ticket's service ends, or its end is taken back. One list: no fold reaches up into another area. */
const AFTER_SERVICE: readonly Consequence[] = [
  { follows: (_branch, { type }) => type === 'ticket-closed' || type === 'direct-service-ended', fold: recheckGuests },
  {
    follows: (_branch, event) =>
      event.type === 'ticket-closed' && (event.outcome === 'cancelled-by-customer' || event.outcome === 'removed'),
    fold: expectVisitorAgain,
  },
  {
    follows: ({ staff }, event) => event.type === 'act-undone' && staff.acts.get(event.counterId)?.kind === 'finish',
    fold: watchGuestsAgain,
  },
];

const NOTHING = (): void => {};

/** Asked before an event is folded; what it gives is called afterwards. */
export function consequencesOf(branch: Branch, event: BranchEvent): () => void {
  if (!('ticketId' in event) || event.ticketId === null) return NOTHING;
  const { ticketId } = event;
  const following = AFTER_SERVICE.filter(({ follows }) => follows(branch, event));
  return following.length === 0 ? NOTHING : () => following.forEach(({ fold }) => fold(branch, ticketId));
}
