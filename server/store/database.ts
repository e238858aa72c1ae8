import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { writeFileDurably } from '../config.ts';
import { assertDurable } from './durability.ts';
import { EMPTY_HEAD, type Head } from './event-row.ts';
import { factsOf } from './facts.ts';
import { applyErasures } from './erasure/apply-erasures.ts';
import { checkHead } from './integrity/check-head.ts';
import { type DamagedTable, damagedTables } from './integrity/damaged-rows.ts';
import type { Seal } from './integrity/seal.ts';
import { HeadFile, readHead } from './integrity/head-file.ts';
import { type KeyEntry, type KeyRing, openKeys } from './integrity/keys.ts';
import { type Lock, lockBranch } from './lock.ts';
import { APPLICATION_ID, expectedSchema, HEAD_SINCE, migrate, MIGRATIONS, schemaOf } from './migrations.ts';
import { Reserve } from './reserve.ts';
import { isSqliteError, named } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';
import { sealPlainPeople } from './tables/people-table.ts';
import { lastOfTrail, NO_TRAIL } from './trail/trail-row.ts';
import { StorageUnavailable } from './unavailable.ts';
import { Writer } from './writer.ts';

/** How long a transaction waits for another process's lock, such as a backup's, before the desk refuses what it was to write. */
export const BUSY_TIMEOUT_MS = 2_000;
/** After a long read has let the WAL grow, the next checkpoint cuts it back to this size. */
const WAL_KEPT_BYTES = 16 * 1024 * 1024;
/** About 4 MB of WAL between checkpoints: SQLite's own default, set here so that no build option changes it. */
export const CHECKPOINT_PAGES = 1_000;

/** The only writing connection to a branch's database. */
export interface BranchDatabase {
  readonly file: string;
  readonly connection: Database.Database;
  readonly writer: Writer;
  readonly reserve: Reserve;
  readonly keys: KeyRing;
  /** Damage that is known: of what every command relies on since the start (answers given, tokens), of the rest since it was met. */
  readonly damaged: DamagedTable[];
  close(): void;
}

export function databaseFile(dataDir: string): string {
  return join(dataDir, 'branch.db');
}

export function headFile(file: string): string {
  return `${file}.head`;
}

/**
 * Opens the branch's database in `dataDir`, and creates it for a new branch.
 * @throws StoreError instead of starting on anything it does not understand, with an empty database in place of a lost one, or with
 * a log that is shorter than it was
 */
export function openDatabase(dataDir: string): BranchDatabase {
  const file = databaseFile(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const lock = lockBranch(file);
  let connection: Database.Database | null = null;
  let heads: HeadFile | null = null;
  try {
    refuseIfLost(file);
    const reserve = new Reserve(file);
    connection = openWithRoom(file, reserve);
    prepare(connection, file, reserve);
    heads = new HeadFile(headFile(file));
    remember(file);
    const writer = new Writer(connection, file, heads, lastHead(connection), lastOfTrail(connection));
    const keys = keysOf(dataDir, connection, writer);
    sealPeople(connection, writer, keys.seal);
    applyErasures(dataDir, connection, writer, keys.seal);
    const damaged = [...damagedTables(connection, ['commands', 'tokens'])];
    return { file, connection, writer, reserve, keys, damaged, close: () => closeAll(connection, heads, lock) };
  } catch (error) {
    closeAll(connection, heads, lock);
    throw named(error, file);
  }
}

/** A connection needs some room of its own beside the database: on a full disk, that which was reserved. */
function openWithRoom(file: string, reserve: Reserve): Database.Database {
  const connection = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    connection.pragma('journal_mode = WAL');
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
    return connection;
  } catch (error) {
    connection.close();
    const isFull = isSqliteError(error, 'SQLITE_FULL') || isSqliteError(error, 'SQLITE_IOERR');
    if (!isFull || !reserve.release()) throw error;
    return openWithRoom(file, reserve);
  }
}

