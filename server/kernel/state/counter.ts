export const COUNTER_STATES = ['closed', 'idle', 'calling', 'serving', 'paused'] as const;
export type CounterState = (typeof COUNTER_STATES)[number];

/** What the hall may know of a counter. */
export interface Counter {
  readonly id: string;
  state: CounterState;
  ticketId: string | null;
  pauseReasonId: string | null;
  since: number;
}

/** One active session a counter. */
export interface Session {
  readonly staffId: string;
  readonly since: number;
  /** Whom this counter finished with last: he may still be referred for a while; null: nobody yet. */
  lastServed: { readonly ticketId: string; readonly at: number } | null;
  servedCount: number;
  serviceMs: number;
}
