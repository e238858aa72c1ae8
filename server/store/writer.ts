import type { Database } from 'better-sqlite3';
import { assertDurable } from './durability.ts';
import type { Head } from './event-row.ts';
import { factsOf } from './facts.ts';
import type { HeadFile } from './integrity/head-file.ts';
import { isSqliteError } from './sqlite-error.ts';
import type { TrailHead } from './trail/trail-row.ts';
import { StorageUnavailable } from './unavailable.ts';

/**
 * The only way anything in the database changes. Every transaction takes the write lock at its beginning: one that read first and
 * then asked for the lock would fail at once while another process holds it, however patient the connection is.
 */
export class Writer {
  /** The end of the log, as far as this transaction has written it. */
  head: Head;
  /** The same of the trail. */
  trailHead: TrailHead;
  private readonly connection: Database;
  private readonly file: string;
  private readonly headFile: HeadFile;
  private readonly epoch: number;
  private writes: number;
  private readonly inTransaction: (work: () => unknown) => unknown;
  private readonly changesSoFar: () => number;
  private readonly noteWrite: (writes: number) => void;

  constructor(connection: Database, file: string, headFile: HeadFile, head: Head, trailHead: TrailHead) {
    const facts = factsOf(connection);
    this.connection = connection;
    this.file = file;
    this.headFile = headFile;
    this.head = head;
    this.trailHead = trailHead;
    this.epoch = Number(facts.read('epoch'));
    this.writes = Number(facts.read('writes'));
    const totalChanges = connection.prepare<[], number>('SELECT total_changes()').pluck();
    this.changesSoFar = () => totalChanges.get() ?? 0;
    this.noteWrite = (writes) => facts.write('writes', String(writes));
    const transaction = connection.transaction((work: () => unknown) => this.counted(work));
    this.inTransaction = (work) => transaction.immediate(work);
  }

  /**
   * Runs `work` and commits; when it returns, a loss of power can no longer undo its writes.
   * @throws StorageUnavailable with nothing written, or whatever `work` threw with nothing written
   */
  transact<T>(work: () => T): T {
    const { head, trailHead, writes } = this;
    try {
      const result = this.inTransaction(work) as T;
      if (this.head !== head || this.writes !== writes) this.headFile.write(this.logHead());
      return result;
    } catch (error) {
      this.head = head;
      this.trailHead = trailHead;
      this.writes = writes;
      throw unavailable(error, this.file);
    }
  }

  /** Whether another process has let go of the write lock. */
  isUnlocked(): boolean {
    return this.withoutWaiting(() => this.connection.exec('BEGIN IMMEDIATE; ROLLBACK')) !== null;
  }

  /** Empties the WAL, which may hold what was deleted. False: somebody is reading from it. */
  truncateWal(): boolean {
    const rows = this.withoutWaiting(() => this.connection.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[]);
    return rows?.[0]?.busy === 0;
  }

  /** null: the database is locked. A wait of two seconds is for commands; nothing else is worth it. */
  private withoutWaiting<T>(act: () => T): T | null {
    const waitMs = Number(this.connection.pragma('busy_timeout', { simple: true }));
    this.connection.pragma('busy_timeout = 0');
    try {
      return act();
    } catch (error) {
      if (isSqliteError(error, 'SQLITE_BUSY') || isSqliteError(error, 'SQLITE_LOCKED')) return null;
      throw error;
    } finally {
      this.connection.pragma(`busy_timeout = ${waitMs}`);
    }
  }

  /** A transaction that appends no event leaves a trace of its own, so that its loss is noticed too. Checked before the commit. */
  private counted(work: () => unknown): unknown {
    const { head } = this;
    const before = this.changesSoFar();
    const result = work();
    if (this.head === head && this.changesSoFar() !== before) {
      this.writes += 1;
      this.noteWrite(this.writes);
    }
    assertDurable(this.connection, this.file);
    return result;
  }

  private logHead() {
    const { seq, sum, at } = this.head;
    return { epoch: this.epoch, seq, sum, writes: this.writes, at, trail: { seq: this.trailHead.seq, sum: this.trailHead.sum } };
  }
}

function unavailable(error: unknown, file: string): unknown {
  if (isSqliteError(error, 'SQLITE_FULL')) return new StorageUnavailable('full', file, error);
  if (isSqliteError(error, 'SQLITE_BUSY')) return new StorageUnavailable('busy', file, error);
  return error;
}
