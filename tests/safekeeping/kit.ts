import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Desk } from '../../server/desk/desk.ts';
import { intentOf } from '../../server/desk/intent.ts';
import { backupFolder } from '../../server/safekeeping/archive-name.ts';
import { restoreCommand } from '../../server/safekeeping/restore-command.ts';
import { rollbackCommand } from '../../server/safekeeping/rollback-command.ts';
import { SafekeepingError } from '../../server/safekeeping/safekeeping-error.ts';
import { UsageError } from '../../server/safekeeping/usage-error.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import type { StoredEvent } from '../../server/kernel/words/event.ts';
import { StoreError } from '../../server/store/store-error.ts';
import { deskOn, KIOSK, receiptOf, TAKE, turns } from '../desk/at-desk.ts';
import { configurationWith } from '../store/configuration.ts';

/** A branch's folder, with its configuration: as the server would find it, before the first day. */
export function branchIn(directory: string): string {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'branch.json'), JSON.stringify(configurationWith(1)));
  return directory;
}

/** A running branch, its day open. */
export async function deskIn(directory: string): Promise<Desk> {
  const { desk } = deskOn(sqliteLog(openDatabase(directory)));
  await turns(2);
  return desk;
}

export async function takes(desk: Desk, count: number): Promise<readonly string[]> {
  const numbers: string[] = [];
  for (let taken = 0; taken < count; taken += 1) {
    const answer = await desk.submit(intentOf(randomUUID(), TAKE, KIOSK, null));
    numbers.push(receiptOf(answer, 'ticket').number);
  }
  return numbers;
}

/** A branch that gave `count` numbers and is closed down. */
export async function workedIn(directory: string, count: number): Promise<readonly string[]> {
  const desk = await deskIn(directory);
  const numbers = await takes(desk, count);
  desk.stop();
  return numbers;
}

/** The last day as a start would read it. */
export function stored(directory: string): readonly StoredEvent[] {
  const log = sqliteLog(openDatabase(directory));
  try {
    return log.readDay();
  } finally {
    log.close();
  }
}

export function ticketsIn(directory: string): readonly string[] {
  return stored(directory).flatMap(({ event }) => (event.type === 'ticket-taken' ? [event.number] : []));
}

export interface Run {
  readonly code: number | string;
  readonly said: string;
}

/** The exit code or the code of the refusal, and what was said. Any other error fails the test. */
export async function restores(dataDir: string, ...args: readonly string[]): Promise<Run> {
  return heard((say) => restoreCommand({ dataDir, args, say, backupDir: null }));
}

export async function rollsBack(dataDir: string): Promise<Run> {
  return heard((say) => rollbackCommand({ dataDir, args: [], say, backupDir: null }));
}

async function heard(run: (say: (line: string) => void) => Promise<number>): Promise<Run> {
  const lines: string[] = [];
  try {
    return { code: await run((line) => lines.push(line)), said: lines.join('\n') };
  } catch (error) {
    if (error instanceof SafekeepingError || error instanceof StoreError) return { code: error.code, said: error.message };
    if (error instanceof UsageError) return { code: 2, said: error.message };
    throw error;
  }
}

export function archives(directory: string): readonly string[] {
  const folder = backupFolder(directory);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tar.gz')) : [];
}

/** Another archive with the same names and sums, one byte of its tar changed. */
export function flippedArchive(file: string, into: string, at: (tar: Buffer) => number): string {
  const tar = gunzipSync(readFileSync(file));
  const offset = at(tar);
  tar[offset] = (tar[offset] ?? 0) ^ 1;
  writeFileSync(into, gzipSync(tar));
  return into;
}

/** What a killed server leaves: the files as they lie there while its log is open. */
export function killedCopy(directory: string, into: string): string {
  mkdirSync(into, { recursive: true });
  for (const name of ['branch.json', 'branch.db', 'branch.db-wal', 'branch.db.head', 'branch.db.created', 'people.key']) {
    if (existsSync(join(directory, name))) copyFileSync(join(directory, name), join(into, name));
  }
  return into;
}
