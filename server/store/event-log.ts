import type { Database } from 'better-sqlite3';
import type { Answer } from '../kernel/words/answer.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import { type BranchDatabase, CHECKPOINT_PAGES } from './database.ts';
import { EMPTY_HEAD, eventOf, type EventRow, type Head, rowOf } from './event-row.ts';
import { erasureTable } from './tables/erasure-table.ts';
import { gatheringTable } from './tables/gathering-table.ts';
import { factsOf } from './facts.ts';
import { insertSummed, isIntact, type SummedTable } from './integrity/row-sums.ts';
import type { ListTerms, PurgedLists } from './lists.ts';
import { ANSWERS_FORGOTTEN_AT_ONCE, ANSWERS_KEPT_MS, type Batch, type EventLog, type KnownCommand, type LastPurge } from './log.ts';
import { peopleTable } from './tables/people-table.ts';
import { prospectTable } from './tables/prospect-table.ts';
import { isSqliteError, named } from './sqlite-error.ts';
import { TRAIL_ROWS_MAX, trailTable } from './trail/trail-table.ts';
import { StorageUnavailable } from './unavailable.ts';
import { growWal } from './wal.ts';
import type { Writer } from './writer.ts';

interface ListTables {
  readonly prospects: ReturnType<typeof prospectTable>;
  readonly gatherings: ReturnType<typeof gatheringTable>;
  readonly erasures: ReturnType<typeof erasureTable>;
}

function listTables({ connection, keys: { seal } }: BranchDatabase): ListTables {
  return { prospects: prospectTable(connection, seal), gatherings: gatheringTable(connection, seal), erasures: erasureTable(connection) };
}

/** The branch's event log in its SQLite database. Closing the log closes the database. */
export function sqliteLog(database: BranchDatabase): EventLog {
  const { connection, reserve, file, keys, writer, damaged } = database;
  const statements = prepareStatements(connection);
  growWal(connection, CHECKPOINT_PAGES);

  const people = peopleTable(connection, keys.seal);
  const lists = listTables(database);

  const trail = trailTable(database);

  const batch: Batch = {
    lists,
    append(cause, stored) {
      const row = rowOf(writer.head, cause, stored, keys.sign);
      statements.append.run(row);
      writer.head = row;
      if (stored.event.type === 'day-opened') statements.forget.run(stored.at - ANSWERS_KEPT_MS, ANSWERS_FORGOTTEN_AT_ONCE);
    },
    remember(commandId, { bodyHash, answer }, at) {
      statements.remember.run({ command_id: commandId, body_hash: bodyHash, answer: JSON.stringify(answer), at });
    },
    note: (entry) => trail.append(entry),
    ...people.changes,
  };

  /** Truncating the WAL removes deleted data from there too; whoever reads for long keeps it from that. */
  function eraseTraces(): void {
    const isErased = writer.truncateWal();
    growWal(connection, CHECKPOINT_PAGES);
    if (!isErased) throw new StorageUnavailable('busy', file, null);
  }

  function purge(remove: () => number): number {
    const removed = writer.transact(remove);
    if (removed > 0) eraseTraces();
    return removed;
  }

  /** A page that cannot be read is known from then on; the branch goes on with `otherwise`. */
  function read<T>(table: SummedTable, otherwise: T, look: () => T): T {
    try {
      return look();
    } catch (error) {
      if (!isSqliteError(error, 'SQLITE_CORRUPT')) throw error;
      if (!damaged.some((known) => known.table === table)) damaged.push({ table, rows: null });
      return otherwise;
    }
  }

  return {
    lists,
    readDay: () => readDay(statements, file),
    lastEventAt: () => statements.lastAt.get() ?? null,
    sumOf: (bodyHash) => keys.seal.sumOf(`request\n${bodyHash}`),
    recall: (commandId) => read('commands', 'damaged', () => recall(statements, commandId)),
    transact: (write) => writer.transact(() => write(batch)),
    personOf: (ref) => read('people', null, () => people.find(ref)),
    purgeDay: () => purge(() => people.purgeDay()),
    purgePeople: (terms) => purge(() => people.purge(terms)),
    eraseTraces,
    purgeLists: (terms) => purgeLists(lists, terms, purge),
    purgeTrail: (before, now) => purge(() => trail.purge(before, now, TRAIL_ROWS_MAX)),
    lastPurge: lastPurgeIn(connection, writer),
    releaseReserve: () => reserve.release(),
    isWritable: (trouble) => (trouble === 'full' ? reserve.hasRoom() : writer.isUnlocked()),
    close: () => database.close(),
  };
}

function recall(statements: Statements, commandId: string): KnownCommand | 'damaged' | null {
  const row = statements.recall.get(commandId);
  if (row === undefined) return null;
  return row.intact === 1 ? { bodyHash: row.body_hash, answer: JSON.parse(row.answer) as Answer } : 'damaged';
}

function purgeLists(lists: ListTables, terms: ListTerms, purge: (remove: () => number) => number): PurgedLists {
  const rows = { prospects: 0, gatherings: 0 };
  purge(() => {
    rows.prospects = lists.prospects.purge(terms.prospectsBefore);
    rows.gatherings = lists.gatherings.purge(terms.gatheringsBefore);
    return rows.prospects + rows.gatherings;
  });
  return rows;
}

function lastPurgeIn(connection: Database, writer: Writer): LastPurge {
  const facts = factsOf(connection);
  return {
    read() {
      const value = facts.read('last-purge');
      return value === null ? null : Number(value);
    },
    write: (at) => writer.transact(() => facts.write('last-purge', String(at))),
  };
}

function readDay(statements: Statements, file: string): StoredEvent[] {
  try {
    const first = statements.firstOfDay.get() ?? 0;
    let head: Head = statements.headBefore.get(first) ?? EMPTY_HEAD;
    return statements.readFrom.all(first).map((row) => {
      const stored = eventOf(head, row, file);
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
      `INSERT INTO events (seq, at, day, command_id, actor, type, body, sum, mac)
       VALUES (@seq, @at, @day, @command_id, @actor, @type, @body, @sum, @mac)`,
    ),
    firstOfDay: connection.prepare<[], number>("SELECT max(seq) FROM events WHERE type = 'day-opened'").pluck(),
    lastAt: connection.prepare<[], number>('SELECT at FROM events ORDER BY seq DESC LIMIT 1').pluck(),
    readFrom: connection.prepare<[number], EventRow>('SELECT * FROM events WHERE seq >= ? ORDER BY seq'),
    headBefore: connection.prepare<[number], Head>('SELECT seq, at, day, sum, mac FROM events WHERE seq < ? ORDER BY seq DESC LIMIT 1'),
    recall: connection.prepare<[string], { body_hash: string; answer: string; intact: number }>(
      `SELECT body_hash, answer, ${isIntact('commands')} AS intact FROM commands WHERE command_id = ?`,
    ),
    remember: connection.prepare<[{ command_id: string; body_hash: string; answer: string; at: number }]>(insertSummed('commands')),
    forget: connection.prepare<[number, number]>(
      'DELETE FROM commands WHERE command_id IN (SELECT command_id FROM commands WHERE at < ? LIMIT ?)',
    ),
  };
}
