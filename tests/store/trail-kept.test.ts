import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { Desk } from '../../server/desk/desk.ts';
import type { PurgedRows } from '../../server/desk/desk-parts.ts';
import { makeArchive } from '../../server/safekeeping/make-archive.ts';
import { verifyCommand } from '../../server/safekeeping/verify-command.ts';
import { databaseFile, headFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { EMPTY_HEAD, type EventRow, type Head, rowOf } from '../../server/store/event-row.ts';
import { HeadFile, readHead } from '../../server/store/integrity/head-file.ts';
import { defineRowSum } from '../../server/store/integrity/row-sums.ts';
import { APPLICATION_ID, MIGRATIONS, TRAIL_SINCE } from '../../server/store/migrations.ts';
import { sqliteTrail } from '../../server/store/trail/trail-table.ts';
import { NO_TRAIL, type TrailEntry } from '../../server/store/trail/trail-row.ts';
import { VirtualClock } from '../../server/time/clock.ts';
import { branchIn, restores } from '../safekeeping/kit.ts';
import { configurationWith } from './configuration.ts';
import { ownDirectory } from './directory.ts';
import { append, dayOpened, helpSeen } from './event-log-contract.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Thirteen months, at their longest. */
const KEPT_DAYS = 397;
const NOON = Date.parse('2026-11-23T12:00:00+08:00');

let directory: string;
beforeEach(() => {
  directory = branchIn(ownDirectory());
});

function read(at: number, about: string): TrailEntry {
  return { at, staffId: 'gao', role: 'supervisor', deviceId: 'desk', act: 'read-forms', about, outcome: 'done' };
}

function written(...entries: readonly TrailEntry[]): void {
  const database = openDatabase(directory);
  sqliteTrail(database).append(entries);
  database.close();
}

async function shown(): Promise<readonly (string | null)[]> {
  const database = openDatabase(directory);
  const everything = { from: 0, until: 9e15, staffId: null, deviceId: null, act: null, before: null, rowsMax: 100 } as const;
  const { entries } = await sqliteTrail(database).read(everything);
  database.close();
  return entries.filter(({ act }) => act === 'read-forms').map(({ about }) => about);
}

function verify(): { readonly code: number; readonly said: string } {
  const lines: string[] = [];
  const code = verifyCommand({ dataDir: directory, args: ['--full'], say: (line) => lines.push(line), backupDir: null });
  return { code, said: lines.join('\n') };
}

test('an archive put back brings its own rows of the trail, and the chain goes on from them', async () => {
  const log = sqliteLog(openDatabase(directory));
  append(log, 1, dayOpened('2026-11-23'), helpSeen('a'));
  log.close();
  written(read(2, 'one'), read(3, 'two'));
  const { file } = await makeArchive(directory, 'asked', NOON);
  written(read(4, 'after the archive'));
  expect(await restores(directory, file)).toMatchObject({ code: 0, said: expect.stringContaining('archive of that moment') as string });
  expect(readHead(headFile(databaseFile(directory)))?.trail.seq).toBe(2);
  expect(verify().code).toBe(0);
  written(read(5, 'three'));
  expect(await shown()).toEqual(['three', 'two', 'one']);
  expect(verify()).toMatchObject({ code: 0, said: expect.stringContaining('audit trail: 3 条') as string });
});

test('a row goes with the purge after thirteen months, not a day before, and is counted', async () => {
  const log = sqliteLog(openDatabase(directory));
  log.transact((batch) => {
    batch.note(read(NOON - KEPT_DAYS * DAY_MS - 1, 'over its term'));
    batch.note(read(NOON - KEPT_DAYS * DAY_MS + 1, 'within its term'));
  });
  log.lastPurge.write(NOON - DAY_MS);
  const purges: PurgedRows[] = [];
  const die = (error: unknown) => {
    throw error;
  };
  const parts = { log, clock: new VirtualClock(NOON), newId: randomUUID, draw: () => 0, configuration: () => configurationWith(1) };
  const desk = new Desk({ ...parts, tell: () => {}, purged: (rows) => purges.push(rows), faulted: die, die });
  desk.stop();
  expect(purges).toEqual([{ ofTheDay: 0, people: 0, trail: 1, prospects: 0, gatherings: 0 }]);
  expect(await shown()).toEqual(['within its term']);
  expect(verify().code).toBe(0);
});

/** As the release before the trail left it: its tables, an event, a person who may sign in, and the head beside it. */
function withoutTrail(): void {
  const file = databaseFile(directory);
  const connection = new Database(file);
  defineRowSum(connection);
  connection.exec(MIGRATIONS.slice(0, TRAIL_SINCE - 1).join('\n'));
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  connection.pragma(`user_version = ${TRAIL_SINCE - 1}`);
  const insert = connection.prepare<[EventRow]>(
    'INSERT INTO events VALUES (@seq, @at, @day, @command_id, @actor, @type, @body, @sum, @mac)',
  );
  let head: Head = EMPTY_HEAD;
  for (const [index, event] of [dayOpened('2026-11-23'), helpSeen('a')].entries()) {
    const cause = { commandId: `c-${index}`, actor: { role: 'clock' }, deviceId: null } as const;
    const row = rowOf(head, cause, { at: index + 1, event }, null);
    insert.run(row);
    head = row;
  }
  connection.exec("INSERT INTO credentials (staff_id, staff_number, name, administrator, changed_at) VALUES ('gao', '1001', 'Gao', 1, 1)");
  connection.close();
  const heads = new HeadFile(headFile(file));
  heads.writeDurably({ epoch: 1, seq: head.seq, sum: head.sum, writes: 0, at: head.at, trail: NO_TRAIL }, headFile(file));
  heads.close();
}

test('a database of the schema before the trail opens, is brought up to date, and is whole', async () => {
  withoutTrail();
  const log = sqliteLog(openDatabase(directory));
  expect(log.readDay().map(({ event }) => event.type)).toEqual(['day-opened', 'help-seen']);
  log.close();
  expect(verify()).toMatchObject({ code: 0, said: expect.stringContaining('audit trail: 0 条') as string });
  written(read(3, 'first'));
  expect(await shown()).toEqual(['first']);
  expect(verify()).toMatchObject({ code: 0, said: expect.stringContaining('audit trail: 1 条') as string });
});
