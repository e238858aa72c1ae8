import type { Holding } from '../guards.ts';

/** Service time until now, ms; null: service has not started. */
export function serviceMsOf({ ticket, record }: Holding, now: number): number | null {
  return ticket.phase === 'serving' && record.startedAt !== null ? now - record.startedAt : null;
}
