import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Measured, Measurement } from './measured.ts';
import { isGood, report, table } from './rows.ts';
import { unwatched } from './quiet/quiet.ts';
import { chosen, measureAll } from './run.ts';
import { REPOSITORY } from './server-process.ts';

const RUN_WITHIN_MS = 600_000;
/** What is promised about speed, in the order of the table. */
const KEYS = [
  'kioskJsGzipKb',
  'displayJsGzipKb',
  'ackP50Ratio',
  'ackP99Ms',
  'headCostRatio',
  'distinctAtFirstPress',
  'closedLoopRatio',
  'closedLoopPacedRatio',
  'pressTo200DisplaysP99Ms',
  'pressToPaintP50Ms',
  'nextTicketUs',
  'simulatedDayMs',
  'observerCertain',
  'observerBestPrecisionOverShare',
  'ordinarySeeLaterNumberPercent',
  'referralToAlertP50Ms',
  'referralToAlertP99Ms',
  'ackToTellerP99Ms',
  'hostileCallP99Ms',
  'hostileCallRatio',
  'hostileRssMb',
  'hostileOpenedPerSecond',
  'signInMs',
  'kioskAnswerSpreadMs',
  'slipBytes',
  'encodeMs',
  'ticketToLastByteMs',
  'defaultTicketToLastByteMs',
  'printFaultsDoubled',
  'printFaultsLost',
  'waitingCostRatio',
  'restartS',
  'restartRatio',
  'restoreRatio',
  'restartRssMb',
  'historyCostRatio',
];

const folder = mkdtempSync(join(tmpdir(), 'branch-queue-bench-smoke-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the bench runs', () => {
  test('every measurement, as the smallest run of all shows', { timeout: RUN_WITHIN_MS }, async () => {
    const json = join(folder, 'smoke.json');
    const { exitCode, said } = await bench(['--smoke', '--json', json]);
    expect(exitCode, said).toBe(0);
    const values = JSON.parse(readFileSync(json, 'utf8')) as Readonly<Record<string, unknown>>;
    expect(Object.keys(values)).toEqual(KEYS);
    expect(KEYS.filter((key) => !Number.isFinite(values[key]))).toEqual([]);
    expect(KEYS.filter((key) => !said.includes(`\n${key} `))).toEqual([]);
  });

  test('planted: a measurement that throws costs its own rows, which say why, and the run its good end', async () => {
    const measurements = new Map<string, Measurement>([
      ['broken', { keys: ['one', 'other'], measure: () => Promise.reject(new Error('unknown-service')) }],
      ['forgetful', { keys: ['kept', 'forgotten'], measure: () => Promise.resolve([measured('kept', 1)]) }],
      ['empty', { keys: ['ratio'], measure: () => Promise.resolve([measured('ratio', Number.NaN)]) }],
      ['whole', { keys: ['last'], measure: () => Promise.resolve([measured('last', 1)]) }],
    ]);
    const progress: string[] = [];
    const rows = await measureAll(measurements, 'full', null, unwatched, (line) => progress.push(line));
    expect(report(rows)).toEqual({
      one: { failure: 'unknown-service' },
      other: { failure: 'unknown-service' },
      kept: 1,
      forgotten: { failure: 'was promised and not measured' },
      ratio: { failure: 'is no number: NaN' },
      last: 1,
    });
    expect(rows.map(isGood)).toEqual([false, false, true, false, false, true]);
    expect(table(rows)).toMatch(/one +FAILED +unknown-service\nother +FAILED/);
    expect(progress[0]).toMatch(/^Error: unknown-service\n +at /);
  });

  test('the smallest run judges no target', async () => {
    const slow = new Map<string, Measurement>([['slow', { keys: ['slow'], measure: () => Promise.resolve([measured('slow', 2)]) }]]);
    expect((await measureAll(slow, 'full', null, unwatched, () => undefined)).map(isGood)).toEqual([false]);
    expect((await measureAll(slow, 'smoke', null, unwatched, () => undefined)).map(isGood)).toEqual([true]);
  });

  test('a measurement that nobody knows is named', () => {
    const known = new Map<string, Measurement>([['thunder', { keys: ['loudDb'], measure: () => Promise.resolve([]) }]]);
    expect([...chosen(known, 'thunder').keys()]).toEqual(['thunder']);
    expect(() => chosen(known, 'thunder,lightning')).toThrow('unknown measurement: lightning');
  });
});

function measured(key: string, value: number): Measured {
  return { key, what: 'a thing', value, floor: null, target: { most: 1 } };
}

/** The command itself, to its end. Not by spawnSync: this process must go on answering its runner. */
function bench(args: readonly string[]): Promise<{ readonly exitCode: number; readonly said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'tests/bench/main.ts', ...args], { cwd: REPOSITORY }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), said: `${stdout}\n${stderr}` });
    });
  });
}
