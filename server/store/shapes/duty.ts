import { LEAVINGS, RELIEVING_ROLES } from '../../kernel/state/duty.ts';
import type { DutyEvent } from '../../kernel/words/duty.ts';
import type { BranchEvent, EventOf } from '../../kernel/words/event.ts';
import { exactly, id, natural, oneOf, orNull, type Shape } from './checks.ts';

const staff = { staffId: id };
const standIn = { ...staff, standInId: id };
const leaving = { state: oneOf(LEAVINGS), backAt: orNull(natural) };

export const DUTY_SHAPES: { readonly [T in DutyEvent['type']]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'duty-started': staff,
  'stand-in-asked': { ...standIn, ...leaving },
  'stand-in-withdrawn': standIn,
  'stand-in-declined': standIn,
  'duty-handed-over': { ...standIn, ...leaving, by: exactly({ role: oneOf(RELIEVING_ROLES), staffId: id }) },
  'duty-left': { ...staff, ...leaving, reasonId: id },
  'duty-gap-opened': { ...staff, reasonId: id },
  'duty-gap-closed': { ...staff, gapMs: natural },
  'empty-post-answered': { ...staff, sentId: orNull(id) },
  'referral-handed-over': { referralId: id, ...staff, toStaffId: orNull(id) },
  'tablet-heard': staff,
  'tablet-lost': staff,
  'tablet-silent': staff,
};

export function isDutyEvent(event: BranchEvent): event is DutyEvent {
  return Object.hasOwn(DUTY_SHAPES, event.type);
}