/** Home Assistant replaced a broken database with an empty one (core issues 88780, 139692); here that is refused. */
function refuseIfLost(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw new StoreError('not-a-database', file, 'a folder');
  if ((found === undefined || found.size === 0) && existsSync(createdMarker(file))) throw new StoreError('database-missing', file, '');
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
  connection.pragma('synchronous = FULL');
  // Deleted rows of `people` and the lists are overwritten on the disk, not merely unlinked.
  connection.pragma('secure_delete = ON');
  connection.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  bringUpToDate(connection, file, version);
  if (schemaOf(connection) !== expectedSchema()) throw new StoreError('schema-differs', file, `schema ${MIGRATIONS.length}`);
  checkHead(file, readHead(headFile(file)), connection);
  // In WAL mode better-sqlite3 lowers `synchronous` at the first write, so a write must come before the check.
  const isWritten = writeOnce(connection, reserve);
  if (isWritten) assertDurable(connection, file);
  if (isWritten && version < MIGRATIONS.length) connection.pragma('wal_checkpoint(TRUNCATE)');
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

/** The head of a database that had none is on the disk before the database says that there is one. */
function bringUpToDate(connection: Database.Database, file: string, version: number): void {
  if (version >= HEAD_SINCE) return migrate(connection, version);
  const epoch = (readHead(headFile(file))?.epoch ?? 0) + 1;
  const { seq, sum, at } = version === 0 ? EMPTY_HEAD : lastOf(connection, 'NULL');
  const heads = new HeadFile(headFile(file));
  heads.writeDurably({ epoch, seq, sum, writes: 0, at, trail: NO_TRAIL }, headFile(file));
  heads.close();
  connection
    .transaction(() => {
      migrate(connection, version);
      factsOf(connection).write('epoch', String(epoch));
    })
    .immediate();
}

function lastHead(connection: Database.Database): Head {
  return lastOf(connection, 'mac');
}

/** `mac`: the column's name, or NULL where an earlier release had none. */
function lastOf(connection: Database.Database, mac: 'mac' | 'NULL'): Head {
  const last = connection.prepare<[], Head>(`SELECT seq, at, day, sum, ${mac} AS mac FROM events ORDER BY seq DESC LIMIT 1`).get();
  return last ?? EMPTY_HEAD;
}

/** False: the disk is full, and the branch can be read only. */
function writeOnce(connection: Database.Database, reserve: Reserve): boolean {
  const write = () => connection.pragma(`user_version = ${MIGRATIONS.length}`);
  try {
    write();
    return true;
  } catch (error) {
    if (!isSqliteError(error, 'SQLITE_FULL')) throw error;
    if (!reserve.release()) return false;
    return writeOnce(connection, reserve);
  }
}

/** A key made now signs from the next event on. */
function keysOf(dataDir: string, connection: Database.Database, writer: Writer): KeyRing {
  const facts = factsOf(connection);
  const known = JSON.parse(facts.read('keys') ?? '[]') as readonly KeyEntry[];
  const ring = openKeys(dataDir, known, writer.head.seq + 1);
  if (ring.entries.length > known.length) writer.transact(() => facts.write('keys', JSON.stringify(ring.entries)));
  return ring;
}

/** Up to release 0.3.0 salutations lay in plain text. On a full disk, or a page that cannot be read, they wait for the next start. */
function sealPeople(connection: Database.Database, writer: Writer, seal: Seal): void {
  try {
    if (writer.transact(() => sealPlainPeople(connection, seal)) > 0) writer.truncateWal();
  } catch (error) {
    if (!(error instanceof StorageUnavailable) && !isSqliteError(error, 'SQLITE_CORRUPT')) throw error;
  }
}

function closeAll(connection: Database.Database | null, heads: HeadFile | null, lock: Lock): void {
  connection?.close();
  heads?.close();
  lock.release();
}
