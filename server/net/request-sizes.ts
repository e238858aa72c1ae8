import { MESSAGE_MAX_BYTES } from '../contract/wire.ts';
import type { Subject } from './subjects/subject.ts';

/** A screen of the hall sends an id or two, and a digit string. */
const HALL_MAX_BYTES = 4 * 1_024;
/** The longest command of the staff names every service of a counter (60 of 64 characters), or carries two notes. */
const STAFF_MAX_BYTES = 16 * 1_024;

/** Largest request of each audience, known before it is parsed. */
export const REQUEST_MAX_BYTES: { readonly [A in Subject['audience']]: number } = {
  kiosk: HALL_MAX_BYTES,
  wall: HALL_MAX_BYTES,
  'counter-display': HALL_MAX_BYTES,
  rating: HALL_MAX_BYTES,
  teller: STAFF_MAX_BYTES,
  lobby: STAFF_MAX_BYTES,
  manager: STAFF_MAX_BYTES,
  supervisor: STAFF_MAX_BYTES,
  // Every printer and counter that one agent drives, in one report.
  device: MESSAGE_MAX_BYTES,
  // A slip's template with its logo.
  operator: MESSAGE_MAX_BYTES,
};
