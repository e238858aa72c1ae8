import { branchConfiguration } from '../config/schema.ts';
import { DEVICES_OF_AGENT_MAX } from '../kernel/state/device.ts';
import { SCORE_MAX, SCORE_MIN } from '../kernel/state/rating.ts';
import { SOUND_FAULT_MAX_LENGTH } from '../kernel/state/sound.ts';
import type { DeviceCondition, DeviceKind, DeviceReport } from '../kernel/state/device.ts';
import type { DirectServiceEnd } from '../kernel/state/direct-service.ts';
import type { Confidence, Segment, Standing, Tier, TicketClass } from '../kernel/configuration/standing.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { BranchEvent, DayCarry, EventOf, EventType, StandingChange } from '../kernel/words/event.ts';
import type { HelpKind, HelpSource } from '../kernel/state/help-request.ts';
import type { PrinterCondition, PrintFailure, PrintOutcome } from '../kernel/state/printing.ts';
import type { SoundCondition } from '../kernel/state/sound.ts';
import type { Destination, Outcome, TicketOrigin } from '../kernel/state/ticket.ts';
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
  recordOf,
  type Shape,
  text,
  whole,
  wrongKey,
  yesNo,
} from './shapes/checks.ts';
import { APPOINTMENT_SHAPES, appointment } from './shapes/appointment.ts';
import { FOLLOW_UP_SHAPES, followUp } from './shapes/follow-up.ts';
import { DIVERSION_SHAPES } from './shapes/diversion.ts';
import { DUTY_SHAPES } from './shapes/duty.ts';
import { LIST_SHAPES } from './shapes/list.ts';
import { dayEnd, DAY_END_SHAPES } from './shapes/day-end.ts';
import { REFERRAL_SHAPES } from './shapes/referral.ts';
import { SUPPORT_SHAPES } from './shapes/support.ts';
import { upcast } from './upcast.ts';

/*
 * Events as they lie in the log, read back strictly: a branch that cannot understand one of its records does not
 * start, because skipping it would give somebody's number to somebody else. A shape never changes once released;
 * a new need gets a new type, and old shapes are upcast before they come here.
 * The compiler sees to it that every event and every field has its check.
 */

const hoursOrHand = oneOf({ hours: true, hand: true });
const language = oneOf({ 'zh-CN': true, en: true });
const failures: Readonly<Record<PrintFailure, true>> = {
  'paper-out': true,
  'cover-open': true,
  'cutter-error': true,
  'head-hot': true,
  error: true,
  offline: true,
  silent: true,
  'not-understood': true,
  'port-busy': true,
  unreachable: true,
  expired: true,
  rejected: true,
};
const condition = oneOf<PrinterCondition>({
  ready: true,
  'paper-near-end': true,
  'slip-not-taken': true,
  'chinese-font-missing': true,
  'paper-out': true,
  'cover-open': true,
  'cutter-error': true,
  'head-hot': true,
  error: true,
  offline: true,
  silent: true,
  'not-understood': true,
  'port-busy': true,
  unreachable: true,
});
const soundCondition = oneOf<SoundCondition>({ on: true, substituted: true, blocked: true, broken: true, unreachable: true });
const soundFault: Check<string> = (value): value is string => text(value) && value.length <= SOUND_FAULT_MAX_LENGTH;
const deviceReport = exactly<DeviceReport>({
  kind: oneOf<DeviceKind>({ board: true, pad: true, rater: true, reader: true, directory: true }),
  deviceId: id,
  placeId: id,
  condition: oneOf<DeviceCondition>({
    ok: true,
    'line-open': true,
    'no-answer': true,
    late: true,
    unreachable: true,
    'port-missing': true,
    'port-busy': true,
    'no-permission': true,
    'port-failed': true,
    'wrong-baud': true,
    'not-understood': true,
    'address-doubled': true,
    'half-track': true,
    'unknown-place': true,
  }),
});
const devices: Check<readonly DeviceReport[]> = (value): value is readonly DeviceReport[] =>
  Array.isArray(value) && value.length <= DEVICES_OF_AGENT_MAX && value.every(deviceReport);
