import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyCommand } from '../../server/safekeeping/verify-command.ts';
import { type BranchDatabase, databaseFile, headFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { readHead } from '../../server/store/integrity/head-file.ts';
import { readTrail } from '../../server/store/trail/read-trail.ts';
import type { TrailEntry } from '../../server/store/trail/trail-row.ts';
import { sqliteTrail, trailTable } from '../../server/store/trail/trail-table.ts';
import { ownDirectory } from './directory.ts';
import { append, dayOpened, helpSeen } from './event-log-contract.ts';

const DAY_MS = 24 * 60 * 60_000;
let directory: string;

beforeEach(() => {
  directory = ownDirectory();
});

function read(at: number, about: string): TrailEntry {
  return { at, staffId: 'gao', role: 'supervisor', deviceId: 'desk', act: 'read-forms', about, outcome: 'done' };
}

/** Opens the branch, has it do something, and closes it. */
function open<T>(work: (database: BranchDatabase) => T): T {
  const database = openDatabase(directory);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function written(...entries: readonly TrailEntry[]): void {
  open((database) => sqliteTrail(database).append(entries));
}

function tamper(sql: string): void {
  const connection = new Database(databaseFile(directory));
  connection.exec(sql);
  connection.close();
}

function verify(...args: readonly string[]): { readonly code: number; readonly said: string } {
  const lines: string[] = [];
  const code = verifyCommand({ dataDir: directory, args, say: (line) => lines.push(line), backupDir: null });
  return { code, said: lines.join('\n') };
}

describe('the trail', () => {
  it('is whole as it was written, over restarts and beside the log', () => {
    written(read(1, 'one'), read(2, 'two'));
    open((database) => {
      const log = sqliteLog(database);
      append(log, 3, dayOpened('2026-11-23'), helpSeen('a'));
      log.transact((batch) => batch.note(read(4, 'three')));
    });
    written(read(5, 'four'));
    expect(verify('--full')).toMatchObject({ code: 0, said: expect.stringMatching(/audit trail: 4 条[^]*完好/) as string });
  });

  it.each([
    ['a changed word', `UPDATE trail SET staff_id = 'liu' WHERE seq = 2`, '#2'],
    ['a changed time', `UPDATE trail SET at = 7 WHERE seq = 3`, '#3'],
    ['a deleted row', `DELETE FROM trail WHERE seq = 2`, '#3'],
    ['a deleted beginning', `DELETE FROM trail WHERE seq < 3`, '#3'],
    [
      'a row put in',
      `INSERT INTO trail SELECT 5, at, 'liu', role, device_id, act, about, outcome, sum, mac FROM trail WHERE seq = 4`,
      '#5',
    ],
  ])('shows %s', (_, sql, where) => {
    written(read(1, 'one'), read(2, 'two'), read(3, 'three'), read(4, 'four'));
    tamper(sql);
    expect(verify('--full')).toMatchObject({ code: 1, said: expect.stringContaining(`rows are missing: ${where}`) as string });
  });

  it('shows a row that somebody without the key wrote, with its sum right', () => {
    written(read(1, 'one'));
    open(({ connection, writer }) => trailTable({ connection, writer, keys: FORGER }).append(read(2, 'forged')));
    expect(verify('--full')).toMatchObject({ code: 1, said: expect.stringContaining('#2') as string });
  });

  it('does not open with its end cut off, nor with none of it', () => {
    written(read(1, 'one'), read(2, 'two'));
    tamper('DELETE FROM trail WHERE seq = 2');
    expect(verify().said).toContain('the end of the trail is missing: row 2');
    expect(() => open(() => undefined)).toThrow(/the end of the trail/);
    tamper('DELETE FROM trail');
    expect(() => open(() => undefined)).toThrow(/the end of the trail/);
  });

  it('has no row of a transaction that failed', () => {
    open((database) => {
      const log = sqliteLog(database);
      expect(() =>
        log.transact((batch) => {
          batch.note(read(1, 'never'));
          throw new Error('thought better of it');
        }),
      ).toThrow('thought better');
      log.transact((batch) => batch.note(read(2, 'kept')));
    });
    expect(verify('--full').said).toContain('audit trail: 1 条');
  });

  it('takes a head without a trail for one before its first row', () => {
    open(() => undefined);
    const head = headFile(databaseFile(directory));
    expect(readFileSync(head, 'ascii').trim().split('\n')[0]?.trim().split(' ')).toHaveLength(7);
    expect(readHead(head)?.trail).toEqual({ seq: 0, sum: 0 });
    written(read(1, 'one'));
    expect(readHead(head)?.trail.seq).toBe(1);
    open(() => undefined);
  });
});

const FORGER = { sign: () => Buffer.alloc(16) } as unknown as BranchDatabase['keys'];

describe('a trail whose term is over', () => {
  it('loses its old rows, and still shows that none besides them is gone', () => {
    written(read(1, 'old'), read(2, 'old'), read(9 * DAY_MS, 'young'));
    open((database) => expect(sqliteLog(database).purgeTrail(5 * DAY_MS, 10 * DAY_MS)).toBe(2));
    expect(verify('--full')).toMatchObject({ code: 0, said: expect.stringContaining('audit trail: 2 条') as string });
    open((database) => expect(sqliteLog(database).purgeTrail(5 * DAY_MS, 10 * DAY_MS)).toBe(0));
    tamper('DELETE FROM trail WHERE seq = 3');
    expect(verify('--full').said).toContain('rows are missing: #4');
  });

  it('may be all of it: then the row that says so is left', () => {
    written(read(1, 'old'), read(2, 'old'));
    open((database) => expect(sqliteLog(database).purgeTrail(5 * DAY_MS, 10 * DAY_MS)).toBe(2));
    expect(verify('--full')).toMatchObject({ code: 0, said: expect.stringContaining('audit trail: 1 条') as string });
  });

  it('is cut to its greatest length, the oldest first', () => {
    written(...Array.from({ length: 10 }, (_, index) => read(index + 1, `row-${index}`)));
    open((database) => {
      const table = trailTable(database);
      expect(database.writer.transact(() => table.purge(0, 11, 4))).toBe(6);
    });
    expect(verify('--full')).toMatchObject({ code: 0, said: expect.stringContaining('audit trail: 5 条') as string });
  });
});

describe('the page of the trail', () => {
  const everything = { from: 0, until: 100, staffId: null, deviceId: null, act: null, before: null, rowsMax: 100 };

  it('shows a damaged event by its type, and its neighbours as they are', async () => {
    open((database) => {
      const by = { commandId: 'c', actor: { role: 'lobby', staffId: 'li' }, deviceId: 'tablet' } as const;
      sqliteLog(database).transact((batch) =>
        ['a', 'b', 'c'].forEach((id, index) => batch.append(by, { at: index + 1, event: helpSeen(id) })),
      );
    });
    tamper(`UPDATE events SET body = '{' WHERE seq = 2; UPDATE events SET actor = 'x' WHERE seq = 3`);
    const { entries } = await readTrail(databaseFile(directory), everything);
    expect(entries.map(({ staffId, about }) => [staffId, about])).toEqual([
      [null, 'help-seen'],
      ['li', 'help-seen'],
      ['li', 'help-seen'],
    ]);
  });

  it('has nothing of what the server saw of a person’s tablet: he did nothing', async () => {
    const database = openDatabase(directory);
    const log = sqliteLog(database);
    log.transact((batch) => {
      const by = { commandId: 'c', actor: { role: 'lobby', staffId: 'li' }, deviceId: null } as const;
      batch.append(by, { at: 20, event: { type: 'tablet-heard', staffId: 'li' } });
      batch.append(by, { at: 21, event: { type: 'duty-started', staffId: 'li' } });
      batch.append(by, { at: 22, event: { type: 'tablet-lost', staffId: 'li' } });
    });
    const { entries } = await sqliteTrail(database).read(everything);
    expect(entries.map(({ about }) => about)).toEqual(['duty-started']);
    log.close();
  });

  it('has acts from the log and rows of the trail in one order, newest first, page by page', async () => {
    written(read(10, 'one'), { ...read(30, 'three'), staffId: 'liu' });
    const database = openDatabase(directory);
    const log = sqliteLog(database);
    log.transact((batch) => {
      const by = { commandId: 'c', actor: { role: 'lobby', staffId: 'li' }, deviceId: 'tablet' } as const;
      batch.append(by, { at: 20, event: helpSeen('h-1') });
      batch.append({ ...by, actor: { role: 'clock' } }, { at: 21, event: helpSeen('h-2') });
      batch.append(by, { at: 40, event: helpSeen('h-3') });
    });
    const trail = sqliteTrail(database);
    const all = await trail.read(everything);
    expect(all.entries.map(({ at, act }) => [at, act])).toEqual([
      [40, 'command-done'],
      [30, 'read-forms'],
      [20, 'command-done'],
      [10, 'read-forms'],
    ]);
    expect(all.entries[0]).toMatchObject({ staffId: 'li', role: 'lobby', deviceId: 'tablet', about: 'help-seen', outcome: 'done' });
    const paged: number[] = [];
    let before: typeof all.next = null;
    do {
      const page = await trail.read({ ...everything, before, rowsMax: 1 });
      paged.push(...page.entries.map(({ at }) => at));
      before = page.next;
    } while (before !== null);
    expect(paged).toEqual([40, 30, 20, 10]);
    const times = async (filter: object) => (await trail.read({ ...everything, ...filter })).entries.map(({ at }) => at);
    expect(await times({ staffId: 'liu' })).toEqual([30]);
    expect(await times({ deviceId: 'tablet' })).toEqual([40, 20]);
    expect(await times({ act: 'read-forms' })).toEqual([30, 10]);
    expect(await times({ act: 'command-done' })).toEqual([40, 20]);
    expect(await times({ from: 20, until: 40 })).toEqual([30, 20]);
    expect(await times({ staffId: 'nobody' })).toEqual([]);
    log.close();
  });
});
