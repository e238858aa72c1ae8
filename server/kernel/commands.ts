import { ALARM_COMMANDS } from './alarm/area.ts';
import { APPOINTMENT_COMMANDS } from './appointment/area.ts';
import { CALLING_COMMANDS } from './calling/area.ts';
import { COUNTER_COMMANDS } from './counter/area.ts';
import { DAY_END_COMMANDS } from './day-end/area.ts';
import { DAY_COMMANDS } from './day/area.ts';
import { DEVICE_COMMANDS } from './device/area.ts';
import { DUTY_COMMANDS } from './duty/area.ts';
import { ERASURE_COMMANDS } from './erasure/area.ts';
import { FOLLOW_UP_COMMANDS } from './follow-up/area.ts';
import { KIOSK_COMMANDS } from './kiosk/area.ts';
import { LIST_COMMANDS } from './list/area.ts';
import { RATING_COMMANDS } from './rating/area.ts';
import { REFERRAL_COMMANDS } from './referral/area.ts';
import { RESTORATION_COMMANDS } from './restoration/area.ts';
import type { Decide } from './rule.ts';
import { SUPPORT_COMMANDS } from './support/area.ts';
import { sweepBranch } from './sweep.ts';
import { TICKET_COMMANDS } from './ticket/area.ts';

/** All commands. Permissions, the checks on the wire and the HTTP API are derived from this list. */
export const COMMANDS = [
  ...DAY_COMMANDS,
  ...TICKET_COMMANDS,
  ...CALLING_COMMANDS,
  ...COUNTER_COMMANDS,
  ...RATING_COMMANDS,
  ...REFERRAL_COMMANDS,
  ...APPOINTMENT_COMMANDS,
  ...FOLLOW_UP_COMMANDS,
  ...DUTY_COMMANDS,
  ...SUPPORT_COMMANDS,
  ...ALARM_COMMANDS,
  ...KIOSK_COMMANDS,
  ...LIST_COMMANDS,
  ...DAY_END_COMMANDS,
  ...DEVICE_COMMANDS,
  ...RESTORATION_COMMANDS,
  ...ERASURE_COMMANDS,
  sweepBranch,
] as const;

type Definition = (typeof COMMANDS)[number];
export type CommandType = Definition['type'];

type BodyIn<D> = D extends { readonly decide: Decide<infer B> } ? B : never;
type Named<T, B> = B extends unknown ? { readonly type: T } & { readonly [K in keyof B]: B[K] } : never;
export type CommandOf<T extends CommandType> = Named<T, BodyIn<Extract<Definition, { readonly type: T }>>>;

/**
 * Commands name what the person saw when deciding (`ticketId`), so that an outdated screen is refused (`ticket-not-here`)
 * instead of acting on another customer.
 */
export type Command = { readonly [T in CommandType]: CommandOf<T> }[CommandType];
