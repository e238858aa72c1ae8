import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS } from '../../server/store/migrations.ts';
import type { History, Measured, Measurement } from './measured.ts';
import { makeHistory } from './restart.ts';
import type { Watch } from './quiet/quiet.ts';
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
  watch: Watch,
  say: (progress: string) => void,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let made: string | null = null;
  const history = async (): Promise<string> => {
    if (keptHistory !== null && existsSync(join(keptHistory, 'branch.db'))) {
      requireOwnSchema(keptHistory);
      return resolve(keptHistory);
    }
    made ??= await makeHistory(keptHistory === null ? null : resolve(keptHistory), size);
    return made;
  };
  try {
    for (const [name, measurement] of measurements) {
      const startedAt = performance.now();
      rows.push(...(await rowsOf(measurement, size, history, watch, say)));
      say(`${name}: ${((performance.now() - startedAt) / 1_000).toFixed(size === 'smoke' ? 1 : 0)} s`);
    }
  } finally {
    if (made !== null && keptHistory === null) removeDataDir(made);
  }
  return rows;
}

/** A history of another release would be brought up to date in the middle of a measurement. @throws Error */
function requireOwnSchema(directory: string): void {
  const database = new Database(join(directory, 'branch.db'), { readonly: true });
  const version = Number(database.pragma('user_version', { simple: true }));
  database.close();
  if (version !== MIGRATIONS.length)
    throw new Error(`${directory} holds a history of schema ${version}, and this is ${MIGRATIONS.length}: name an empty directory`);
}

async function rowsOf(
  { keys, measure }: Measurement,
  size: BenchSize,
  history: History,
  watch: Watch,
  say: (progress: string) => void,
): Promise<readonly Row[]> {
  try {
    const { result, disturbed } = await watch(() => measure(size, history));
    return keys.map((key) => rowOf(key, result, size, disturbed));
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    say(stack ?? message);
    return keys.map((key) => ({ key, failure: message }));
  }
}

/** The smallest size says nothing about speed: no target is judged by it. */
function rowOf(key: string, measured: readonly Measured[], size: BenchSize, disturbed: string | null): Row {
  const found = measured.find((one) => one.key === key);
  if (found === undefined) return { key, failure: 'was promised and not measured' };
  if (!Number.isFinite(found.value)) return { key, failure: `is no number: ${found.value}` };
  if (size === 'smoke') return { ...found, target: null };
  return disturbed === null ? found : { ...found, disturbed };
}
