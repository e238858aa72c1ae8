import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../kernel/event.ts';
import { assertDurable, CHECKPOINT_PAGES, isSqliteError, named, type BranchDatabase } from './database.ts';
import { EMPTY_HEAD, eventOf, type EventRow, type Head, rowOf } from './event-row.ts';
import { type Answer, ANSWERS_FORGOTTEN_AT_ONCE, ANSWERS_KEPT_MS, type Batch, type EventLog, StorageFull } from './log.ts';
import { growWal } from './wal.ts';

interface NumberedRow extends EventRow {
  readonly seq: number;
}

/** The branch's event log in its SQLite database. Closing the log closes the database. */
export function sqliteLog(database: BranchDatabase): EventLog {
  const { connection, reserve, file } = database;
  const statements = prepareStatements(connection);
  growWal(connection, CHECKPOINT_PAGES);
  let head = statements.lastHead.get() ?? EMPTY_HEAD;

  const batch: Batch = {
    append(cause, stored) {
      const row = rowOf(head, cause, stored);
      statements.append.run(row);
      head = row;
      if (stored.event.type === 'day-opened') statements.forget.run(stored.at - ANSWERS_KEPT_MS, ANSWERS_FORGOTTEN_AT_ONCE);
    },
    remember(commandId, { bodyHash, answer }, at) {
      statements.remember.run(commandId, bodyHash, JSON.stringify(answer), at);
    },
  };

  /** Checked before the commit: nothing is confirmed that a power cut could take back. */
  function writeDurably<T>(write: (batch: Batch) => T): T {
    const result = write(batch);
    assertDurable(connection, file);
    return result;
  }

  const inTransaction = connection.transaction((write: (batch: Batch) => unknown) => writeDurably(write));

  return {
    readDay: () => readDay(statements, file),
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
    releaseReserve: () => reserve.release(),
    probeSpace: () => reserve.hasRoom(),
    close: () => database.close(),
  };
}

function readDay(statements: Statements, file: string): StoredEvent[] {
  try {
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

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(connection: Database) {
  return {
    append: connection.prepare<[EventRow]>(
      'INSERT INTO events (at, day, command_id, actor, type, body, sum) VALUES (@at, @day, @command_id, @actor, @type, @body, @sum)',
    ),
    firstOfDay: connection.prepare<[], number>("SELECT max(seq) FROM events WHERE type = 'day-opened'").pluck(),
    readFrom: connection.prepare<[number], NumberedRow>('SELECT * FROM events WHERE seq >= ? ORDER BY seq'),
    headBefore: connection.prepare<[number], Head>('SELECT day, sum FROM events WHERE seq < ? ORDER BY seq DESC LIMIT 1'),
    lastHead: connection.prepare<[], Head>('SELECT day, sum FROM events ORDER BY seq DESC LIMIT 1'),
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
