import type { Language } from '../configuration/local-text.ts';
import type { ServingRole } from './serving-role.ts';

/**
 * "Skip the next call": a counter serves one customer without calling a number (S62–S66). It is armed, and then started by
 * that counter's next key, withdrawn, handed back, or expired.
 */
export interface DirectService {
  readonly id: string;
  readonly counterId: string;
  /** The customer's ticket; a customer without one gets one when the service is armed. Meanwhile it is in no line. */
  readonly ticketId: string;
  readonly armedBy: { readonly role: ServingRole; readonly staffId: string };
  readonly cueId: string | null;
  /** Reference to the salutation in the purgeable table; null: none was given. */
  readonly personRef: string | null;
  /** null: the reason is a cue. A need is not charged to the cap. */
  readonly needId: string | null;
  readonly armedAt: number;
  readonly expiresAt: number;
  /** Waiting tickets for which one pass is reserved; empty if the reason is a need. */
  readonly charge: readonly string[];
}

/** Ends of a direct service that was never started, of which the person who armed it must be told. */
export const NOTICED_ENDS = ['handed-back', 'expired', 'counter-closed', 'ticket-gone'] as const;
/** All ends of a direct service that was never started. */
export const DIRECT_SERVICE_ENDS = ['withdrawn', ...NOTICED_ENDS] as const;
export type DirectServiceEnd = (typeof DIRECT_SERVICE_ENDS)[number];

/** The end of a direct service, kept for the person who armed it and must be told. */
export interface DirectServiceNotice {
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

/** Beyond this number, the oldest notices are dropped. */
export const NOTICES_KEPT = 20;

export type DirectCustomer =
  | { readonly kind: 'ticket'; readonly ticketId: string }
  | { readonly kind: 'walk-in'; readonly serviceId: string; readonly language: Language };
