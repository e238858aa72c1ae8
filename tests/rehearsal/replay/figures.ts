import { hash } from 'node:crypto';
import type { StoredRow } from '../branch-on-disk.ts';
import type { Caller } from './trace.ts';

export interface Waits {
  readonly meanMs: number;
  readonly p90Ms: number;
  readonly maxMs: number;
}

export interface Counts {
  readonly arrivals: number;
  readonly tickets: number;
  readonly served: number;
  readonly noShows: number;
  readonly cancelled: number;
}

/** What a day came to, read from its stored events. */
export interface Figures {
  readonly counts: Counts;
  /** Of those served, from ticket to first call. */
  readonly waits: Waits;
  /** The same, as the bank recorded it with the counters it had. */
  readonly recordedWaits: Waits;
  /** Of every stored event: the same trace, counters and seed give the same one. */
  readonly digest: string;
}

export function figuresOf(callers: readonly Caller[], stored: readonly StoredRow[]): Figures {
  const served = new Set(
    stored.flatMap(({ event }) => (event.type === 'ticket-closed' && event.outcome === 'normal' ? [event.ticketId] : [])),
  );
  const closedAs = (outcome: string): number =>
    stored.filter(({ event }) => event.type === 'ticket-closed' && event.outcome === outcome).length;
  const waits = stored.flatMap(({ event }) => (event.type === 'ticket-called' && served.has(event.ticketId) ? [event.waitMs ?? 0] : []));
  return {
    counts: {
      arrivals: callers.length,
      tickets: stored.filter(({ event }) => event.type === 'ticket-taken').length,
      served: closedAs('normal'),
      noShows: closedAs('no-show'),
      cancelled: closedAs('cancelled-by-customer'),
    },
    waits: waitsOf(waits),
    recordedWaits: waitsOf(callers.filter(({ fate }) => fate.kind === 'served').map(({ recordedWaitMs }) => recordedWaitMs)),
    digest: hash('sha256', JSON.stringify(stored), 'hex').slice(0, 16),
  };
}

function waitsOf(waits: readonly number[]): Waits {
  const total = waits.reduce((sum, wait) => sum + wait, 0);
  return { meanMs: waits.length === 0 ? 0 : total / waits.length, p90Ms: percentile(waits, 0.9), maxMs: percentile(waits, 1) };
}

/** Nearest rank; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
