import type { ClipId } from './clip-id.ts';

/** Words run together below 40 ms and fall apart above 80 ms. */
export const CLIP_GAP_MS = 60;
/** Between the first time a call is said and the next. */
export const REPEAT_GAP_MS = 800;
/** A clip's length where no pack says it: the mean of espeak-ng's. */
export const NOMINAL_CLIP_MS = 400;

interface PlannedClip {
  readonly clip: ClipId;
  /** From the start of the plan. */
  readonly startMs: number;
  readonly durationMs: number;
}

export interface Plan {
  readonly clips: readonly PlannedClip[];
  /** Until the last clip has ended. */
  readonly totalMs: number;
}

/** Clip lengths by id; an id that is not there takes NOMINAL_CLIP_MS. */
export type ClipDurations = ReadonlyMap<string, number>;

/** Lays clips end to end, CLIP_GAP_MS apart: none overlaps another, none is cut. Pure. */
export function planOf(clips: readonly ClipId[], durations: ClipDurations): Plan {
  const planned: PlannedClip[] = [];
  let startMs = 0;
  for (const clip of clips) {
    const durationMs = durations.get(clip) ?? NOMINAL_CLIP_MS;
    planned.push({ clip, startMs, durationMs });
    startMs += durationMs + CLIP_GAP_MS;
  }
  return { clips: planned, totalMs: Math.max(0, startMs - CLIP_GAP_MS) };
}
