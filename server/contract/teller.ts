import { z } from 'zod';
import type { CommandFrom } from './command/commands.ts';
import { COUNTER_KINDS } from '../kernel/configuration/configuration.ts';
import { COUNTER_STATES } from '../kernel/state/counter.ts';
import { OPEN_HELP_STATES } from '../kernel/state/help-request.ts';
import { ACT_KINDS } from '../kernel/state/undo.ts';
import { count, epochMs, helpKind, id, language, localText, restored } from './common.ts';
import {
  armedDirectService,
  fairnessMeter,
  knownStanding,
  policyFacts,
  priorityNotice,
  ticketClass,
  undoableIdentification,
} from './priority.ts';
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
  /** Earliest times of the next recall and of a no-show. */
  recallFrom: epochMs,
  noShowFrom: epochMs,
  forms: z.array(localText),
  standing: knownStanding.nullable(),
  /** The reason staff have already given for this customer; null: none. */
  cueId: id.nullable(),
  /** Served without a call. */
  direct: z.boolean(),
  /** How to address the customer; null: not given. */
  salutation: salutation.nullable(),
});

/** Compact row of a list; `since`: epoch ms when it came there. */
export const ticketRow = z.strictObject({
  ticketId: id,
  number: z.string(),
  serviceId: id,
  since: epochMs,
  /** Issue sequence of the day. */
  n: count,
  class: ticketClass,
  /** Times that charged tickets passed it. */
  over: count,
  /** null: nobody has judged this customer. */
  standing: knownStanding.nullable(),
  /** The cue by which staff identified this customer; null: nobody has. */
  cueId: id.nullable(),
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
  restored: restored.nullable(),
  dayState: z.enum(['open', 'closed']),
  /** All counters: to sign on at, or to transfer to. */
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
  /** This teller's own of today, and those that ask for a non-cash teller; oldest first. */
  referrals: z.array(referralRow),
  managers: z.array(managerRow),
  /** Cards handed out by this teller today, newest first: what the customer had no time for is added afterwards (S74). */
  cards: z.array(followUpRow),
  /** The customer this counter serves or served last, at any time: a card handout may still be recorded for him; null: nobody. */
  cardable: z.strictObject({ ticketId: id, number: z.string() }).nullable(),
  /** What a referral from this counter needs; null: not signed on, or nobody to refer. */
  referable: z
    .strictObject({
      ticketId: id,
      number: z.string(),
      /** Until when, epoch ms; null: as long as the customer is being served. */
      until: epochMs.nullable(),
      /** The reason staff have already given for this customer; null: none. */
      cueId: id.nullable(),
    })
    .nullable(),
  /** Lines are long: refer briefly. */
  isBrief: z.boolean(),
  /** Whether the lobby notices a referral now; if not, the teller must literally raise a hand ("请举手示意"). */
  lobbyReach: z.enum(['ok', 'silent', 'nobody']),
  needs: z.array(reason),
  policy: policyFacts,
  /** null: there is no identification of this person's to undo. */
  identified: undoableIdentification.nullable(),
  /** Of direct services that this person armed. */
  notices: z.array(priorityNotice),
  /** The counter at which this person is signed on; null: none. */
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
      /** Tickets sent to this counter. */
      directed: z.array(ticketRow),
      waitingTotal: count,
      missed: z.array(ticketRow.extend({ restoreUntil: epochMs })),
      parked: z.array(ticketRow.extend({ reason: localText })),
      /** What Backspace would undo, and until when. */
      undo: z
        .strictObject({
          kind: z.enum(ACT_KINDS),
          number: z.string(),
          /** When it was done: the latest act is undone first. */
          at: epochMs,
          until: epochMs,
        })
        .nullable(),
      today: z.strictObject({ served: count, meanServiceMs: count.nullable() }),
      /** Progress of the newest request for help, and the kinds of the open ones. */
      help: z.enum(['none', ...OPEN_HELP_STATES]),
      helpKinds: z.array(helpKind),
      /** What the next key starts instead of a call; null: nothing is armed here. */
      direct: armedDirectService.nullable(),
      /** Of the idle counters, this one should call: it serves the least else. */
      invited: z.boolean(),
      meter: fairnessMeter,
    })
    .nullable(),
});
export type TellerView = z.infer<typeof tellerView>;
