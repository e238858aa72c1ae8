import Database from 'better-sqlite3';
import { addRowSums, defineRowSum } from './integrity/row-sums.ts';

/** Schema version from which a head lies beside the database. */
export const HEAD_SINCE = 5;

/** Schema version from which a trail is kept. */
export const TRAIL_SINCE = 7;

/** "BrQu": tells this program's databases from other SQLite files. */
export const APPLICATION_ID = 0x42725175;

/**
 * Forward only; a released step is never edited. A database's version is its `user_version`.
 *
 * `events.sum` chains each record to the one before (CRC-32), so that the day is checked when it is read.
 * `people` is separate from the events, which refer to it: its rows can be deleted without a trace in the chain.
 * `prospects`, `gatherings` and `attendees` are large lists with terms of their own; `details` is sealed (`seal.ts`).
 * `anchor` named the last record of a closed log; since step 5 a file beside the database does (`integrity/head-file.ts`).
 * `events.mac` signs each record with a key that is not in the database; `sum` of the other tables covers one row (`integrity/row-sums.ts`).
 * `credentials` holds how the people of `branch.json` prove who they are, `sessions` who is signed in where; both know them by their id.
 * `sightings` says when and where each paired device was seen last.
 * `trail` says who did and read what, on a chain of its own (`trail/trail-row.ts`).
 * `erasures` holds orders of customers who asked to be erased, without naming them (`erasure/erasure.ts`).
 * `facts` says what holds for the database as a whole, such as its epoch and the time of the last purge.
 * The only index of the events holds those that open a day. A day is the records from its opening to the next one, found at once
 * whatever the history, and no commit has to maintain an index of all events.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    day TEXT,
    command_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    sum INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX openings ON events (seq, day) WHERE type = 'day-opened';
  CREATE TABLE commands (
    command_id TEXT PRIMARY KEY,
    body_hash TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE tokens (
    token_sha256 TEXT PRIMARY KEY,
    audience TEXT NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE people (
    ref TEXT PRIMARY KEY,
    kept_for TEXT NOT NULL,
    salutation TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE anchor (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    sum INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE prospects (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL,
    manager_id TEXT NOT NULL,
    phone_sum TEXT NOT NULL,
    details TEXT NOT NULL,
    state TEXT NOT NULL,
    due_on TEXT,
    contacts INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX prospects_of_manager ON prospects (manager_id, state, due_on);
  CREATE INDEX prospects_by_phone ON prospects (phone_sum);
  CREATE TABLE gatherings (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    seats INTEGER NOT NULL,
    cancelled INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE attendees (
    id TEXT PRIMARY KEY,
    gathering_id TEXT NOT NULL,
    manager_id TEXT,
    phone_sum TEXT NOT NULL,
    details TEXT NOT NULL,
    companions INTEGER NOT NULL,
    registered_at INTEGER NOT NULL,
    arrived_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attendees_of_gathering ON attendees (gathering_id, phone_sum);
  `,
  `
  CREATE TABLE persons (
    ref TEXT PRIMARY KEY,
    kept_for TEXT NOT NULL,
    facts TEXT NOT NULL,
    at INTEGER NOT NULL,
    purge_at INTEGER
  ) STRICT, WITHOUT ROWID;
  INSERT INTO persons SELECT ref, kept_for, json_object('salutation', json(salutation), 'look', NULL, 'phone', NULL, 'note', NULL), at, NULL FROM people;
  DROP TABLE people;
  ALTER TABLE persons RENAME TO people;
  `,
  `
  ALTER TABLE events ADD COLUMN mac BLOB;
  DROP TABLE anchor;
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO facts VALUES ('epoch', '1'), ('writes', '0'), ('keys', '[]');
  ${addRowSums('commands')}
  ${addRowSums('tokens')}
  ${addRowSums('people')}
  ${addRowSums('prospects')}
  ${addRowSums('gatherings')}
  ${addRowSums('attendees')}
  `,
  `
  CREATE TABLE credentials (
    staff_id TEXT PRIMARY KEY,
    staff_number TEXT NOT NULL,
    name TEXT NOT NULL,
    administrator INTEGER NOT NULL,
    secret TEXT,
    code_name TEXT,
    code_hash TEXT,
    code_until INTEGER,
    disabled_at INTEGER,
    changed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX credentials_by_number ON credentials (staff_number);
  CREATE TABLE sessions (
    token_sha256 TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    signed_in_at INTEGER NOT NULL,
    active_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sightings (device_id TEXT PRIMARY KEY, at INTEGER NOT NULL, address TEXT NOT NULL) STRICT, WITHOUT ROWID;
  ${addRowSums('credentials')}
  ${addRowSums('sessions')}
  ${addRowSums('sightings')}
  `,
  `
  CREATE TABLE trail (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    staff_id TEXT,
    role TEXT NOT NULL,
    device_id TEXT,
    act TEXT NOT NULL,
    about TEXT,
    outcome TEXT NOT NULL,
    sum INTEGER NOT NULL,
    mac BLOB NOT NULL
  ) STRICT;
  CREATE INDEX trail_at ON trail (at);
  `,
  `
  CREATE TABLE erasures (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    staff_id TEXT NOT NULL,
    counts TEXT NOT NULL,
    ids TEXT NOT NULL,
    marks TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  ${addRowSums('erasures')}
  `,
];

/** Brings a database from `version` to the newest; each step and its version number are one transaction. */
export function migrate(connection: Database.Database, version: number): void {
  defineRowSum(connection);
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < version) continue;
    connection
      .transaction(() => {
        connection.exec(step);
        connection.pragma(`application_id = ${APPLICATION_ID}`);
        connection.pragma(`user_version = ${index + 1}`);
      })
      .immediate();
  }
}

/** The schema as SQLite stores it, for comparison. */
export function schemaOf(connection: Database.Database): string {
  const rows = connection.prepare<[], { sql: string | null }>('SELECT sql FROM sqlite_schema ORDER BY name').all();
  return rows.map((row) => row.sql ?? '').join('\n');
}

export function expectedSchema(): string {
  const scratch = new Database(':memory:');
  migrate(scratch, 0);
  const schema = schemaOf(scratch);
  scratch.close();
  return schema;
}
