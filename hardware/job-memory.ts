import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { JOB_TAG_MAX } from './codec/commands.ts';
import type { PrintOutcome } from './printer-status.ts';
import { syncFolder } from './sync-folder.ts';

/** Jobs kept: several days of one printer. The server shows a job for minutes. */
export const REMEMBERED_JOBS_MAX = 2_000;

export interface JobMemory {
  /** The fate of a job: its outcome; `in-hand` while it prints; null if unknown. */
  recall(jobId: string): PrintOutcome | 'in-hand' | null;
  /** The next process id: 1 to 9999, then 1 again. It continues after a restart, so that a late proof never matches another job. */
  nextTag(): number;
  /** On disk when it returns. Throws on an I/O error; then the job must not be sent. */
  begin(jobId: string, tag: number): void;
  /** On disk when it returns; also for a job that never began. Throws on an I/O error. */
  finish(jobId: string, outcome: PrintOutcome): void;
  close(): void;
}

/** A memory that cannot be read is never replaced by an empty one: slips would print twice. */
export class BrokenJobMemory extends Error {}

const failure = z.enum([
  'paper-out',
  'cover-open',
  'cutter-error',
  'head-hot',
  'error',
  'offline',
  'silent',
  'not-understood',
  'port-busy',
  'unreachable',
  'expired',
  'rejected',
]);
const outcomeLine = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('printed') }),
  z.strictObject({ result: z.literal('unconfirmed') }),
  z.strictObject({ result: z.literal('failed'), cause: failure }),
]);
/** `outcome` null: about to be sent. `tag` null: never sent. */
const memoryLine = z.strictObject({
  jobId: z.string().min(1),
  tag: z.number().int().min(1).max(JOB_TAG_MAX).nullable(),
  outcome: outcomeLine.nullable(),
});
type MemoryLine = z.infer<typeof memoryLine>;

/**
 * An append-only file with one JSON line for each change, synced before anything relies on it, rewritten at twice its limit.
 * A job found begun but not finished was in the printer when the agent died: it is `unconfirmed` from now on.
 */
export function openJobMemory(path: string): JobMemory {
  mkdirSync(dirname(path), { recursive: true });
  const jobs = new Map<string, MemoryLine>();
  let lastTag = 0;
  const keep = (line: MemoryLine): void => {
    const known = jobs.get(line.jobId);
    jobs.delete(line.jobId); // the newest last, so that the oldest is forgotten first
    jobs.set(line.jobId, { ...line, tag: line.tag ?? known?.tag ?? null });
    lastTag = line.tag ?? lastTag;
    for (const oldest of jobs.keys()) {
      if (jobs.size <= REMEMBERED_JOBS_MAX) break;
      jobs.delete(oldest);
    }
  };
  for (const line of readLines(path)) keep(line);
  for (const line of [...jobs.values()]) {
    if (line.outcome === null) keep({ ...line, outcome: { result: 'unconfirmed' } });
  }
  const state = { file: rewrite(path, [...jobs.values()]), lineCount: jobs.size };

  const remember = (line: MemoryLine): void => {
    keep(line);
    if (state.lineCount >= 2 * REMEMBERED_JOBS_MAX) {
      const fresh = rewrite(path, [...jobs.values()]);
      closeSync(state.file);
      Object.assign(state, { file: fresh, lineCount: jobs.size });
      return;
    }
    try {
      append(state.file, line);
      state.lineCount += 1;
    } catch (error) {
      // The file may now end in half a line; the next change writes it anew.
      state.lineCount = Number.POSITIVE_INFINITY;
      throw error;
    }
  };
  return {
    recall: (jobId) => {
      const line = jobs.get(jobId);
      return line === undefined ? null : (line.outcome ?? 'in-hand');
    },
    nextTag: () => {
      lastTag = (lastTag % JOB_TAG_MAX) + 1;
      return lastTag;
    },
    begin: (jobId, tag) => {
      remember({ jobId, tag, outcome: null });
    },
    finish: (jobId, outcome) => {
      remember({ jobId, tag: null, outcome });
    },
    close: () => {
      closeSync(state.file);
    },
  };
}

/** A last line without its newline was being written when the power failed: nothing relied on it yet, so it is dropped. */
function readLines(path: string): MemoryLine[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((text, index) => parseLine(text, `${path}:${String(index + 1)}`));
}

function parseLine(text: string, place: string): MemoryLine {
  const advice = 'is not a line of the print memory; move the file away only if no slip of today may still be waiting';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new BrokenJobMemory(`${place} ${advice}`);
  }
  const parsed = memoryLine.safeParse(json);
  if (!parsed.success) throw new BrokenJobMemory(`${place} ${advice}`);
  return parsed.data;
}

function append(file: number, line: MemoryLine): void {
  writeAll(file, `${JSON.stringify(line)}\n`);
  fsyncSync(file);
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

/** Whole or not at all: written to a second file, synced, renamed, and the folder synced (a rename is not durable without that). */
function rewrite(path: string, lines: readonly MemoryLine[]): number {
  const beside = `${path}.new`;
  const fresh = openSync(beside, 'w', 0o600);
  writeAll(fresh, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  fsyncSync(fresh);
  closeSync(fresh);
  renameSync(beside, path);
  syncFolder(dirname(path));
  return openSync(path, 'a');
}
