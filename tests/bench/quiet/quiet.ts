import { readFileSync } from 'node:fs';

/** Shares, from 0 to 1, of all processors in a stretch of time. */
export interface Load {
  /** What was at work. */
  readonly busy: number;
  /** What the machine's owner gave to other machines. */
  readonly stolen: number;
}

/** The counters of all processors together since the machine started, in ticks: Linux, proc(5). */
export interface Ticks {
  readonly busy: number;
  readonly stolen: number;
  readonly all: number;
}

/** While the bench itself waits, more than this is at work beside it: another program's work, and not the system's own. */
export const BUSY_MOST = 0.1;
/** With more than this taken away, times are those of the host. */
export const STOLEN_MOST = 0.02;
/** How long the bench waits to see what else is at work. */
export const LOOK_MS = 500;

const STAT = '/proc/stat';

/** @throws Error where the first line is not that of all processors */
export function ticksOf(stat: string): Ticks {
  const [name, ...values] = (stat.split('\n')[0] ?? '').trim().split(/\s+/);
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, interrupts = 0, soft = 0, stolen = 0] = values.map(Number);
  if (name !== 'cpu' || values.length < 8) throw new Error(`${STAT} is not as proc(5) says`);
  const busy = user + nice + system + interrupts + soft;
  return { busy, stolen, all: busy + idle + wait + stolen };
}

export function loadBetween(before: Ticks, after: Ticks): Load {
  const all = Math.max(1, after.all - before.all);
  return { busy: (after.busy - before.busy) / all, stolen: (after.stolen - before.stolen) / all };
}

/**
 * What disturbed a measurement; null: nothing did.
 * @param beside what was at work just before and just after it, while the bench waited
 * @param during while it was made: the bench's own work is in it, so that only what was stolen counts
 */
export function disturbance(beside: readonly Load[], during: Load): string | null {
  const busy = Math.max(...beside.map((load) => load.busy));
  const stolen = Math.max(during.stolen, ...beside.map((load) => load.stolen));
  if (busy > BUSY_MOST) return `other programs took ${percent(busy)} of the processors`;
  return stolen > STOLEN_MOST ? `${percent(stolen)} of the processors’ time was stolen` : null;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Does one measurement and says what disturbed it; null: nothing. */
export type Watch = <Result>(work: () => Promise<Result>) => Promise<{ readonly result: Result; readonly disturbed: string | null }>;

/** Where nothing is judged. */
export const unwatched: Watch = async (work) => ({ result: await work(), disturbed: null });

/** Looks at the machine before, while and after. Without proc(5) nothing is known, and nothing is held against the measurement. */
export const watched: Watch = async (work) => {
  const before = await besides();
  const from = now();
  const result = await work();
  const until = now();
  const after = await besides();
  if (before === null || from === null || until === null || after === null) return { result, disturbed: null };
  return { result, disturbed: disturbance([before, after], loadBetween(from, until)) };
};

async function besides(): Promise<Load | null> {
  const from = now();
  if (from === null) return null;
  await new Promise((wake) => setTimeout(wake, LOOK_MS));
  const until = now();
  return until === null ? null : loadBetween(from, until);
}

function now(): Ticks | null {
  try {
    return ticksOf(readFileSync(STAT, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
