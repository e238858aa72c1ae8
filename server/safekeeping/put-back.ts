import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { databaseFile, headFile } from '../store/database.ts';
import { beginEpoch, stateOf } from '../store/integrity/copy.ts';
import { type LogHead, readHead } from '../store/integrity/head-file.ts';
import { keyFiles } from '../store/integrity/keys.ts';
import { DATABASE } from './archive-files.ts';
import { keepErasures } from './keep-erasures.ts';
import { SECRET_MODE } from './on-disk.ts';
import { readRestoration, type Restoration, RESTORED_FILE } from './restored-file.ts';
import { swapIn } from './swap.ts';

/** The marks that SQLite and the store leave beside a database: with another database they would mean something else. */
export const BESIDE_DATABASE = [`${DATABASE}-wal`, `${DATABASE}-shm`, `${DATABASE}-journal`];

export interface PutBack {
  readonly restoration: Restoration;
  readonly replaced: string;
}

/**
 * Makes what lies in `stage` the branch, in a new epoch, and leaves word of it for the next start. The caller holds the branch's lock.
 * @param archiveMadeAt null: what lies there is the branch's own log, as far as it goes
 */
export function putBack(dataDir: string, stage: string, archiveMadeAt: number | null, now: number): PutBack {
  const database = join(stage, DATABASE);
  const { head } = stateOf(database);
  const before = readHead(headFile(databaseFile(dataDir)));
  const epoch = Math.max(head.epoch, before?.epoch ?? 0) + 1;
  beginEpoch(database, headFile(database), epoch);
  const restoration: Restoration = {
    archiveMadeAt,
    lostFrom: head.at,
    lostCount: lostOf(head, before, readRestoration(dataDir)),
    epoch,
    restoredAt: now,
  };
  writeFileSync(join(stage, RESTORED_FILE), JSON.stringify(restoration), { mode: SECRET_MODE });
  if (!existsSync(`${databaseFile(dataDir)}.created`)) writeFileSync(`${database}.created`, '', { mode: SECRET_MODE });
  keepKeys(dataDir, stage);
  keepErasures(dataDir, stage);
  return { restoration, replaced: swapIn(dataDir, stage, BESIDE_DATABASE, now) };
}

/**
 * The head says how far the lost log went. In another epoch its numbers do not continue this log's, and nobody knows.
 * @param pending of an earlier restore since which the branch has not started: what that one lost is lost still
 */
function lostOf(found: LogHead, before: LogHead | null, pending: Restoration | null): number | null {
  if (before === null) return null;
  const since = before.seq - found.seq;
  if (pending !== null && pending.epoch === before.epoch) return pending.lostCount === null ? null : notLess(pending.lostCount + since);
  return before.epoch === found.epoch ? notLess(since) : null;
}

function notLess(count: number): number | null {
  return count < 0 ? null : count;
}

/** A key of the branch is never lost: an equal one stays in place, and one that differs goes to what is replaced. */
function keepKeys(dataDir: string, stage: string): void {
  for (const name of keyFiles(stage)) {
    const own = join(dataDir, name);
    if (existsSync(own) && readFileSync(own).equals(readFileSync(join(stage, name)))) rmSync(join(stage, name));
  }
}

/** The present database as it lies there, for work on a copy. */
export function stagePresent(dataDir: string, stage: string): void {
  for (const file of [databaseFile(dataDir), `${databaseFile(dataDir)}-wal`]) {
    if (existsSync(file)) copyFileSync(file, join(stage, basename(file)));
  }
}
