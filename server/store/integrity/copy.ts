import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { factsOf } from '../facts.ts';
import { APPLICATION_ID, HEAD_SINCE, migrate, MIGRATIONS, TRAIL_SINCE } from '../migrations.ts';
import { named } from '../sqlite-error.ts';
import { StoreError } from '../store-error.ts';
import { HeadFile, type LogHead } from './head-file.ts';
import { lastOfTrail, NO_TRAIL } from '../trail/trail-row.ts';
import { defineRowSum } from './row-sums.ts';
import { type Verdict, verifyDatabase, type VerifyParts } from './verify.ts';

/** Waits this long for another process that is just opening or closing the database. */
const PATIENCE_MS = 10_000;

/** What a database says of itself, of this release or of an earlier one. */
export interface DatabaseState {
  readonly schema: number;
  /** Of an earlier release that had none: epoch 0, no writes. */
  readonly head: LogHead;
}

/**
 * Copies a database that may be in use: SQLite's own online copy, as of one moment, with what was deleted left out. The copy is not
 * synced. Whoever writes meanwhile is not held up; whoever truncates the WAL is, until the copy is done.
 * @param into a file that does not exist
 * @throws StoreError when the database cannot be read
 */
export function copyDatabase(file: string, into: string): void {
  reading(file, (connection) => void connection.prepare('VACUUM INTO ?').run(into));
}

/** @throws StoreError when it is no database of this program, or one of a newer release */
export function stateOf(file: string): DatabaseState {
  return reading(file, (connection) => {
    const application = Number(connection.pragma('application_id', { simple: true }));
    if (application !== APPLICATION_ID) throw new StoreError('foreign-database', file, String(application));
    const schema = Number(connection.pragma('user_version', { simple: true }));
    if (schema > MIGRATIONS.length) throw new StoreError('newer-schema', file, `schema ${schema}, known up to ${MIGRATIONS.length}`);
    const last = connection
      .prepare<[], Pick<LogHead, 'seq' | 'sum' | 'at'>>('SELECT seq, sum, at FROM events ORDER BY seq DESC LIMIT 1')
      .get() ?? { seq: 0, sum: 0, at: 0 };
    const facts = schema < HEAD_SINCE ? null : factsOf(connection);
    const trail = schema < TRAIL_SINCE ? NO_TRAIL : lastOfTrail(connection);
    const head = {
      ...last,
      epoch: Number(facts?.read('epoch') ?? 0),
      writes: Number(facts?.read('writes') ?? 0),
      trail: { seq: trail.seq, sum: trail.sum },
    };
    return { schema, head };
  });
}

/** Checks a closed copy that nobody else uses. One of an earlier release is brought up to date on a copy of its own, and checked there. */
export function verifyCopy({ file, ...how }: Omit<VerifyParts, 'head'>): Verdict {
  const { schema, head } = stateOf(file);
  if (schema === MIGRATIONS.length) return verifyDatabase({ ...how, file, head });
  const trial = `${file}.trial`;
  try {
    copyDatabase(file, trial);
    const connection = new Database(trial);
    migrate(connection, schema);
    connection.close();
    return verifyDatabase({ ...how, file: trial, head: stateOf(trial).head });
  } finally {
    rmSync(trial, { force: true });
  }
}

/**
 * Makes a closed copy the branch's own: everything in one synced file, in this epoch, with its head beside it.
 * A database of an earlier release learns its epoch when it is brought up to date, which adds one to that of the head.
 */
export function beginEpoch(file: string, head: string, epoch: number): void {
  const { schema, head: found } = stateOf(file);
  const connection = new Database(file);
  try {
    defineRowSum(connection);
    connection.pragma('journal_mode = DELETE');
    connection.pragma('synchronous = EXTRA');
    if (schema >= HEAD_SINCE) connection.transaction(() => factsOf(connection).write('epoch', String(epoch))).immediate();
  } finally {
    connection.close();
  }
  const heads = new HeadFile(head);
  heads.writeDurably({ ...found, epoch: schema >= HEAD_SINCE ? epoch : epoch - 1 }, head);
  heads.close();
}

function reading<T>(file: string, read: (connection: Database.Database) => T): T {
  let connection: Database.Database | null = null;
  try {
    connection = new Database(file, { readonly: true, fileMustExist: true, timeout: PATIENCE_MS });
    return read(connection);
  } catch (error) {
    throw named(error, file);
  } finally {
    connection?.close();
  }
}
