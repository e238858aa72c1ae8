import type { Hall } from '../kernel/state/branch.ts';

/** The counter's name for customers. */
export function labelOf(hall: Hall, counterId: string): string {
  return hall.configuration?.counters.find((counter) => counter.id === counterId)?.label ?? '';
}
