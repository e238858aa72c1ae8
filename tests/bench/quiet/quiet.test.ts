import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Measured, Measurement } from '../measured.ts';
import { BUSY_MOST, disturbance, loadBetween, STOLEN_MOST, ticksOf, unwatched, type Watch, watched } from './quiet.ts';
import { isGood, isMeasured, report, table } from '../rows.ts';
import { measureAll } from '../run.ts';

const QUIET = { busy: 0.01, stolen: 0 };

/** One value that misses its target by far, and one that meets it. */
const MEASUREMENTS = new Map<string, Measurement>([
  ['both', { keys: ['slow', 'fast'], measure: () => Promise.resolve([measured('slow', 9), measured('fast', 1)]) }],
]);

function measured(key: string, value: number): Measured {
  return { key, what: 'a thing', value, floor: null, target: { most: 2 } };
}

describe('a machine that does something else beside the bench', () => {
  test('is told by its share of the processors while the bench waits, and by what was stolen from all of them', () => {
    const before = ticksOf('cpu  100 0 100 1000 0 0 0 0 0 0\ncpu0 1 1 1 1');
    const after = ticksOf('cpu  150 10 120 1100 5 5 10 0 0 0');
    expect(loadBetween(before, after)).toEqual({ busy: 95 / 200, stolen: 0 });
    expect(loadBetween(before, ticksOf('cpu  100 0 100 1090 0 0 0 10 0 0'))).toEqual({ busy: 0, stolen: 0.1 });
    expect(() => ticksOf('nothing of the kind')).toThrow('proc(5)');

    expect(disturbance([QUIET, QUIET], { busy: 1, stolen: STOLEN_MOST })).toBeNull();
    expect(disturbance([QUIET, { busy: BUSY_MOST + 0.15, stolen: 0 }], QUIET)).toBe('other programs took 25 % of the processors');
    expect(disturbance([QUIET, QUIET], { busy: 1, stolen: 0.04 })).toBe('4 % of the processors’ time was stolen');
  });

  test('has its values shown and no target called met or missed', async () => {
    const busy: Watch = async (work) => ({ result: await work(), disturbed: 'other programs took 40 % of the processors' });
    const rows = await measureAll(MEASUREMENTS, 'full', null, busy, () => undefined);
    expect(rows.map(isGood)).toEqual([null, null]);
    expect(report(rows)).toEqual({ slow: 9, fast: 1 });
    expect(table(rows)).toMatch(/slow +9\.00 +≤ 2 +not judged: other programs took 40 %/);
    expect(table(rows)).not.toMatch(/NOT MET|\bmet\b/);
    const quiet = await measureAll(MEASUREMENTS, 'full', null, unwatched, () => undefined);
    expect(quiet.map(isGood)).toEqual([false, true]);
  });

  test('planted: one that really is busy is seen to be', async () => {
    const child = spawn(process.execPath, ['-e', 'console.log("on"); for (;;);'], { stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const { result, disturbed } = await watched(() => Promise.resolve('done'));
    expect([result, disturbed]).toEqual(['done', expect.stringMatching(/^other programs took \d+ %/)]);
  });
});

test('a history of another release is named, and no measurement is made of it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'branch-queue-history-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const database = new Database(join(directory, 'branch.db'));
  database.pragma('user_version = 3');
  database.close();
  const asks = new Map<string, Measurement>([
    ['old', { keys: ['start'], measure: async (_, history) => [measured((await history()) === '' ? '' : 'start', 1)] }],
  ]);
  const rows = await measureAll(asks, 'full', directory, unwatched, () => undefined);
  expect(rows.some(isMeasured)).toBe(false);
  expect(table(rows)).toContain(`${directory} holds a history of schema 3`);
});
