import { z } from 'zod';
import { NUMBERINGS } from '../kernel/configuration/configuration.ts';
import type { CommandFrom } from './command/commands.ts';
import { alarmRow } from './alarm.ts';
import { count, epochMs, id, localText, restored } from './common.ts';
import { dayEndRow } from './day-end.ts';
import { dutyBoard } from './duty.ts';
import { followUpOversight } from './follow-up.ts';
import { managerRow, referralRow } from './referral.ts';
import { serverCondition } from './server-condition.ts';
import { runCounter, supportBoard } from './support.ts';

/** A supervisor watches, asks for calculations over HTTP, and corrects follow-ups. */
export type SupervisorCommand = CommandFrom<'supervisor'>;

/** Of growing power; 'all' has every slip with its page. Each knows the posted rule and the branch's configuration. */
const OBSERVERS = ['wall', 'one-slip', 'two-slips', 'slips', 'phones', 'all'] as const;

const share = z.number().min(0).max(1);
const ms = z.number().nonnegative();

/** Number waiting of one class of customers, and the start of the longest wait. */
const waitingClass = z.strictObject({ waiting: count, oldestSince: epochMs.nullable(), targetMs: ms });

export const supervisorView = z.strictObject({
  staffId: id,
  staffName: z.string(),
  branchName: localText,
  timeZone: z.string(),
  restored: restored.nullable(),
  day: z.strictObject({ date: z.string(), state: z.enum(['open', 'closed']), openedAt: epochMs }).nullable(),
  waiting: count,
  taken: count,
  ordinary: waitingClass,
  premium: waitingClass,
  counters: z.strictObject({ open: count, paused: count, total: count }),
  /** The rule in force today. headStartMs: smallest and largest of the tiers. */
  rule: z.strictObject({ overtakeCap: count.nullable(), headStartMs: z.strictObject({ least: ms, most: ms }) }),
  /** Waiting tickets that must not be passed again. */
  atCap: count,
  queues: z.array(
    z.strictObject({
      serviceId: id,
      prefix: z.string(),
      name: localText,
      waiting: count,
      oldestSince: epochMs.nullable(),
      openCounters: count,
    }),
  ),
  /** null: the branch is closed. */
  duty: dutyBoard.nullable(),
  support: supportBoard.nullable(),
  /** Open ones, what has been wrong longest first. */
  alarms: z.array(alarmRow),
  runCounters: z.array(runCounter),
  /** Tellers who are signed on at no counter. */
  freeTellers: z.array(z.strictObject({ staffId: id, staffName: z.string() })),
  /** Open, oldest first. */
  referrals: z.array(referralRow),
  followUps: followUpOversight,
  managers: z.array(managerRow),
  /** Forms submitted, newest first: today's, and those that somebody has not received. */
  dayEnds: z.array(dayEndRow),
  /** Whether this person is the head of the centre, who reads and archives the supervisor's records. */
  isHead: z.boolean(),
  /** People who gave more need-based jumps today than the branch expects. */
  needJumps: z.array(z.strictObject({ staffName: z.string(), count })),
  /** What is wrong with the server itself, the worst first. */
  conditions: z.array(serverCondition),
});
export type SupervisorView = z.infer<typeof supervisorView>;

const ruleRow = z.strictObject({
  kind: z.enum(['fifo', 'head-start', 'strict']),
  headStartMs: ms.nullable(),
  overtakeCap: count.nullable(),
  own: z.boolean(),
  premium: z.strictObject({ meanMs: ms, p90Ms: ms, withinTarget: share }),
  ordinary: z.strictObject({ meanMs: ms, p90Ms: ms, p99Ms: ms, maxMs: ms, overtaken: share }),
  mostOvertakes: count,
});

/** GET /api/simulation: effects of h and K on this branch. Times in ms. */
export const ruleTable = z.strictObject({
  rows: z.array(ruleRow),
  premiumTargetMs: ms,
  days: count,
  ticketsADay: z.number().nonnegative(),
  demand: z.strictObject({ premiumShare: share, needShare: share, appointmentShare: share, load: z.number().positive() }),
});
export type RuleTable = z.infer<typeof ruleTable>;
export type RuleRow = z.infer<typeof ruleRow>;

const observerFigures = z.strictObject({
  observer: z.enum(OBSERVERS),
  /** Premium calls named with certainty, of all premium calls; and how many others were named so. */
  certain: share,
  falselyCertain: count,
  bestPrecision: share,
  recall: share,
  /** For each premium customer; a little below 0 if he learnt nothing. */
  bits: z.number(),
});

/** GET /api/simulation/observers: what people with slips and phones learn of premium customers under each numbering. */
const observerTable = z.strictObject({
  numberings: z.array(
    z.strictObject({
      numbering: z.enum(NUMBERINGS),
      own: z.boolean(),
      observers: z.array(observerFigures),
      premiumAmongPassing: share,
      /** How many ordinary customers see a later number of their service called first, by share of premium customers. */
      ordinary: z.array(z.strictObject({ premiumShare: share, seeLaterNumber: share })),
    }),
  ),
  days: count,
  demand: z.strictObject({
    premiumShare: share,
    needShare: share,
    appointmentShare: share,
    backShare: share,
    load: z.number().positive(),
  }),
  slips: count,
  phones: count,
});

/** With what the branch gives its numbers now, and from the next opening on. */
export const observerAnswer = z.strictObject({
  table: observerTable,
  numbering: z.strictObject({ inForce: z.enum(NUMBERINGS), next: z.enum(NUMBERINGS) }),
});
export type ObserverAnswer = z.infer<typeof observerAnswer>;
