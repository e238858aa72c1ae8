import type { Language } from '../configuration/local-text.ts';
import type { ServingRole } from './serving-role.ts';

/**
 * "Skip the next call": one counter serves one customer without calling anybody (S62–S66). Armed, then started by that
 * counter's next key, or withdrawn, handed back, or expired.
 */
export interface DirectService {
  readonly id: string;
  readonly counterId: string;
  /** The customer's ticket; who came without one was given one when the service was armed. It stands in no line meanwhile. */
  readonly ticketId: string;
  readonly armedBy: { readonly role: ServingRole; readonly staffId: string };
  readonly cueId: string | null;
  /** Where the salutation lies, in the table that is purged; null: none was given. */
  readonly personRef: string | null;
  /** A reason of need does not charge the cap. */
  readonly needId: string | null;
  readonly armedAt: number;
  readonly expiresAt: number;
  /** Waiting tickets whose one more pass is reserved; empty where a need is the reason. */
  readonly charge: readonly string[];
}

/** How a direct service ended that nobody started, and of which whoever armed it must be told. */
export const NOTICED_ENDS = ['handed-back', 'expired', 'counter-closed', 'ticket-gone'] as const;
/** How a direct service ended that was not started. */
export const DIRECT_SERVICE_ENDS = ['withdrawn', ...NOTICED_ENDS] as const;
export type DirectServiceEnd = (typeof DIRECT_SERVICE_ENDS)[number];

/** What somebody who armed one must be told. */
export interface Notice {
  readonly id: string;
  readonly staffId: string;
  readonly at: number;
  readonly end: (typeof NOTICED_ENDS)[number];
  readonly counterId: string;
  readonly ticketId: string;
  readonly reasonId: string | null;
}

/** A direct service that a counter started: the fairness meter counts those of the last hour. */
export interface DirectStart {
  readonly actId: string;
  readonly counterId: string;
  readonly at: number;
}

/** How far back the fairness meter looks. */
export const METER_SPAN_MS = 60 * 60_000;

/** Oldest notices give way to new ones. */
export const NOTICES_KEPT = 20;

export type DirectCustomer =
  | { readonly kind: 'ticket'; readonly ticketId: string }
  | { readonly kind: 'walk-in'; readonly serviceId: string; readonly language: Language };
