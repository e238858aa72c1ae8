import type { BranchEvent, EventOf } from '../../kernel/words/event.ts';
import type { KioskEvent } from '../../kernel/words/kiosk.ts';
import { id, natural, type Shape, text, whole } from './checks.ts';

const kioskId = { kioskId: id };

export const KIOSK_SHAPES: { readonly [T in KioskEvent['type']]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'kiosk-numbers-voided': { ...kioskId, since: natural, staffId: id, reason: text, voided: whole, kept: natural },
  'kiosk-released': { ...kioskId, staffId: id },
  'second-screen-refused': kioskId,
};

export function isKioskEvent(event: BranchEvent): event is KioskEvent {
  return Object.hasOwn(KIOSK_SHAPES, event.type);
}
