import type { Actor } from '../kernel/words/actor.ts';
import type { Answer } from '../kernel/words/answer.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import type { ListReaders, Lists, ListTerms, PurgedLists } from './lists.ts';
import type { Person } from './person.ts';
import type { TrailEntry } from './trail/trail-row.ts';
import type { StorageTrouble } from './unavailable.ts';

/** A command that was answered before: a repeat with the same body gets the same answer. */
export interface KnownCommand {
  /** By `sumOf`. Releases up to 0.3.0 kept the hash itself. */
  readonly bodyHash: string;
  readonly answer: Answer;
}

/** Who caused an event, and by which command. */
export interface Cause {
  readonly commandId: string;
  readonly actor: Actor;
  /** Id of the device at which a person acted; null: none that the branch knows. */
  readonly deviceId: string | null;
}

/** Writes of one transaction: all of them become durable, or none. */
export interface Batch {
  append(cause: Cause, stored: StoredEvent): void;
  remember(commandId: string, known: KnownCommand, at: number): void;
  /** Writes down what a person did or read that no event tells. */
  note(entry: TrailEntry): void;
  /** Stores personal data that the events of this transaction refer to. */
  keep(person: Person, at: number): void;
  /** Personal data of a closed follow-up: deleted at the first purge from `purgeAt` on, epoch ms. */
  giveTerm(refs: readonly string[], purgeAt: number): void;
  /** Fields that `ref` lacks are copied from `fromRef`, which stays as it is. */
  inherit(ref: string, fromRef: string): void;
  /** Deletes the referenced data at once; after the commit, `eraseTraces` removes its bytes. */
  forget(refs: readonly string[]): void;
  /** The large lists, as this transaction has changed them so far. */
  readonly lists: Lists;
}

/**
 * Where a branch's events are stored. Synchronous and small on purpose: one writer, and no await between deciding and storing.
 * Two implementations pass one contract suite (`tests/store/event-log-contract.ts`).
 */
export interface EventLog {
  /**
   * All events from the last day-opened event on, in order; before the first day, all events there are.
   * @throws StoreError 'event-unreadable' rather than skip an event it does not understand
   */
  readDay(): StoredEvent[];
  /** When the last stored event happened, epoch ms; null: there is none. */
  lastEventAt(): number | null;
  /** The earlier answer to a command id, also from this transaction; null: never seen, or forgotten; damaged: it cannot be read. */
  recall(commandId: string): KnownCommand | 'damaged' | null;
  /** What is kept of a request, from its hash: a sum that takes the branch's key, so that nobody tries out which telephone was in it. */
  sumOf(bodyHash: string): string;
  /**
   * Runs `write` and commits; when it returns, a loss of power can no longer undo its writes.
   * @throws StorageUnavailable with nothing written, or whatever `write` threw with nothing written. After any other error nobody
   * knows whether the writes are stored (a failed fsync may have succeeded): stop the process.
   */
  transact<T>(write: (batch: Batch) => T): T;
  /** null: never stored, or deleted since. */
  personOf(ref: string): Person | null;
  /** The large lists as stored, for reading. */
  readonly lists: ListReaders;
  /** Deletes rows of the large lists whose term is over, as `purgeDay` does. */
  purgeLists(terms: ListTerms): PurgedLists;
  /** Deletes personal data kept for the day, so that its bytes are gone from the disk as well. Returns the number of rows. */
  purgeDay(): number;
  /** The same for all other personal data whose term is over. */
  purgePeople(terms: PeopleTerms): number;
  /** Deletes rows of the trail written before this time, and those too many; returns the number. `now` is told in the trail. */
  purgeTrail(before: number, now: number): number;
  /** Up to when terms were last found over: no later purge may run far ahead of it. */
  readonly lastPurge: LastPurge;
  /** Removes from the disk what was deleted before and is still in the WAL. */
  eraseTraces(): void;
  /** Frees the space reserved for a full disk. False: there was none left to free. */
  releaseReserve(): boolean;
  /** Whether writing is likely to succeed again; restores the reserve if there is room for it. Does not wait. */
  isWritable(trouble: StorageTrouble): boolean;
  close(): void;
}

/** Epoch ms; null: no purge yet. */
export interface LastPurge {
  read(): number | null;
  write(at: number): void;
}

export interface PeopleTerms {
  /** Salutations of records written before this time, epoch ms. */
  readonly recordsBefore: number;
  /** Each follow-up's personal data has a term; those whose term has ended by this time. */
  readonly now: number;
}

/** A retry comes within seconds, or after a bad week-end within days; older answers are forgotten when a day opens. */
export const ANSWERS_KEPT_MS = 3 * 24 * 60 * 60 * 1_000;
/** A limit so that opening a day never takes long; it exceeds the commands of the busiest day, so answers never pile up. */
export const ANSWERS_FORGOTTEN_AT_ONCE = 50_000;
