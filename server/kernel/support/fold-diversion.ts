import { known } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

export function suggestDiversion({ staff }: Branch, { ticketId, staffId }: EventOf<'diversion-suggested'>, at: number): void {
  staff.diversions.set(ticketId, { staffId, suggestedAt: at, state: 'suggested', isCoached: false });
}

export function answerDiversion({ staff }: Branch, { ticketId, accepted, isCoached }: EventOf<'diversion-answered'>): void {
  const diversion = known(staff.diversions.get(ticketId), `suggestion to ticket ${ticketId}`);
  diversion.state = accepted ? 'accepted' : 'declined';
  diversion.isCoached = isCoached;
}

export function noteAsked({ staff }: Branch, { ticketId, staffId }: EventOf<'customer-asked'>, at: number): void {
  staff.asked.set(ticketId, { staffId, at });
}
