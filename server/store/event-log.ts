import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../kernel/words/event.ts';
import { assertDurable, type BranchDatabase, CHECKPOINT_PAGES, isSqliteError, named } from './database.ts';
import { EMPTY_HEAD, eventOf, type EventRow, type Head, rowOf } from './event-row.ts';
import type { Answer } from '../kernel/words/answer.ts';
import { ANSWERS_FORGOTTEN_AT_ONCE, ANSWERS_KEPT_MS, type Batch, type EventLog, type LastPurge, StorageFull } from './log.ts';
import type { ListTerms, PurgedLists } from './lists.ts';
import { gatheringTable } from './gathering-table.ts';
import { peopleTable } from './people-table.ts';
import { prospectTable } from './prospect-table.ts';
import { StoreError } from './store-error.ts';
import { growWal } from './wal.ts';

interface ListTables {
  readonly prospects: ReturnType<typeof prospectTable>;
  readonly gatherings: ReturnType<typeof gatheringTable>;
}

interface NumberedRow extends EventRow {
  readonly seq: number;
}

/** The branch's event log in its SQLite database. Closing the log closes the database. */
export function sqliteLog(database: BranchDatabase): EventLog {
  const { connection, reserve, file, seal } = database;
  const statements = prepareStatements(connection);
  growWal(connection, CHECKPOINT_PAGES);
  let head = lastHead(statements, file);

  const people = peopleTable(connection, seal);
  const lists: ListTables = { prospects: prospectTable(connection, seal), gatherings: gatheringTable(connection, seal) };

  const batch: Batch = {
    lists,
    append(cause, stored) {
      const row = rowOf(head, cause, stored);
      statements.append.run(row);
      head = row;
      if (stored.event.type === 'day-opened') statements.forget.run(stored.at - ANSWERS_KEPT_MS, ANSWERS_FORGOTTEN_AT_ONCE);
    },
    remember(commandId, { bodyHash, answer }, at) {
      statements.remember.run(commandId, bodyHash, JSON.stringify(answer), at);
    },
    ...people.changes,
  };

  /** Checked before the commit: nothing is confirmed that a power cut could lose. */
  function writeDurably<T>(write: (batch: Batch) => T): T {
    const result = write(batch);
    assertDurable(connection, file);
    return result;
  }

  const inTransaction = connection.transaction((write: (batch: Batch) => unknown) => writeDurably(write));

  /** Truncating the WAL removes deleted data from there too. */
  function purged(changes: number): number {
    if (changes > 0) connection.pragma('wal_checkpoint(TRUNCATE)');
    growWal(connection, CHECKPOINT_PAGES);
    return changes;
  }

  return {
    lists,
    readDay: () => readDay(statements, file),
    lastEventAt: () => statements.lastAt.get() ?? null,
    recall(commandId) {
      const row = statements.recall.get(commandId);
      return row === undefined ? null : { bodyHash: row.body_hash, answer: JSON.parse(row.answer) as Answer };
    },
    transact<T>(write: (batch: Batch) => T): T {
      const before = head;
      try {
        return inTransaction(write) as T;
      } catch (error) {
        head = before;
        throw isSqliteError(error, 'SQLITE_FULL') ? new StorageFull(`no room left for ${file}`, { cause: error }) : error;
      }
    },
    personOf: (ref) => people.find(ref),
    purgeDay: () => purged(people.purgeDay()),
    purgePeople: (terms) => purged(people.purge(terms)),
    eraseTraces: () => void purged(1),
    purgeLists: (terms) => purgeLists(connection, lists, terms, purged),
    lastPurge: factOf(connection, 'last-purge'),
    releaseReserve: () => reserve.release(),
    probeSpace: () => reserve.hasRoom(),
    close: () => {
      dropAnchor(statements);
      database.close();
    },
  };
}

function purgeLists(connection: Database, lists: ListTables, terms: ListTerms, purged: (changes: number) => number): PurgedLists {
  const rows = connection.transaction(() => ({
    prospects: lists.prospects.purge(terms.prospectsBefore),
    gatherings: lists.gatherings.purge(terms.gatheringsBefore),
  }))();
  purged(rows.prospects + rows.gatherings);
  return rows;
}

