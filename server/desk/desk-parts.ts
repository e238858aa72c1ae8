import { branchTime, type Clock } from '../time/clock.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { evolve } from '../kernel/evolve.ts';
import { type Branch, initialBranch } from '../kernel/state/branch.ts';
import type { Actor } from '../kernel/words/actor.ts';
import type { Answer } from '../kernel/words/answer.ts';
import type { Context } from '../kernel/words/context.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import type { PurgedLists } from '../store/lists.ts';
import type { EventLog } from '../store/log.ts';
import type { StorageTrouble } from '../store/unavailable.ts';
import type { Intent } from './intent.ts';

export interface DeskParts {
  readonly log: EventLog;
  readonly clock: Clock;
  /** A fresh unguessable id. */
  readonly newId: () => string;
  /** Uniform in [0, 1). */
  readonly draw: () => number;
  /** The configuration of a day that is opened now. */
  readonly configuration: () => BranchConfiguration;
  /** Called after each commit that changed the branch, once its commands have been answered. */
  readonly tell: (changed: readonly StoredEvent[]) => void;
  /** Called after rows were deleted because their term was over. */
  readonly purged: (rows: PurgedRows) => void;
  /** Called with a bug in the decision of a command of this type: it was refused, and nothing changed. */
  readonly faulted: (error: unknown, commandType: string) => void;
  /** Called once, when continuing could contradict what is stored. Must end the process. */
  readonly die: (error: unknown) => void;
}

/** How many rows a purge deleted, by what they were. */
export interface PurgedRows extends PurgedLists {
  /** Personal data kept for the day. */
  readonly ofTheDay: number;
  /** Other personal data. */
  readonly people: number;
  /** What people did and read. */
  readonly trail: number;
}

/** An intent that waits for the next commit. */
export interface Pending {
  readonly intent: Intent;
  readonly bodyHash: string;
  readonly reply: (answer: Answer) => void;
}

export interface CarriedOut {
  readonly answer: Answer;
  readonly events: readonly StoredEvent[];
}

/** The result of a commit: an answer for each pending intent, in order, and the events it added. */
export interface Written {
  readonly answers: readonly Answer[];
  readonly changed: readonly StoredEvent[];
  /** How many of the answers were to an id that was known already. */
  readonly repeated: number;
}

/** A commit as whoever measures the desk hears of it. Never one of a check that found nothing to do. */
export interface Commit {
  /** 'full' and 'busy': nothing was written, and every new command was refused. */
  readonly outcome: CommitOutcome;
  /** From the moment at which the desk took what waited, until it was durable or refused. */
  readonly durationMs: number;
  readonly changed: readonly StoredEvent[];
  readonly repeated: number;
}

export type CommitOutcome = 'done' | StorageTrouble;

/** The actor of commands that time itself causes. */
export const CLOCK: Actor = { role: 'clock' };

export function contextOf({ clock, configuration, newId, draw }: DeskParts): Context {
  const inForce = configuration();
  return { ...branchTime(clock, inForce.branch.timeZone), configuration: inForce, newId, draw };
}

/**
 * The stored day, folded. Before the first day there already is a branch: closed, with its printers.
 * @throws StoreError when the stored day cannot be read
 */
export function foldDay(log: EventLog, configuration: BranchConfiguration): Branch {
  const branch = initialBranch(configuration);
  for (const stored of log.readDay()) evolve(branch, stored);
  return branch;
}
