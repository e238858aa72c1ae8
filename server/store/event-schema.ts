import { z } from 'zod';
import { branchConfiguration } from '../config/schema.ts';
import { language, printerCondition, printFailure } from '../contract/common.ts';
import type { BranchEvent } from '../kernel/event.ts';

/*
 * Events as they lie in the log. Read back strictly: a branch that cannot understand one of its records does
 * not start, because skipping it would give somebody's number to somebody else. A shape never changes once
 * released; a new need gets a new type, and old shapes are upcast before they come here.
 */

const id = z.string().min(1);
const whole = z.number().int();
const epochMs = z.number().int().nonnegative();
const durationMs = z.number().int().nonnegative();
const hoursOrHand = z.enum(['hours', 'hand']);
const destination = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('service'), serviceId: id }),
  z.strictObject({ kind: z.literal('counter'), counterId: id }),
]);
const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kiosk'), kioskId: id, elder: z.boolean() }),
  z.strictObject({ kind: z.literal('lobby'), staffId: id }),
]);
const helpSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kiosk'), kioskId: id }),
  z.strictObject({ kind: z.literal('counter'), counterId: id }),
]);
const printOutcome = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('printed') }),
  z.strictObject({ result: z.literal('unconfirmed') }),
  z.strictObject({ result: z.literal('failed'), cause: printFailure }),
]);
const outcome = z.enum(['normal', 'no-show', 'removed', 'cancelled-by-customer', 'reset', 'forced-sign-out']);
const carry = z.strictObject({
  lastOrdinals: z.record(z.string(), whole),
  lastN: whole,
  printers: z.record(z.string(), printerCondition),
});

const ticketId = { ticketId: id };
const counter = { counterId: id };
const staff = { staffId: id };
/** What a teller's act on a ticket names. */
const act = { actId: id, ...ticketId, serviceId: id, ...counter, ...staff };
const serviceMs = durationMs.nullable();

const dayEvents = [
  z.strictObject({
    type: z.literal('day-opened'),
    date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
    openedBy: hoursOrHand,
    afterHours: z.boolean(),
    closesAt: epochMs,
    configuration: branchConfiguration,
    carry,
  }),
  z.strictObject({ type: z.literal('day-closed'), closedBy: hoursOrHand, leftovers: whole }),
] as const;

const ticketEvents = [
  z.strictObject({
    type: z.literal('ticket-taken'),
    ...ticketId,
    n: whole,
    number: z.string(),
    prefix: z.string(),
    ordinal: whole,
    serviceId: id,
    language,
    origin,
    key: z.number(),
    ahead: whole,
    token: z.string(),
  }),
  z.strictObject({
    type: z.literal('ticket-called'),
    callId: id,
    ...ticketId,
    serviceId: id,
    ...counter,
    ...staff,
    manner: z.enum(['next', 'chosen', 'resumed']),
    reasonId: id.nullable(),
    waitMs: durationMs.nullable(),
  }),
  z.strictObject({ type: z.literal('ticket-recalled'), callId: id, ...ticketId, ...counter, round: whole }),
  z.strictObject({ type: z.literal('service-started'), ...ticketId, serviceId: id, ...counter, walkMs: durationMs }),
  z.strictObject({
    type: z.literal('ticket-closed'),
    actId: id.nullable(),
    ...ticketId,
    serviceId: id,
    counterId: id.nullable(),
    staffId: id.nullable(),
    outcome,
    serviceMs,
  }),
  z.strictObject({ type: z.literal('ticket-missed'), ...act }),
  z.strictObject({ type: z.literal('ticket-restored'), ...ticketId, key: z.number(), to: destination }),
  z.strictObject({
    type: z.literal('ticket-transferred'),
    actId: id,
    ...ticketId,
    fromServiceId: id,
    counterId: id.nullable(),
    ...staff,
    to: destination,
    serviceMs,
  }),
  z.strictObject({ type: z.literal('ticket-parked'), ...act, reasonId: id, serviceMs }),
  z.strictObject({ type: z.literal('ticket-returned'), ...act, key: z.number(), serviceMs, to: destination }),
  z.strictObject({ type: z.literal('ticket-released'), ...ticketId, ...counter }),
  z.strictObject({ type: z.literal('call-withdrawn'), ...ticketId, ...counter, callId: id, to: destination }),
  z.strictObject({ type: z.literal('act-undone'), actId: id, ...counter, ...ticketId, ...staff }),
] as const;

const counterEvents = [
  z.strictObject({ type: z.literal('counter-opened'), ...counter, ...staff }),
  z.strictObject({ type: z.literal('counter-closed'), ...counter, ...staff, forced: z.boolean() }),
  z.strictObject({ type: z.literal('counter-paused'), ...counter, ...staff, reasonId: id }),
  z.strictObject({ type: z.literal('counter-resumed'), ...counter, ...staff, pausedMs: durationMs }),
] as const;

const helpEvents = [
  z.strictObject({ type: z.literal('help-requested'), helpId: id, source: helpSource }),
  z.strictObject({ type: z.literal('help-seen'), helpId: id }),
  z.strictObject({ type: z.literal('help-acknowledged'), helpId: id, ...staff, afterMs: durationMs }),
  z.strictObject({ type: z.literal('help-resolved'), helpId: id, staffId: id.nullable() }),
] as const;

const printingEvents = [
  z.strictObject({
    type: z.literal('print-requested'),
    jobId: id,
    printerId: id,
    ...ticketId,
    expiresAt: epochMs,
    reprintReason: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('print-reported'), jobId: id, outcome: printOutcome }),
  z.strictObject({ type: z.literal('printer-reported'), printerId: id, condition: printerCondition }),
] as const;

export const branchEvent = z.discriminatedUnion('type', [
  ...dayEvents,
  ...ticketEvents,
  ...counterEvents,
  ...helpEvents,
  ...printingEvents,
]) satisfies z.ZodType<BranchEvent>;

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Does not compile when the log could hold an event the kernel does not know, or the other way round. */
export const SCHEMA_IS_EXACT: Same<Frozen<z.infer<typeof branchEvent>>, Frozen<BranchEvent>> = true;
