import type { DayFigures } from './day-figures.ts';

/** `minute`: from midnight. How long those called in this half hour had waited. */
export interface HalfHour {
  readonly minute: number;
  readonly count: number;
  readonly medianMs: number;
  readonly p90Ms: number;
}

const HALF_HOUR_MINUTES = 30;

/** By the branch's clock, over all days; half hours without a call are left out. */
export function halfHours(days: readonly DayFigures[], minuteOfDay: (at: number, timeZone: string) => number): readonly HalfHour[] {
  const waits = new Map<number, number[]>();
  for (const { waits: all, configuration } of days) {
    for (const { ms, calledAt } of all) {
      const minute = Math.floor(minuteOfDay(calledAt, configuration.branch.timeZone) / HALF_HOUR_MINUTES) * HALF_HOUR_MINUTES;
      const list = waits.get(minute) ?? [];
      list.push(ms);
      waits.set(minute, list);
    }
  }
  return [...waits]
    .sort(([one], [other]) => one - other)
    .map(([minute, list]) => {
      const sorted = [...list].sort((one, other) => one - other);
      const at = (part: number): number => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
      return { minute, count: sorted.length, medianMs: at(0.5), p90Ms: at(0.9) };
    });
}
