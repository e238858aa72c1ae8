export const COUNTER_STATES = ['closed', 'idle', 'calling', 'serving', 'paused'] as const;
type CounterState = (typeof COUNTER_STATES)[number];

/** What the hall may know of a counter. */
export interface Counter {
  readonly id: string;
  state: CounterState;
  ticketId: string | null;
  pauseReasonId: string | null;
  since: number;
}

/** A person signed on at a counter; a counter has at most one. */
export interface Session {
  readonly staffId: string;
  readonly since: number;
  /** The last customer this counter finished with, who may still be referred for a while; null: none yet. */
  lastServed: { readonly ticketId: string; readonly at: number } | null;
  servedCount: number;
  serviceMs: number;
}
