import type { LocalText } from './local-text.ts';
import type { Segment, Tier } from './standing.ts';

/**
 * The call policy HS(h,K). The day-opened event stores it, so it cannot change within a business day: the rule printed on slips stays true.
 */
export interface PolicyConfiguration {
  /** K: how often charged tickets may pass one ticket; null: no limit (only in the simulator, never in a branch). */
  readonly overtakeCap: number | null;
  readonly headStartMs: {
    readonly tiers: Readonly<Record<Exclude<Tier, 'none'>, number>>;
    readonly segments: Readonly<Record<Exclude<Segment, 'ordinary'>, number>>;
    readonly need: number;
  };
  /** How late an appointment may arrive and still keep its time. */
  readonly appointmentLateMs: number;
  /** An armed direct service that nobody starts expires after this time. */
  readonly directServiceLifeMs: number;
  /** Whether a direct service is also forbidden to pass a ticket that is older by its head-start or more. */
  readonly windowBindsDirectServices: boolean;
  /** Need-based jumps that one person may give in a day before the supervisor is told. */
  readonly needNoticeAfter: number;
  /** The wait that the branch promises, for the fairness meter and the figures. */
  readonly targetWaitMs: { readonly premium: number; readonly ordinary: number };
}

/** A reason for an identification (S14); shown on staff screens only. */
export interface CueConfiguration {
  readonly id: string;
  readonly text: LocalText;
  /** Cues that judge an address or looks are off until a branch turns them on. */
  readonly enabled: boolean;
}

/** A need that everybody accepts as a reason to be served first; its name may be shown in public. */
export interface NeedConfiguration {
  readonly id: string;
  readonly text: LocalText;
}

/** The longest head-start that is charged, over all tiers and segments. */
export function longestHeadStartMs({ headStartMs }: PolicyConfiguration): number {
  return Math.max(...Object.values(headStartMs.tiers), ...Object.values(headStartMs.segments));
}
