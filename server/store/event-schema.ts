import { branchConfiguration } from '../config/schema.ts';
import { DEVICE_CONDITIONS, DEVICE_KINDS, type DeviceReport, DEVICES_OF_AGENT_MAX } from '../kernel/state/device.ts';
import { SCORE_MAX, SCORE_MIN } from '../kernel/state/rating.ts';
import { SOUND_FAULT_MAX_LENGTH } from '../kernel/state/sound.ts';
import { DIRECT_SERVICE_ENDS } from '../kernel/state/direct-service.ts';
import { CONFIDENCES, SEGMENTS, type Standing, TICKET_CLASSES, TIERS } from '../kernel/configuration/standing.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { LANGUAGES } from '../kernel/configuration/local-text.ts';
import { DAY_TURNERS } from '../kernel/state/business-day.ts';
import { CALL_MANNERS } from '../kernel/state/call.ts';
import { type BranchEvent, type DayCarry, type EventOf, type EventType, STANDING_CHANGES } from '../kernel/words/event.ts';
import { HELP_KINDS, type HelpSource } from '../kernel/state/help-request.ts';
import { PRINT_FAILURES, PRINTER_CONDITIONS, type PrintOutcome } from '../kernel/state/printing.ts';
import { SERVING_ROLES } from '../kernel/state/serving-role.ts';
import { SOUND_CONDITIONS } from '../kernel/state/sound.ts';
import { type Destination, OUTCOMES, type TicketOrigin } from '../kernel/state/ticket.ts';
import {
  type Check,
  date,
  either,
  exactly,
  id,
  isObject,
  kind,
  listOf,
  natural,
  number,
  oneOf,
  orNull,
  personRef,
  recordOf,
  type Shape,
  text,
  whole,
  wrongKey,
  yesNo,
} from './shapes/checks.ts';
import { ALARM_SHAPES } from './shapes/alarm.ts';
import { appointment, APPOINTMENT_SHAPES } from './shapes/appointment.ts';
import { ERASURE_SHAPES } from './shapes/erasure.ts';
import { FOLLOW_UP_SHAPES, followUp } from './shapes/follow-up.ts';
import { DIVERSION_SHAPES } from './shapes/diversion.ts';
import { DUTY_SHAPES } from './shapes/duty.ts';
import { KIOSK_SHAPES } from './shapes/kiosk.ts';
import { LIST_SHAPES } from './shapes/list.ts';
import { DAY_END_SHAPES, dayEnd } from './shapes/day-end.ts';
import { REFERRAL_SHAPES } from './shapes/referral.ts';
import { restoration, RESTORATION_SHAPES } from './shapes/restoration.ts';
import { SUPPORT_SHAPES } from './shapes/support.ts';
import { upcast } from './upcast.ts';

/*
 * Strict checks for stored events. A branch that cannot understand one of its records does not start, because skipping it could
 * give one customer's number to another. A released shape never changes: a new need gets a new type, and old shapes are upcast
 * before they come here.
 * The compiler ensures that every event and every field has its check.
 */

const soundFault: Check<string> = (value): value is string => text(value) && value.length <= SOUND_FAULT_MAX_LENGTH;
const deviceReport = exactly<DeviceReport>({
  kind: oneOf(DEVICE_KINDS),
  deviceId: id,
  placeId: id,
  condition: oneOf(DEVICE_CONDITIONS),
});
const devices: Check<readonly DeviceReport[]> = (value): value is readonly DeviceReport[] =>
  Array.isArray(value) && value.length <= DEVICES_OF_AGENT_MAX && value.every(deviceReport);
const destination: Check<Destination> = either(
  exactly({ kind: kind('service'), serviceId: id }),
  exactly({ kind: kind('counter'), counterId: id }),
);
const origin: Check<TicketOrigin> = either(
  exactly({ kind: kind('kiosk'), kioskId: id, elder: yesNo }),
  exactly({ kind: kind('lobby'), staffId: id }),
);
const helpSource: Check<HelpSource> = either(
  either(exactly({ kind: kind('kiosk'), kioskId: id }), exactly({ kind: kind('counter'), counterId: id })),
  exactly({ kind: kind('guard'), staffId: id }),
);
const printOutcome: Check<PrintOutcome> = either(
  either(exactly({ result: kind('printed') }), exactly({ result: kind('unconfirmed') })),
  exactly({ result: kind('failed'), cause: oneOf(PRINT_FAILURES) }),
);
const ticketClass = oneOf(TICKET_CLASSES);
const standing: Check<Standing> = exactly({
  tier: oneOf(TIERS),
  segment: orNull(oneOf(SEGMENTS)),
  confidence: oneOf(CONFIDENCES),
  needId: orNull(id),
  appointmentAt: orNull(natural),
  arrivedAt: orNull(natural),
});
const carry = exactly<DayCarry>({
  lastOrdinals: recordOf(whole),
  lastN: whole,
  printers: recordOf(oneOf(PRINTER_CONDITIONS)),
  followUps: listOf(followUp),
  appointments: listOf(appointment),
  dayEnds: listOf(dayEnd),
  restored: orNull(restoration),
  cueUses: recordOf(whole),
});
const configuration: Check<BranchConfiguration> = (value): value is BranchConfiguration => branchConfiguration.safeParse(value).success;

const ticketId = { ticketId: id };
const counter = { counterId: id };
const staff = { staffId: id };
/** What a teller's act on a ticket names. */
const act = { actId: id, ...ticketId, serviceId: id, ...counter, ...staff };
const serviceMs = orNull(natural);
const score: Check<number> = (value): value is number => whole(value) && value >= SCORE_MIN && value <= SCORE_MAX;

