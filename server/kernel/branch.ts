import type { BusinessDay } from './business-day.ts';
import type { Call } from './call.ts';
import type { BranchConfiguration } from './configuration.ts';
import type { Counter, Session } from './counter.ts';
import type { HelpRequest } from './help-request.ts';
import type { Line } from './line.ts';
import type { Printer, PrinterCondition, PrintJob } from './printing.ts';
import type { RatingInvitation } from './rating.ts';
import type { Ticket, TicketRecord } from './ticket.ts';
import type { Act } from './undo.ts';

/** What anybody in the hall may know. Public views receive this and nothing else, so they cannot name what they must not tell. */
export interface Hall {
  day: BusinessDay | null;
  /** In force since the day opened; before the first day, the one it would open with. */
  configuration: BranchConfiguration | null;
  readonly tickets: Map<string, Ticket>;
  /** People waiting, by service (tickets directed to a counter count for their service). */
  readonly waitingCount: Map<string, number>;
  /** Tickets taken today, by service. */
  readonly takenCount: Map<string, number>;
  readonly counters: Map<string, Counter>;
  /** Oldest first, at most CALLS_REMEMBERED; an undone call leaves without a trace. */
  readonly calls: Call[];
  readonly printers: Map<string, Printer>;
  readonly printJobs: Map<string, PrintJob>;
  /** Jobs without an outcome yet, oldest first. */
  readonly pendingPrints: Set<string>;
  /** Open tickets whose latest slip did not surely come out. */
  readonly troubledSlips: Set<string>;
  /** The last few tickets each kiosk issued, newest first, for its ticket page. */
  readonly recentTickets: Map<string, readonly string[]>;
  /** How far each kiosk's open help request is; who comes is for staff only. */
  readonly kioskHelp: Map<string, 'raised' | 'seen' | 'acknowledged'>;
  /** What each counter last asked a customer to rate. */
  readonly ratings: Map<string, RatingInvitation>;
}

/** What only staff may know. */
export interface Staff {
  /** One sorted line for each service and for each counter ("service:…", "counter:…"). */
  readonly lines: Map<string, Line>;
  readonly records: Map<string, TicketRecord>;
  readonly sessions: Map<string, Session>;
  /** The last act of each counter, while it can be undone. */
  readonly acts: Map<string, Act>;
  readonly missed: Set<string>;
  readonly parked: Set<string>;
  readonly helpRequests: Map<string, HelpRequest>;
  /** By prefix: the last number drawn. */
  readonly lastOrdinals: Map<string, number>;
  /** Numbers somebody still holds; a series that wraps passes over them. */
  readonly activeNumbers: Set<string>;
  lastN: number;
}

/** A kiosk's page shows one ticket; a few more cover a quick next customer. */
export const RECENT_TICKETS_REMEMBERED = 3;

/** The fold's accumulator. Owned by whoever folds; `evolve` changes it in place, deterministically. */
export interface Branch {
  readonly hall: Hall;
  readonly staff: Staff;
  /** Time of the last event folded; decisions never see an earlier now. */
  lastEventAt: number;
}

export function emptyBranch(): Branch {
  return {
    hall: {
      day: null,
      configuration: null,
      tickets: new Map(),
      waitingCount: new Map(),
      takenCount: new Map(),
      counters: new Map(),
      calls: [],
      printers: new Map(),
      printJobs: new Map(),
      pendingPrints: new Set(),
      troubledSlips: new Set(),
      recentTickets: new Map(),
      kioskHelp: new Map(),
      ratings: new Map(),
    },
    staff: {
      lines: new Map(),
      records: new Map(),
      sessions: new Map(),
      acts: new Map(),
      missed: new Set(),
      parked: new Set(),
      helpRequests: new Map(),
      lastOrdinals: new Map(),
      activeNumbers: new Set(),
      lastN: 0,
    },
    lastEventAt: 0,
  };
}

/** A branch that has never opened: screens can already say when it will. */
export function initialBranch(configuration: BranchConfiguration): Branch {
  const branch = emptyBranch();
  furnish(branch.hall, configuration, 0, {});
  return branch;
}

/** Puts up the counters, all closed, and the printers as last heard of. */
export function furnish(
  hall: Hall,
  configuration: BranchConfiguration,
  at: number,
  printers: Readonly<Record<string, PrinterCondition>>,
): void {
  hall.configuration = configuration;
  for (const { id } of configuration.counters) {
    hall.counters.set(id, { id, state: 'closed', ticketId: null, pauseReasonId: null, since: at });
  }
  for (const { id } of configuration.printers) {
    hall.printers.set(id, { id, condition: printers[id] ?? 'unreachable', since: at });
  }
}
