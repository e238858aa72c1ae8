import type { Branch } from '../state/branch.ts';
import type { DiversionEvent } from '../diversion-event.ts';
import type { EventOf } from '../words/event.ts';
import type { Fold } from '../evolve.ts';
import { known } from '../known.ts';

function suggestDiversion({ staff }: Branch, { ticketId, staffId }: EventOf<'diversion-suggested'>, at: number): void {
  staff.diversions.set(ticketId, { staffId, suggestedAt: at, state: 'suggested', isCoached: false });
}

function answerDiversion({ staff }: Branch, { ticketId, accepted, isCoached }: EventOf<'diversion-answered'>): void {
  const diversion = known(staff.diversions.get(ticketId), `suggestion to ticket ${ticketId}`);
  diversion.state = accepted ? 'accepted' : 'declined';
  diversion.isCoached = isCoached;
}

function noteAsked({ staff }: Branch, { ticketId, staffId }: EventOf<'customer-asked'>, at: number): void {
  staff.asked.set(ticketId, { staffId, at });
}

export const DIVERSION_FOLDS: { readonly [T in DiversionEvent['type']]: Fold<T> } = {
  'diversion-suggested': suggestDiversion,
  'diversion-answered': answerDiversion,
  'customer-asked': noteAsked,
};
