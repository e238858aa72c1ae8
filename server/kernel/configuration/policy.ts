import type { LocalText } from './local-text.ts';
import type { Segment, Tier } from './standing.ts';

/**
 * The call policy HS(h,K). It rides in the day-opened event, so it is fixed for a business day: no printed sentence is broken.
 */
export interface PolicyConfiguration {
  /** K: how often one protected ticket may be passed by charged ones; null: no bound (the simulator alone, never a branch). */
  readonly overtakeCap: number | null;
  readonly headStartMs: {
    readonly tiers: Readonly<Record<Exclude<Tier, 'none'>, number>>;
    readonly segments: Readonly<Record<Exclude<Segment, 'ordinary'>, number>>;
    readonly need: number;
  };
  /** How late an appointment may come and keep its time. */
  readonly appointmentLateMs: number;
  /** An armed direct service that nobody starts ends by itself after so long. */
  readonly directServiceLifeMs: number;
  /** Whether a direct service, too, may not pass a ticket older than its head-start. */
  readonly windowBindsDirectServices: boolean;
  /** Need-based jumps that one person may give in a day before the supervisor is told. */
  readonly needNoticeAfter: number;
  /** A wait the branch promises, for the fairness meter and the figures. */
  readonly targetWaitMs: { readonly premium: number; readonly ordinary: number };
}

/** A reason for identification (S14); staff screens only. */
export interface CueConfiguration {
  readonly id: string;
  readonly text: LocalText;
  /** Cues that judge an address or looks are off until a branch turns them on. */
  readonly enabled: boolean;
}

/** A need everybody accepts to be served first; its name may be public. */
export interface NeedConfiguration {
  readonly id: string;
  readonly text: LocalText;
}

/** The longest head-start that charges: of every tier and confirmed segment. */
export function longestHeadStartMs({ headStartMs }: PolicyConfiguration): number {
  return Math.max(...Object.values(headStartMs.tiers), ...Object.values(headStartMs.segments));
}
