import type { DiversionEvent } from '../../kernel/words/diversion.ts';
import type { BranchEvent, EventOf } from '../../kernel/words/event.ts';
import { id, type Shape, yesNo } from './checks.ts';

const of = { ticketId: id, serviceId: id, staffId: id };

export const DIVERSION_SHAPES: { readonly [T in DiversionEvent['type']]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'diversion-suggested': of,
  'diversion-answered': { ...of, accepted: yesNo, isCoached: yesNo },
  'customer-asked': { ticketId: id, staffId: id },
};

export function isDiversionEvent(event: BranchEvent): event is DiversionEvent {
  return Object.hasOwn(DIVERSION_SHAPES, event.type);
}
