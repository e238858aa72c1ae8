import type { Actor } from '../kernel/words/actor.ts';
import type { Answer } from '../kernel/words/answer.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import type { ListReaders, Lists, ListTerms } from './lists.ts';
import type { Person } from './person.ts';

/** A command that was answered before: who repeats it with the same body gets the same answer. */
export interface KnownCommand {
  readonly bodyHash: string;
  readonly answer: Answer;
}

/** Who caused an event, and by which command. */
export interface Cause {
  readonly commandId: string;
  readonly actor: Actor;
}

/** Writes of one transaction: all of them become durable, or none. */
export interface Batch {
  append(cause: Cause, stored: StoredEvent): void;
  remember(commandId: string, known: KnownCommand, at: number): void;
  /** Personal data that the events of this transaction refer to. */
  keep(person: Person, at: number): void;
  /** What is kept for a follow-up is deleted at the first purge from `purgeAt` on, epoch ms. */
  giveTerm(refs: readonly string[], purgeAt: number): void;
  /** What the first says nothing of, it takes from the second, which stays as it is. */
  inherit(ref: string, fromRef: string): void;
  /** Deletes at once whatever lies there; `eraseTraces` after the commit takes the bytes. */
  forget(refs: readonly string[]): void;
  /** Rows of the large lists, read as this transaction has left them so far. */
  readonly lists: Lists;
}

/**
 * Where a branch's events lie. Synchronous and small on purpose: one writer, no await between deciding and
 * storing. Two implementations, one contract suite (`tests/store/event-log-contract.ts`).
 */
export interface EventLog {
  /**
   * Everything from the last day-opened event on, in order; before the first day, everything there is.
   * @throws StoreError 'event-unreadable' rather than skip one it does not understand
   */
  readDay(): StoredEvent[];
  /** The answer a command id got before, this transaction's own included; null: never seen, or forgotten. */
  recall(commandId: string): KnownCommand | null;
  /**
   * Runs `write` and commits; when it returns, its writes have survived any later loss of power.
   * @throws StorageFull with nothing written, or whatever `write` threw with nothing written. After any other
   * error nobody knows whether the writes are there (an fsync that fails may have succeeded): stop the process.
   */
  transact<T>(write: (batch: Batch) => T): T;
  /** null: never there, or deleted since. */
  personOf(ref: string): Person | null;
  /** The large lists as stored, for looking at. */
  readonly lists: ListReaders;
  /** Deletes rows of the large lists whose term is over, as `purgeDay` does. How many there were. */
  purgeLists(terms: ListTerms): number;
  /** Deletes what was kept for the day, so that its bytes are gone from the disk as well. How many there were. */
  purgeDay(): number;
  /** As `purgeDay`, of everybody else whose term is over. */
  purgePeople(terms: PeopleTerms): number;
  /** Takes from the disk what was deleted by then and lies in the WAL still. */
  eraseTraces(): void;
  /** Frees the space kept back for a full disk. False: there was none left to free. */
  releaseReserve(): boolean;
  /** Whether writing is likely to succeed again; puts the reserve back when there is room for it. */
  probeSpace(): boolean;
  close(): void;
}

export interface PeopleTerms {
  /** Salutations of records written before, epoch ms. */
  readonly recordsBefore: number;
  /** Follow-ups' people have a term each, and it is over at this moment. */
  readonly now: number;
}

/** The disk is full; nothing was written and reading goes on. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** A retry comes within seconds, over a bad week-end within days; after this an answer is forgotten when a day opens. */
export const ANSWERS_KEPT_MS = 3 * 24 * 60 * 60 * 1_000;
/** So opening a day never takes long; more than the commands of the busiest day, so the rest never piles up. */
export const ANSWERS_FORGOTTEN_AT_ONCE = 50_000;
