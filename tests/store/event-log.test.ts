import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import type { EventLog } from '../../server/store/log.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { commitsInWal } from './commits.ts';
import { ownDirectory } from './directory.ts';
import { append, dayOpened, eventLogContract, helpSeen } from './event-log-contract.ts';

const root = mkdtempSync(join(tmpdir(), 'branch-logs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const directories = new Map<EventLog, string>();
function openIn(directory: string): EventLog {
  const log = sqliteLog(openDatabase(directory));
  directories.set(log, directory);
  return log;
}

eventLogContract('memory', memoryLog, null);
eventLogContract(
  'SQLite',
  () => openIn(mkdtempSync(join(root, 'log-'))),
  (log) => {
    log.close();
    return openIn(directories.get(log) ?? '');
  },
);

describe('the SQLite log', () => {
  it('makes one transaction of a batch, and none of an empty one', () => {
    const directory = ownDirectory();
    const log = openIn(directory);
    const before = commitsInWal(databaseFile(directory));
    log.transact(() => null);
    expect(commitsInWal(databaseFile(directory))).toBe(before);
    append(log, 1, helpSeen('a'), helpSeen('b'), helpSeen('c'));
    expect(commitsInWal(databaseFile(directory))).toBe(before + 1);
    append(log, 2, helpSeen('d'));
    expect(commitsInWal(databaseFile(directory))).toBe(before + 2);
    log.close();
  });

  it('refuses to confirm a write when the connection has dropped to NORMAL', () => {
    const database = openDatabase(ownDirectory());
    const log = sqliteLog(database);
    append(log, 1, helpSeen('kept'));
    database.connection.pragma('synchronous = NORMAL');
    expect(() => append(log, 2, helpSeen('lost'))).toThrow(expect.objectContaining({ code: 'not-durable' }));
    expect(log.readDay()).toHaveLength(1);
    log.close();
  });

  it('finds the day by the small index, not by reading the history', () => {
    const database = openDatabase(ownDirectory());
    const plan = database.connection
      .prepare<[], { detail: string }>("EXPLAIN QUERY PLAN SELECT max(seq) FROM events WHERE type = 'day-opened'")
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain('COVERING INDEX openings');
    database.close();
  });
});

describe('a day that cannot be understood is never skipped over', () => {
  const damages: readonly [string, string, RegExp][] = [
    ['an event of an unknown type', "UPDATE events SET type = 'help-sung' WHERE seq = 2", /event 2, its checksum/],
    ['a body changed by one letter', `UPDATE events SET body = '{"helpId":"onf"}' WHERE seq = 2`, /event 2, its checksum/],
    ['a record gone from the middle', 'DELETE FROM events WHERE seq = 2', /event 3, its checksum/],
  ];
  it.each(damages)('%s', (_, sql, expected) => {
    const directory = ownDirectory();
    const log = openIn(directory);
    append(log, 1, dayOpened('2026-11-23'), helpSeen('one'), helpSeen('two'));
    log.close();
    tamper(directory, sql);
    const again = openIn(directory);
    expect(() => again.readDay()).toThrow(expected);
    expect(() => again.readDay()).toThrow(expect.objectContaining({ code: 'event-unreadable' }));
    again.close();
  });

  it.each([
    ['a type a newer version wrote', { type: 'help-sung', helpId: 'one' }, /help-sung/],
    ['a key that should not be there', { type: 'help-seen', helpId: 'one', loud: true }, /help-seen.*loud/],
    ['a body that is no object', { type: 'help-seen', 0: 'one' }, /help-seen/],
    ['a negative duration', { type: 'counter-resumed', counterId: 'c', staffId: 's', pausedMs: -1 }, /counter-resumed: "pausedMs"/],
    ['a nested value that is unknown', { type: 'print-reported', jobId: 'j', outcome: { result: 'eaten' } }, /print-reported: "outcome"/],
    ['a key that is missing', { type: 'help-seen' }, /help-seen: "helpId" is missing/],
  ])('%s, written with a good checksum', (_, event, expected) => {
    const log = openIn(ownDirectory());
    // What another version of this program would write; ours cannot even name it.
    append(log, 1, event as ReturnType<typeof helpSeen>);
    expect(() => log.readDay()).toThrow(expected);
    log.close();
  });
});

function tamper(directory: string, sql: string): void {
  const connection = new Database(databaseFile(directory));
  connection.exec(sql);
  connection.close();
}
