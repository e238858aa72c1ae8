import { spawn } from 'node:child_process';
import { once } from 'node:events';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import { databaseFile, BUSY_TIMEOUT_MS } from '../../server/store/database.ts';
import { ownDirectory } from '../store/directory.ts';
import { deskOn, KIOSK, receiptOf, refusalOf, sqliteIn, TAKE, turns } from './at-desk.ts';

/** Takes the write lock 40 times for 50 ms, and empties the WAL in between, as backup tools do. */
const MEDDLER = `
  const Database = require('better-sqlite3');
  const connection = new Database(process.argv[1], { timeout: 5000 });
  const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  process.send('here');
  for (let turn = 0; turn < 40; turn += 1) {
    connection.exec('BEGIN IMMEDIATE');
    pause(50);
    connection.exec('COMMIT');
    connection.pragma('wal_checkpoint(TRUNCATE)');
    pause(5);
  }
`;

describe('another program that takes the write lock', () => {
  it('for an instant, again and again, makes nobody wait for long and refuses nobody', async () => {
    const directory = ownDirectory();
    const { desk, deaths } = deskOn(sqliteIn(directory));
    const meddler = spawn(process.execPath, ['-e', MEDDLER, databaseFile(directory)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await once(meddler, 'message');
    const numbers: string[] = [];
    const ended = once(meddler, 'exit');
    while (meddler.exitCode === null) {
      const answer = await desk.submit(intentOf(`take-${numbers.length}`, TAKE, KIOSK, null));
      numbers.push(receiptOf(answer, 'ticket').number);
      await turns(1);
    }
    expect(await ended).toEqual([0, null]);
    expect(deaths).toEqual([]);
    expect(numbers.length).toBeGreaterThan(5);
    expect(new Set(numbers).size).toBe(numbers.length);
    desk.stop();
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