/** A time in the table of facts. On a full disk it stays as it was, and the next purge goes less far. */
function factOf(connection: Database, name: string): LastPurge {
  const find = connection.prepare<[string], string>('SELECT value FROM facts WHERE name = ?').pluck();
  const put = connection.prepare<[string, string]>('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)');
  return {
    read() {
      const value = find.get(name);
      return value === undefined ? null : Number(value);
    },
    write(at) {
      try {
        put.run(name, String(at));
      } catch (error) {
        if (!isSqliteError(error, 'SQLITE_FULL')) throw error;
      }
    },
  };
}

/** @throws StoreError on a damaged file, as every first read of it */
function lastHead(statements: Statements, file: string): Head {
  try {
    return statements.lastHead.get() ?? EMPTY_HEAD;
  } catch (error) {
    throw named(error, file);
  }
}

function readDay(statements: Statements, file: string): StoredEvent[] {
  try {
    checkAnchor(statements, file);
    const first = statements.firstOfDay.get() ?? 0;
    let head: Head = statements.headBefore.get(first) ?? EMPTY_HEAD;
    return statements.readFrom.all(first).map((row) => {
      const stored = eventOf(head, row, row.seq, file);
      head = row;
      return stored;
    });
  } catch (error) {
    throw named(error, file);
  }
}

/** On a full or damaged disk the log closes without an anchor: damage is found when the log is opened. */
function dropAnchor(statements: Statements): void {
  try {
    const last = statements.lastSeq.get();
    if (last === undefined) return;
    statements.dropAnchor.run(last.seq, last.sum);
  } catch (error) {
    if (!isSqliteError(error, 'SQLITE_FULL') && !isSqliteError(error, 'SQLITE_CORRUPT')) throw error;
  }
}

/** @throws StoreError when records that existed at the last closing are missing or changed */
function checkAnchor(statements: Statements, file: string): void {
  const anchor = statements.anchor.get();
  if (anchor === undefined || statements.sumOf.get(anchor.seq) === anchor.sum) return;
  throw new StoreError('event-unreadable', file, `event ${anchor.seq}, the last when the log was closed, is not there as it was`);
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(connection: Database) {
  return {
    append: connection.prepare<[EventRow]>(
      'INSERT INTO events (at, day, command_id, actor, type, body, sum) VALUES (@at, @day, @command_id, @actor, @type, @body, @sum)',
    ),
    firstOfDay: connection.prepare<[], number>("SELECT max(seq) FROM events WHERE type = 'day-opened'").pluck(),
    readFrom: connection.prepare<[number], NumberedRow>('SELECT * FROM events WHERE seq >= ? ORDER BY seq'),
    headBefore: connection.prepare<[number], Head>('SELECT day, sum FROM events WHERE seq < ? ORDER BY seq DESC LIMIT 1'),
    lastSeq: connection.prepare<[], { seq: number; sum: number }>('SELECT seq, sum FROM events ORDER BY seq DESC LIMIT 1'),
    sumOf: connection.prepare<[number], number>('SELECT sum FROM events WHERE seq = ?').pluck(),
    anchor: connection.prepare<[], { seq: number; sum: number }>('SELECT seq, sum FROM anchor WHERE id = 1'),
    dropAnchor: connection.prepare<[number, number]>('INSERT OR REPLACE INTO anchor (id, seq, sum) VALUES (1, ?, ?)'),
    lastHead: connection.prepare<[], Head>('SELECT day, sum FROM events ORDER BY seq DESC LIMIT 1'),
    lastAt: connection.prepare<[], number>('SELECT at FROM events ORDER BY seq DESC LIMIT 1').pluck(),
    recall: connection.prepare<[string], { body_hash: string; answer: string }>(
      'SELECT body_hash, answer FROM commands WHERE command_id = ?',
    ),
    remember: connection.prepare<[string, string, string, number]>(
      'INSERT INTO commands (command_id, body_hash, answer, at) VALUES (?, ?, ?, ?)',
    ),
    forget: connection.prepare<[number, number]>(
      'DELETE FROM commands WHERE command_id IN (SELECT command_id FROM commands WHERE at < ? LIMIT ?)',
    ),
  };
}
