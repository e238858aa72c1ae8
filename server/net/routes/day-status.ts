import { z } from 'zod';
import { count, epochMs } from '../../contract/common.ts';
import type { Branch } from '../../kernel/state/branch.ts';

/** What the command line and a monitor need to know of the day. */
export const dayStatusSchema = z.strictObject({
  date: z.string().nullable(),
  state: z.enum(['open', 'closed', 'never-opened']),
  openedAt: epochMs.nullable(),
  closesAt: epochMs.nullable(),
  closedAt: epochMs.nullable(),
  taken: count,
  waiting: count,
  openCounters: count,
});
type DayStatus = z.infer<typeof dayStatusSchema>;

export function dayStatus({ hall }: Branch): DayStatus {
  const { day } = hall;
  return {
    date: day?.date ?? null,
    state: day === null ? 'never-opened' : day.closedAt === null ? 'open' : 'closed',
    openedAt: day?.openedAt ?? null,
    closesAt: day?.closesAt ?? null,
    closedAt: day?.closedAt ?? null,
    taken: sum(hall.takenCount),
    waiting: sum(hall.waitingCount),
    openCounters: [...hall.counters.values()].filter((counter) => counter.state !== 'closed').length,
  };
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, one) => total + one, 0);
}
