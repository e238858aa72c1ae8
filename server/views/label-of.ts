import type { Hall } from '../kernel/state/branch.ts';

/** What customers call a counter. */
export function labelOf(hall: Hall, counterId: string): string {
  return hall.configuration?.counters.find((counter) => counter.id === counterId)?.label ?? '';
}
