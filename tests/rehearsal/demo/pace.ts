import { setTimeout as wait } from 'node:timers/promises';

/** How fast a demo lives, and when it ends. */
export interface Pace {
  readonly signal: AbortSignal;
  /** 1: the pace that a person watches; less: faster, for tests. */
  readonly scale: number;
}

/** Waits `ms` at the demo's pace. False: the demo is over. */
export async function pause({ signal, scale }: Pace, ms: number): Promise<boolean> {
  if (signal.aborted) return false;
  try {
    await wait(ms * scale, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