const outcome = oneOf<Outcome>({
  normal: true,
  'no-show': true,
  removed: true,
  'cancelled-by-customer': true,
  diverted: true,
  'transferred-to-manager': true,
  reset: true,
  'forced-sign-out': true,
});
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
const helpKind = oneOf<HelpKind>({ help: true, complaint: true, device: true, security: true });
const printOutcome: Check<PrintOutcome> = either(
  either(exactly({ result: kind('printed') }), exactly({ result: kind('unconfirmed') })),
  exactly({ result: kind('failed'), cause: oneOf(failures) }),
);
const role = oneOf({ lobby: true, teller: true, manager: true });
const ticketClass = oneOf<TicketClass>({ premium: true, need: true, appointment: true, ordinary: true });
const standing: Check<Standing> = exactly({
  tier: oneOf<Tier>({ none: true, gold: true, platinum: true, 'purple-gold': true }),
  segment: orNull(oneOf<Segment>({ 'existing-premium': true, potential: true, target: true, ordinary: true })),
  confidence: oneOf<Confidence>({ confirmed: true, possible: true }),
  needId: orNull(id),
  appointmentAt: orNull(natural),
});
const carry = exactly<DayCarry>({
  lastOrdinals: recordOf(whole),
  lastN: whole,
  printers: recordOf(condition),
  followUps: listOf(followUp),
  appointments: listOf(appointment),
  dayEnds: listOf(dayEnd),
});
const configuration: Check<BranchConfiguration> = (value): value is BranchConfiguration => branchConfiguration.safeParse(value).success;

const ticketId = { ticketId: id };
const counter = { counterId: id };
const staff = { staffId: id };
/** What a teller's act on a ticket names. */
const act = { actId: id, ...ticketId, serviceId: id, ...counter, ...staff };
const serviceMs = orNull(natural);
const score: Check<number> = (value): value is number => whole(value) && value >= SCORE_MIN && value <= SCORE_MAX;

const SHAPES: { readonly [T in EventType]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'day-opened': { date, openedBy: hoursOrHand, afterHours: yesNo, closesAt: natural, configuration, carry },
  'day-closed': { closedBy: hoursOrHand, leftovers: natural },
  'ticket-taken': {
    ...ticketId,
    n: whole,
    number: text,
    prefix: text,
    ordinal: whole,
    serviceId: id,
    language,
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
    change: oneOf<StandingChange>({ identified: true, revoked: true, 'need-assigned': true, 'need-withdrawn': true }),
    cueId: orNull(id),
    role,
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
    role,
    ...staff,
    cueId: orNull(id),
    personRef: orNull(id),
    needId: orNull(id),
    expiresAt: natural,
    overtook: natural,
  },
  'direct-service-started': { ...act, directServiceId: id, waitMs: orNull(natural), overtook: natural },
  'direct-service-ended': {
    directServiceId: id,
    ...counter,
    ...ticketId,
    end: oneOf<DirectServiceEnd>({ withdrawn: true, 'handed-back': true, expired: true, 'counter-closed': true, 'ticket-gone': true }),
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
    manner: oneOf({ next: true, chosen: true, resumed: true }),
    reasonId: orNull(id),
    waitMs: orNull(natural),
    class: ticketClass,
    overtook: natural,
  },
  'ticket-recalled': { callId: id, ...ticketId, ...counter, round: whole },
  'service-started': { ...ticketId, serviceId: id, ...counter, walkMs: natural },
  'ticket-closed': { actId: orNull(id), ...ticketId, serviceId: id, counterId: orNull(id), staffId: orNull(id), outcome, serviceMs },
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
  'help-requested': { helpId: id, source: helpSource, kind: helpKind },
  'help-seen': { helpId: id },
  'help-acknowledged': { helpId: id, ...staff, afterMs: natural },
  'help-resolved': { helpId: id, staffId: orNull(id) },
  'visit-rated': { actId: id, ...counter, serviceId: id, score },
  'devices-reported': { agentId: id, devices },
  'sound-reported': { wallId: id, condition: soundCondition, fault: orNull(soundFault) },
  'print-requested': { jobId: id, printerId: id, ...ticketId, expiresAt: natural, reprintReason: orNull(text) },
  'print-reported': { jobId: id, outcome: printOutcome },
  'printer-reported': { printerId: id, condition },
  ...REFERRAL_SHAPES,
  ...DAY_END_SHAPES,
  ...DUTY_SHAPES,
  ...SUPPORT_SHAPES,
  ...DIVERSION_SHAPES,
  ...LIST_SHAPES,
  ...FOLLOW_UP_SHAPES,
  ...APPOINTMENT_SHAPES,
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