export const SHAPES: { readonly [T in EventType]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'day-opened': { date, openedBy: oneOf(DAY_TURNERS), afterHours: yesNo, closesAt: natural, configuration, carry },
  'day-closed': { closedBy: oneOf(DAY_TURNERS), leftovers: natural },
  'ticket-taken': {
    ...ticketId,
    n: whole,
    number: text,
    prefix: text,
    ordinal: whole,
    serviceId: id,
    language: oneOf(LANGUAGES),
    origin,
    key: number,
    ahead: natural,
    token: text,
    standing,
    class: ticketClass,
    headStartMs: number,
    advances: yesNo,
    lastFour: orNull(text),
  },
  'standing-changed': {
    ...ticketId,
    change: oneOf(STANDING_CHANGES),
    cueId: orNull(id),
    role: oneOf(SERVING_ROLES),
    ...staff,
    standing,
    class: ticketClass,
    key: number,
    headStartMs: number,
  },
  'direct-service-armed': {
    directServiceId: id,
    ...counter,
    ...ticketId,
    role: oneOf(SERVING_ROLES),
    ...staff,
    cueId: orNull(id),
    personRef: orNull(personRef),
    needId: orNull(id),
    expiresAt: natural,
    overtook: natural,
  },
  'direct-service-started': { ...act, directServiceId: id, waitMs: orNull(natural), overtook: natural },
  'direct-service-ended': {
    directServiceId: id,
    ...counter,
    ...ticketId,
    end: oneOf(DIRECT_SERVICE_ENDS),
    staffId: orNull(id),
    reasonId: orNull(id),
  },
  'notice-dismissed': { noticeId: id, ...staff },
  'ticket-called': {
    callId: id,
    ...ticketId,
    serviceId: id,
    ...counter,
    ...staff,
    manner: oneOf(CALL_MANNERS),
    reasonId: orNull(id),
    waitMs: orNull(natural),
    class: ticketClass,
    overtook: natural,
  },
  'ticket-recalled': { callId: id, ...ticketId, ...counter, round: whole },
  'service-started': { ...ticketId, serviceId: id, ...counter, walkMs: natural },
  'ticket-closed': {
    actId: orNull(id),
    ...ticketId,
    serviceId: id,
    counterId: orNull(id),
    staffId: orNull(id),
    outcome: oneOf(OUTCOMES),
    serviceMs,
  },
  'ticket-missed': act,
  'ticket-restored': { ...ticketId, key: number, to: destination },
  'ticket-transferred': { actId: id, ...ticketId, fromServiceId: id, counterId: orNull(id), staffId: text, to: destination, serviceMs },
  'ticket-parked': { ...act, reasonId: id, serviceMs },
  'ticket-returned': { ...act, key: number, serviceMs, to: destination },
  'ticket-released': { ...ticketId, ...counter },
  'call-withdrawn': { ...ticketId, ...counter, callId: id, to: destination },
  'act-undone': { actId: id, ...counter, ...ticketId, ...staff },
  'counter-opened': { ...counter, ...staff },
  'counter-closed': { ...counter, ...staff, forced: yesNo },
  'counter-paused': { ...counter, ...staff, reasonId: id },
  'counter-resumed': { ...counter, ...staff, pausedMs: natural },
  'help-requested': { helpId: id, source: helpSource, kind: oneOf(HELP_KINDS) },
  'help-seen': { helpId: id },
  'help-acknowledged': { helpId: id, ...staff, afterMs: natural },
  'help-resolved': { helpId: id, staffId: orNull(id) },
  'visit-rated': { actId: id, ...counter, serviceId: id, score },
  'devices-reported': { agentId: id, devices },
  'sound-reported': { wallId: id, condition: oneOf(SOUND_CONDITIONS), fault: orNull(soundFault) },
  'print-requested': { jobId: id, printerId: id, ...ticketId, expiresAt: natural, reprintReason: orNull(text) },
  'print-reported': { jobId: id, outcome: printOutcome },
  'printer-reported': { printerId: id, condition: oneOf(PRINTER_CONDITIONS) },
  ...REFERRAL_SHAPES,
  ...DAY_END_SHAPES,
  ...DUTY_SHAPES,
  ...SUPPORT_SHAPES,
  ...ALARM_SHAPES,
  ...KIOSK_SHAPES,
  ...DIVERSION_SHAPES,
  ...LIST_SHAPES,
  ...FOLLOW_UP_SHAPES,
  ...APPOINTMENT_SHAPES,
  ...RESTORATION_SHAPES,
  ...ERASURE_SHAPES,
};

/**
 * The event of a stored type and body.
 * @throws EventMisshapen naming the type or the key that is not understood
 */
export function parseEvent(type: string, body: unknown): BranchEvent {
  if (!isEventType(type)) throw new EventMisshapen(`unknown type ${type}`);
  if (!isObject(body)) throw new EventMisshapen(`${type}: the body is not an object`);
  const today = upcast(type, body);
  const key = wrongKey(SHAPES[type], today);
  if (key !== null) throw new EventMisshapen(`${type}: "${key}" is missing or not understood`);
  // Every field has passed its own check, which the type of SHAPES ties to the event's.
  return { type, ...today } as BranchEvent;
}

export class EventMisshapen extends Error {
  override readonly name = 'EventMisshapen';
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(SHAPES, type);
}
