import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { History, Measured, Measurement } from './measured.ts';
import { makeHistory } from './restart.ts';
import type { Row } from './rows.ts';
import { removeDataDir } from './server-process.ts';
import type { BenchSize } from './size.ts';

export type Measurements = ReadonlyMap<string, Measurement>;

/** `only`: names, separated by commas; null: all. @throws TypeError for a name that is none */
export function chosen(measurements: Measurements, only: string | null): Measurements {
  if (only === null) return measurements;
  return new Map(
    only.split(',').map((name) => {
      const measurement = measurements.get(name);
      if (measurement === undefined) throw new TypeError(`unknown measurement: ${name}`);
      return [name, measurement];
    }),
  );
}

/** One after the other. A measurement that throws costs its own rows and no others. */
export async function measureAll(
  measurements: Measurements,
  size: BenchSize,
  keptHistory: string | null,
  say: (progress: string) => void,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let made: string | null = null;
  const history = async (): Promise<string> => {
    if (keptHistory !== null && existsSync(join(keptHistory, 'branch.db'))) return resolve(keptHistory);
    made ??= await makeHistory(keptHistory === null ? null : resolve(keptHistory), size);
    return made;
  };
  try {
    for (const [name, measurement] of measurements) {
      const startedAt = performance.now();
      rows.push(...(await rowsOf(measurement, size, history, say)));
      say(`${name}: ${((performance.now() - startedAt) / 1_000).toFixed(size === 'smoke' ? 1 : 0)} s`);
    }
  } finally {
    if (made !== null && keptHistory === null) removeDataDir(made);
  }
  return rows;
}

async function rowsOf(
  { keys, measure }: Measurement,
  size: BenchSize,
  history: History,
  say: (progress: string) => void,
): Promise<readonly Row[]> {
  try {
    const measured = await measure(size, history);
    return keys.map((key) => rowOf(key, measured, size));
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    say(stack ?? message);
    return keys.map((key) => ({ key, failure: message }));
  }
}

/** The smallest size says nothing about speed: no target is judged by it. */
function rowOf(key: string, measured: readonly Measured[], size: BenchSize): Row {
  const found = measured.find((one) => one.key === key);
  if (found === undefined) return { key, failure: 'was promised and not measured' };
  if (!Number.isFinite(found.value)) return { key, failure: `is no number: ${found.value}` };
  return size === 'smoke' ? { ...found, target: null } : found;
}
