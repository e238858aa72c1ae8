import { z } from 'zod';
import type { CommandFrom } from './command/commands.ts';
import { alarmRow } from './alarm.ts';
import { appointmentRow } from './appointments.ts';
import { count, epochMs, helpKind, id, localText, printerCondition, printFailure, restored, soundCondition } from './common.ts';
import { COUNTER_KINDS } from '../kernel/configuration/configuration.ts';
import { COUNTER_STATES } from '../kernel/state/counter.ts';
import { OPEN_HELP_STATES } from '../kernel/state/help-request.ts';
import { lobbyDevice } from './hardware/lobby-device.ts';
import { lobbyKiosk } from './hardware/lobby-kiosk.ts';
import { armedDirectService, fairnessMeter, policyFacts, priorityNotice, undoableIdentification } from './priority.ts';
import { dayEndBoard } from './day-end.ts';
import { dutyBoard } from './duty.ts';
import { supportBoard, waitingCare } from './support.ts';
import { managerRow, referralRow } from './referral.ts';
import { serverCondition } from './server-condition.ts';
import { reason, ticketRow } from './teller.ts';

export type LobbyCommand = CommandFrom<'lobby'>;

/**
 * ownManagerName: the customer's manager, by the bank's look-up.
 * blocked: no open counter may call it now, because it would pass an earlier ticket that must not be passed again.
 */
const waitingRow = ticketRow.extend({
  counterLabel: z.string().nullable(),
  blocked: z.boolean(),
  ownManagerName: z.string().nullable(),
  care: waitingCare,
});

export const lobbyView = z.strictObject({
  staffId: id,
  staffName: z.string(),
  branchName: localText,
  timeZone: z.string(),
  restored: restored.nullable(),
  day: z.strictObject({ date: z.string(), state: z.enum(['open', 'closed']), openedAt: epochMs }).nullable(),
  hours: z.string().nullable(),
  /** Still open at closing: what closing the day would reset. */
  open: z.strictObject({ waiting: count, called: count, serving: count, parked: count }),
  totals: z.strictObject({ taken: count, waiting: count, oldestSince: epochMs.nullable() }),
  help: z.array(
    z.strictObject({
      helpId: id,
      /** "自助取号机 1", "3 号窗口", or "保安". */
      sourceName: localText,
      sourceKind: z.enum(['kiosk', 'counter', 'guard']),
      kind: helpKind,
      raisedAt: epochMs,
      /** How often a kiosk's button was pressed again. */
      pressesAgain: count,
      /** Whether the kiosk has sent its customer to the service desk. */
      isSentToDesk: z.boolean(),
      state: z.enum(OPEN_HELP_STATES),
      staffName: z.string().nullable(),
    }),
  ),
  printers: z.array(
    z.strictObject({
      printerId: id,
      name: localText,
      condition: printerCondition,
      /** Whether a slip sent now would come out; a condition other than "ready" is then a warning. */
      canPrint: z.boolean(),
      since: epochMs,
      pendingJobs: count,
    }),
  ),
  /** Displays that announce. */
  sounds: z.array(z.strictObject({ wallId: id, name: localText, condition: soundCondition, fault: z.string().nullable(), since: epochMs })),
  devices: z.array(lobbyDevice),
  kiosks: z.array(lobbyKiosk),
  /** Tickets whose slip may not have come out, so that their customer may need telling. Newest first. */
  unprinted: z.array(
    z.strictObject({
      ticketId: id,
      number: z.string(),
      printerId: id,
      state: z.enum(['unconfirmed', 'failed']),
      cause: printFailure.nullable(),
      at: epochMs,
    }),
  ),
  counters: z.array(
    z.strictObject({
      id,
      label: z.string(),
      kind: z.enum(COUNTER_KINDS),
      state: z.enum(COUNTER_STATES),
      since: epochMs,
      staffName: z.string().nullable(),
      number: z.string().nullable(),
      pauseReason: localText.nullable(),
      serviceIds: z.array(id),
      direct: armedDirectService.nullable(),
      meter: fairnessMeter,
    }),
  ),
  queues: z.array(
    z.strictObject({
      serviceId: id,
      prefix: z.string(),
      name: localText,
      total: count,
      oldestSince: epochMs.nullable(),
      /** In calling order, at most LIST_LIMIT. */
      waiting: z.array(waitingRow),
      openCounters: count,
    }),
  ),
  /** null: the branch is closed. */
  dayEnd: dayEndBoard.nullable(),
  duty: dutyBoard.nullable(),
  support: supportBoard.nullable(),
  /** Open ones, what has been wrong longest first. */
  alarms: z.array(alarmRow),
  missed: z.array(ticketRow.extend({ restoreUntil: epochMs })),
  parked: z.array(ticketRow.extend({ reason: localText })),
  /** Open, oldest first. */
  referrals: z.array(referralRow),
  managers: z.array(managerRow),
  /** All lobby staff: to whom a referral can be passed. */
  colleagues: z.array(z.strictObject({ staffId: id, staffName: z.string() })),
  /** To come today and tomorrow, and today's that came or were missed. */
  appointments: z.array(appointmentRow),
  /** Whether visitors get a number (the branch has a series for them). */
  checksIn: z.boolean(),
  /** Least time between two appointments of one manager, ms. */
  spacingMs: count,
  seats: z.array(reason),
  looks: z.array(reason),
  cues: z.array(reason),
  needs: z.array(reason),
  policy: policyFacts,
  /** null: there is no identification of this person's to undo. */
  identified: undoableIdentification.nullable(),
  /** Of direct services that this person armed. */
  notices: z.array(priorityNotice),
  /** People who gave more need-based jumps today than the branch expects. */
  needJumps: z.array(z.strictObject({ staffName: z.string(), count })),
  /** What is wrong with the server itself, the worst first. */
  conditions: z.array(serverCondition),
});
export type LobbyView = z.infer<typeof lobbyView>;
