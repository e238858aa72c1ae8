import { z } from 'zod';
import type { CommandFrom } from './command/commands.ts';
import { COUNTER_KINDS } from '../kernel/configuration/configuration.ts';
import { COUNTER_STATES } from '../kernel/state/counter.ts';
import { OPEN_HELP_STATES } from '../kernel/state/help-request.ts';
import { ACT_KINDS } from '../kernel/state/undo.ts';
import { count, epochMs, helpKind, id, language, localText } from './common.ts';
import { armedDirectService, fairnessMeter, knownStanding, policyFacts, priorityNotice, ticketClass } from './priority.ts';
import { salutation } from './command/person.ts';
import { followUpRow } from './follow-up.ts';
import { managerRow, referralRow } from './referral.ts';

export type TellerCommand = CommandFrom<'teller'>;

export const reason = z.strictObject({ id, text: localText });

const tellerTicket = z.strictObject({
  ticketId: id,
  number: z.string(),
  serviceId: id,
  serviceName: localText,
  language,
  phase: z.enum(['called', 'serving']),
  /** Frozen wait of this line. */
  waitMs: count,
  calledAt: epochMs,
  startedAt: epochMs.nullable(),
  rounds: count,
  recallsLeft: count,
  /** Earliest moments of the next recall and of a no-show. */
  recallFrom: epochMs,
  noShowFrom: epochMs,
  forms: z.array(localText),
  standing: knownStanding.nullable(),
  /** Served without a call. */
  direct: z.boolean(),
  /** How to address the customer, where it was given. */
  salutation: salutation.nullable(),
});

/** Compact row of a list; `since`: epoch ms it has been there. */
export const ticketRow = z.strictObject({
  ticketId: id,
  number: z.string(),
  serviceId: id,
  since: epochMs,
  /** Issue number of the day. */
  n: count,
  class: ticketClass,
  /** How often it was passed by charged tickets. */
  over: count,
  /** null: nobody has said anything of this customer. */
  standing: knownStanding.nullable(),
});

const tellerQueue = z.strictObject({
  serviceId: id,
  prefix: z.string(),
  name: localText,
  total: count,
  oldestSince: epochMs.nullable(),
  /** In calling order, at most LIST_LIMIT. */
  waiting: z.array(ticketRow),
});

export const tellerView = z.strictObject({
  staffId: id,
  staffName: z.string(),
  branchName: localText,
  timeZone: z.string(),
  dayState: z.enum(['open', 'closed']),
  /** Every counter: where to sign on, where to transfer. */
  counters: z.array(
    z.strictObject({
      id,
      label: z.string(),
      kind: z.enum(COUNTER_KINDS),
      state: z.enum(COUNTER_STATES),
      staffName: z.string().nullable(),
    }),
  ),
  services: z.array(z.strictObject({ id, prefix: z.string(), name: localText })),
  pauseReasons: z.array(reason),
  parkReasons: z.array(reason),
  chosenCallReasons: z.array(reason),
  handBackReasons: z.array(reason),
  cues: z.array(reason),
  /** My own of today, and those that ask for a teller away from cash; oldest first. */
  referrals: z.array(referralRow),
  managers: z.array(managerRow),
  /** Cards I handed out today, newest first: what the customer had no time for is added afterwards (S74). */
  cards: z.array(followUpRow),
  /** Whom this counter serves, or served last, whenever that was: his card may still be written down; null: nobody. */
  cardable: z.strictObject({ ticketId: id, number: z.string() }).nullable(),
  /** What a referral from this counter needs; null: not signed on, or nobody to refer. */
  referable: z
    .strictObject({
      ticketId: id,
      number: z.string(),
      /** Until when, epoch ms; null: as long as the customer is being served. */
      until: epochMs.nullable(),
    })
    .nullable(),
  /** Long queues: refer briefly. */
  isBrief: z.boolean(),
  /** Whether the lobby hears a raised hand now; if not, the hand itself must do ("请举手示意"). */
  lobbyReach: z.enum(['ok', 'silent', 'nobody']),
  needs: z.array(reason),
  policy: policyFacts,
  /** Of direct services this person armed. */
  notices: z.array(priorityNotice),
  /** The counter this person is signed on at; null: none. */
  counter: z
    .strictObject({
      id,
      label: z.string(),
      kind: z.enum(COUNTER_KINDS),
      state: z.enum(COUNTER_STATES).exclude(['closed']),
      since: epochMs,
      pauseReason: localText.nullable(),
      ticket: tellerTicket.nullable(),
      queues: z.array(tellerQueue),
      /** Sent to this very counter. */
      directed: z.array(ticketRow),
      waitingTotal: count,
      missed: z.array(ticketRow.extend({ restoreUntil: epochMs })),
      parked: z.array(ticketRow.extend({ reason: localText })),
      /** What Backspace would take back, until when. */
      undo: z
        .strictObject({
          kind: z.enum(ACT_KINDS),
          number: z.string(),
          /** When it was done: what was done last is taken back first. */
          at: epochMs,
          until: epochMs,
        })
        .nullable(),
      today: z.strictObject({ served: count, meanServiceMs: count.nullable() }),
      /** How far the newest request for help is, and what the open ones are for. */
      help: z.enum(['none', ...OPEN_HELP_STATES]),
      helpKinds: z.array(helpKind),
      /** What the next key starts instead of a call; null: nothing is armed here. */
      direct: armedDirectService.nullable(),
      /** Of the idle counters, this one should call: it can do least else. */
      invited: z.boolean(),
      meter: fairnessMeter,
    })
    .nullable(),
});
export type TellerView = z.infer<typeof tellerView>;
