import type { Branch } from '../state/branch.ts';
import { noteTrouble, releaseKiosk as release, SECOND_SCREEN_SPAN_MS } from '../state/kiosk.ts';
import type { EventOf } from '../words/event.ts';

export function voidNumbers({ staff }: Branch, event: EventOf<'kiosk-numbers-voided'>, at: number): void {
  const { kioskId, staffId, voided, kept } = event;
  release(staff.kiosks, kioskId);
  staff.kiosks.voidings.set(kioskId, { at, staffId, voided, kept });
}

export function releaseKiosk({ staff }: Branch, { kioskId }: EventOf<'kiosk-released'>): void {
  release(staff.kiosks, kioskId);
}

export function noteSecondScreen({ staff }: Branch, { kioskId }: EventOf<'second-screen-refused'>, at: number): void {
  noteTrouble(staff.kiosks, { kind: 'kiosk-doubled', kioskId }, at, at + SECOND_SCREEN_SPAN_MS);
}
