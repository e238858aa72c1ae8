import { spawn } from 'node:child_process';
import { once } from 'node:events';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import { databaseFile, BUSY_TIMEOUT_MS } from '../../server/store/database.ts';
import { record } from '../promises/record.ts';
import { ownDirectory } from '../store/directory.ts';
import { deskOn, KIOSK, receiptOf, refusalOf, sqliteIn, TAKE, turns } from './at-desk.ts';

/**
 * Takes the write lock 30 times for 50 ms, and empties the WAL in between, as backup tools do. It leaves the lock alone for as long:
 * SQLite waits by looking again every 100 ms at most, so whoever leaves 5 ms starves everybody else now and then.
 */
const MEDDLER = `
  const Database = require('better-sqlite3');
  const connection = new Database(process.argv[1], { timeout: 500 });
  const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  process.send('here');
  for (let turn = 0; turn < 30; turn += 1) {
    try {
      connection.exec('BEGIN IMMEDIATE');
      pause(50);
      connection.exec('COMMIT');
      connection.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      // The desk writes without a pause: it may starve the other program too.
      if (!error.code.startsWith('SQLITE_BUSY')) throw error;
    }
    pause(60);
  }
`;

const PROMISE = 'write lock held by another program';

/** Acts as often as it can, as long as the other program meddles. */
async function besideMeddler(directory: string, act: () => Promise<void>): Promise<void> {
  const meddler = spawn(process.execPath, ['-e', MEDDLER, databaseFile(directory)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await once(meddler, 'message');
  const ended = once(meddler, 'exit');
  while (meddler.exitCode === null) {
    await act();
    await turns(1);
  }
  expect(await ended).toEqual([0, null]);
}

describe('another program that takes the write lock', () => {
  it('for an instant, again and again, ends nothing, and refuses nobody who has not waited two seconds', async () => {
    const directory = ownDirectory();
    const { desk, deaths } = deskOn(sqliteIn(directory));
    const numbers: string[] = [];
    const refusedAfterMs: number[] = [];
    let asked = 0;
    await besideMeddler(directory, async () => {
      const isKnown = desk.storage.trouble !== null;
      const askedAt = performance.now();
      const answer = await desk.submit(intentOf(`take-${(asked += 1)}`, TAKE, KIOSK, null));
      if (answer.ok) numbers.push(receiptOf(answer, 'ticket').number);
      // On a busy machine SQLite, which looks again every 100 ms, may miss each of the other program's pauses.
      else if (!isKnown && refusalOf(answer) === 'storage-busy') refusedAfterMs.push(performance.now() - askedAt);
    });
    const hasty = refusedAfterMs.filter((waitedMs) => waitedMs < BUSY_TIMEOUT_MS - 1);
    record({ promise: PROMISE, of: 'product', trials: numbers.length + refusedAfterMs.length, failures: hasty.length });
    expect([hasty, deaths]).toEqual([[], []]);
    expect(numbers.length).toBeGreaterThan(5);
    expect(new Set(numbers).size).toBe(numbers.length);
    desk.stop();
  });

  it('would refuse at once whoever reads first and asks for the lock then, however patient: the loop finds that', async () => {
    const directory = ownDirectory();
    sqliteIn(directory).close();
    const impatient = new Database(databaseFile(directory), { timeout: BUSY_TIMEOUT_MS });
    const take = impatient.transaction((at: number) => {
      impatient.prepare('SELECT count(*) FROM events').get();
      impatient
        .prepare("INSERT INTO facts (name, value) VALUES ('try', ?) ON CONFLICT DO UPDATE SET value = excluded.value")
        .run(String(at));
    });
    const done = { trials: 0, failures: 0 };
    await besideMeddler(directory, async () => {
      done.trials += 1;
      try {
        take.deferred(done.trials);
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^SQLITE_BUSY/) as string });
        done.failures += 1;
      }
    });
    impatient.close();
    record({ promise: PROMISE, of: 'control', ...done });
    expect(done.failures).toBeGreaterThan(0);
  });

  it('for longer than anybody should wait is named in the refusal, at once from then on, and over by itself', async () => {
    const directory = ownDirectory();
    const { desk, deaths } = deskOn(sqliteIn(directory));
    const first = await desk.submit(intentOf('first', TAKE, KIOSK, null));
    const holder = new Database(databaseFile(directory));
    holder.exec('BEGIN IMMEDIATE');

    const startedAt = performance.now();
    expect(refusalOf(await desk.submit(intentOf('second', TAKE, KIOSK, null)))).toBe('storage-busy');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(BUSY_TIMEOUT_MS - 1);
    expect(desk.storage.trouble).toBe('busy');
    const againAt = performance.now();
    expect(refusalOf(await desk.submit(intentOf('third', TAKE, KIOSK, null)))).toBe('storage-busy');
    expect(performance.now() - againAt, 'nobody waits for the same lock twice').toBeLessThan(BUSY_TIMEOUT_MS / 2);
    expect(await desk.submit(intentOf('first', TAKE, KIOSK, null)), 'what was answered is answered again').toEqual(first);
    expect(desk.branch.hall.tickets.size).toBe(1);

    holder.exec('ROLLBACK');
    holder.close();
    receiptOf(await desk.submit(intentOf('second', TAKE, KIOSK, null)), 'ticket');
    expect([desk.storage.trouble, deaths]).toEqual([null, []]);
    desk.stop();
  });
});
