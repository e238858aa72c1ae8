import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { writeFileDurably } from '../config.ts';
import { APPLICATION_ID, expectedSchema, migrate, MIGRATIONS, schemaOf } from './migrations.ts';
import { Reserve } from './reserve.ts';
import { type Seal, sealOf } from './seal.ts';
import { StoreError } from './store-error.ts';

/** How long a statement waits for another process's lock, such as a backup's, before it fails. */
const BUSY_TIMEOUT_MS = 2_000;
/** After a long read has let the WAL grow, the next checkpoint cuts it back to this size. */
const WAL_KEPT_BYTES = 16 * 1024 * 1024;
/** About 4 MB of WAL between checkpoints: SQLite's own default, set here so that no build option changes it. */
export const CHECKPOINT_PAGES = 1_000;
const FULL = 2;

/** The only writing connection to a branch's database. */
export interface BranchDatabase {
  readonly file: string;
  readonly connection: Database.Database;
  readonly reserve: Reserve;
  readonly seal: Seal;
  close(): void;
}

export function databaseFile(dataDir: string): string {
  return join(dataDir, 'branch.db');
}

/**
 * Opens the branch's database in `dataDir`, and creates it for a new branch.
 * @throws StoreError instead of starting on anything it does not understand, or with an empty database in place of a lost one
 */
export function openDatabase(dataDir: string): BranchDatabase {
  mkdirSync(dataDir, { recursive: true });
  const file = databaseFile(dataDir);
  const lock = lockBranch(file);
  let connection: Database.Database | null = null;
  try {
    refuseIfLost(file);
    connection = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    const reserve = new Reserve(file);
    prepare(connection, file, reserve);
    remember(file);
    const seal = sealOf(join(dataDir, 'people.key'));
    return { file, connection, reserve, seal, close: () => closeAll(connection, lock) };
  } catch (error) {
    closeAll(connection, lock);
    throw named(error, file);
  }
}

/**
 * SQLite alone would let a second server write. The lock is on a separate file, so that reports can still read; the operating
 * system releases it when the process ends, in whatever way.
 */
function lockBranch(file: string): Database.Database {
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw isSqliteError(error, 'SQLITE_BUSY') ? new StoreError('database-in-use', file, '') : named(error, file);
  }
}

/** Home Assistant replaced a broken database with an empty one (core issues 88780, 139692); here that is refused. */
function refuseIfLost(file: string): void {
  const lost = !existsSync(file) || statSync(file).size === 0;
  if (lost && existsSync(createdMarker(file))) throw new StoreError('database-missing', file, '');
}

function remember(file: string): void {
  if (existsSync(createdMarker(file))) return;
  writeFileDurably(createdMarker(file), `A database was made here. If ${file} is missing, restore it: do not start without it.\n`, 0o600);
}

function createdMarker(file: string): string {
  return `${file}.created`;
}

function prepare(connection: Database.Database, file: string, reserve: Reserve): void {
  const version = recognise(connection, file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  // Deleted rows of `people` and the lists are overwritten on the disk, not merely unlinked.
  connection.pragma('secure_delete = ON');
  connection.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  migrate(connection, version);
  if (schemaOf(connection) !== expectedSchema()) throw new StoreError('schema-differs', file, `schema ${MIGRATIONS.length}`);
  writeOnce(connection, reserve);
  assertDurable(connection, file);
  reserve.keep();
}

/** The schema version of this program's database; 0 for a new one. */
function recognise(connection: Database.Database, file: string): number {
  const application = Number(connection.pragma('application_id', { simple: true }));
  const version = Number(connection.pragma('user_version', { simple: true }));
  const isNew = application === 0 && version === 0 && schemaOf(connection) === '';
  if (!isNew && application !== APPLICATION_ID) throw new StoreError('foreign-database', file, String(application));
  if (version > MIGRATIONS.length) throw new StoreError('newer-schema', file, `schema ${version}, known up to ${MIGRATIONS.length}`);
  return version;
}

/** In WAL mode better-sqlite3 lowers `synchronous` at the first write, so a write must come before the check. */
function writeOnce(connection: Database.Database, reserve: Reserve): void {
  const write = () => connection.pragma(`user_version = ${MIGRATIONS.length}`);
  try {
    write();
  } catch (error) {
    if (!isSqliteError(error, 'SQLITE_FULL') || !reserve.release()) throw error;
    write();
  }
}

/** @throws StoreError 'not-durable' if a power cut could lose a commit (at NORMAL, 40 of 40 were lost) */
export function assertDurable(connection: Database.Database, file: string): void {
  const level = synchronousOf(connection).get();
  if (level !== FULL) throw new StoreError('not-durable', file, String(level));
}

const synchronousStatements = new WeakMap<Database.Database, Database.Statement<[], number>>();

/**
 * Prepared once, because it runs before every commit. As a table function the PRAGMA is read on each run; as a
 * plain statement it would keep its first value.
 */
function synchronousOf(connection: Database.Database): Database.Statement<[], number> {
  let statement = synchronousStatements.get(connection);
  if (statement === undefined) {
    statement = connection.prepare<[], number>('SELECT synchronous FROM pragma_synchronous').pluck();
    synchronousStatements.set(connection, statement);
  }
  return statement;
}

export function isSqliteError(error: unknown, code: string): boolean {
  return error instanceof Database.SqliteError && (error.code === code || error.code.startsWith(`${code}_`));
}

/** Turns SQLite's own errors into what the person at the machine can do. Other errors pass. */
export function named(error: unknown, file: string): unknown {
  if (isSqliteError(error, 'SQLITE_NOTADB')) return new StoreError('not-a-database', file, 'not an SQLite file');
  if (isSqliteError(error, 'SQLITE_CORRUPT')) return new StoreError('not-a-database', file, String(error));
  if (isSqliteError(error, 'SQLITE_FULL')) return new StoreError('disk-full', file, '');
  return error;
}

function closeAll(connection: Database.Database | null, lock: Database.Database): void {
  connection?.close();
  lock.close();
}
