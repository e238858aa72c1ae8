import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from '../config.ts';
import { databaseFile } from '../store/database.ts';
import { lockBranch } from '../store/lock.ts';
import { giveToOwner, SECRET_FOLDER_MODE, SECRET_MODE, syncToDisk } from './on-disk.ts';

/*
 * Files of the branch, replaced so that a crash at any moment leaves either all old ones or all new ones. The new ones are made ready
 * in a folder beside; then a plan is written durably. Before it is there nothing has changed; once it is there, whoever comes next
 * carries it out to its end.
 */

const PLAN = 'restoring.json';
const STAGE = 'restoring-';
const REPLACED = 'replaced-';

const name = z.string().regex(/^[^/\\]+$/);
const plan = z.strictObject({ stage: name, replaced: name, out: z.array(name), in: z.array(name) });
type Plan = z.infer<typeof plan>;

/** Whether a folder of this name is what a restore replaced. */
export function isReplacedFolder(file: string): boolean {
  return file.startsWith(REPLACED);
}

/** A new, empty folder for what will be put in place, on the branch's own disk: a rename must do. */
export function newStage(dataDir: string, now: number): string {
  for (const left of leftStages(dataDir)) rmSync(join(dataDir, left), { recursive: true, force: true });
  const stage = join(dataDir, `${STAGE}${momentWord(now)}`);
  mkdirSync(stage, { mode: SECRET_FOLDER_MODE });
  return stage;
}

/**
 * Puts everything in `stage` in place. What was there, and `alsoOut`, goes to a folder of its own; nothing is deleted.
 * The caller holds the branch's lock.
 * @returns the folder with what was replaced
 */
export function swapIn(dataDir: string, stage: string, alsoOut: readonly string[], now: number): string {
  const incoming = readdirSync(stage).sort();
  const staged = readdirSync(stage, { recursive: true, encoding: 'utf8' }).map((path) => join(stage, path));
  giveToOwner(dataDir, [...staged, `${databaseFile(dataDir)}.lock`]);
  staged.forEach(syncToDisk);
  syncToDisk(stage);
  const out = [...new Set([...incoming, ...alsoOut])].filter((file) => existsSync(join(dataDir, file)));
  const replaced = `${REPLACED}${momentWord(now)}`;
  const parts: Plan = { stage: stage.slice(dataDir.length + 1), replaced, out, in: incoming };
  writeFileDurably(join(dataDir, PLAN), JSON.stringify(parts), SECRET_MODE);
  carryOut(dataDir, parts);
  return join(dataDir, replaced);
}

/**
 * Carries out to its end what a killed restore had begun to put in place, and clears away what one had only made ready.
 * True: files were put in place.
 * @throws StoreError 'database-in-use' while a restore is at work
 */
export function finishSwap(dataDir: string): boolean {
  if (!existsSync(join(dataDir, PLAN)) && leftStages(dataDir).length === 0) return false;
  const lock = lockBranch(databaseFile(dataDir));
  try {
    return finishLocked(dataDir);
  } finally {
    lock.release();
  }
}

/**
 * For a command that replaces files: the server must not run, nor start meanwhile. What is not put in place in the end is cleared away.
 * @throws StoreError 'database-in-use'
 */
export async function withoutServer<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dataDir, { recursive: true });
  const lock = lockBranch(databaseFile(dataDir));
  try {
    finishLocked(dataDir);
    return await work();
  } finally {
    finishLocked(dataDir);
    lock.release();
  }
}

/** The same for a caller who holds the branch's lock. */
function finishLocked(dataDir: string): boolean {
  const file = join(dataDir, PLAN);
  const isBegun = existsSync(file);
  if (isBegun) carryOut(dataDir, plan.parse(JSON.parse(readFileSync(file, 'utf8'))));
  for (const left of leftStages(dataDir)) rmSync(join(dataDir, left), { recursive: true, force: true });
  return isBegun;
}

/** Copies what stays in place beside what was replaced, so that it can be looked at as a whole. */
export function keepCopy(dataDir: string, replaced: string, files: readonly string[]): void {
  for (const file of files) {
    if (existsSync(join(dataDir, file)) && !existsSync(join(replaced, file)))
      cpSync(join(dataDir, file), join(replaced, file), { recursive: true });
  }
}

/** Each step can be repeated: what has moved is not where it was. All that goes out is gone before the first comes in. */
function carryOut(dataDir: string, { stage, replaced, out, in: incoming }: Plan): void {
  mkdirSync(join(dataDir, replaced), { recursive: true, mode: SECRET_FOLDER_MODE });
  giveToOwner(dataDir, [join(dataDir, replaced)]);
  for (const file of out) {
    if (!existsSync(join(dataDir, replaced, file))) move(dataDir, file, replaced);
  }
  syncToDisk(join(dataDir, replaced));
  syncToDisk(dataDir);
  for (const file of incoming) {
    if (existsSync(join(dataDir, stage, file))) renameSync(join(dataDir, stage, file), join(dataDir, file));
  }
  syncToDisk(dataDir);
  rmSync(join(dataDir, PLAN), { force: true });
  syncToDisk(dataDir);
  rmSync(join(dataDir, stage), { recursive: true, force: true });
}

function move(dataDir: string, file: string, to: string): void {
  if (existsSync(join(dataDir, file))) renameSync(join(dataDir, file), join(dataDir, to, file));
}

function leftStages(dataDir: string): readonly string[] {
  return existsSync(dataDir) ? readdirSync(dataDir).filter((file) => file.startsWith(STAGE)) : [];
}

/** "20261129T154018123Z". */
function momentWord(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:.]/g, '');
}
