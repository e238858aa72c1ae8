import type { PolicyConfiguration } from '../kernel/configuration/policy.ts';

/** How premium tickets are put before others: HS(h, K) with its two ends, first come first served and strict priority. */
export interface CallRule {
  /** h of every tier, ms; 0: first come, first served. */
  readonly headStartMs: number;
  /** K; null: no cap. */
  readonly overtakeCap: number | null;
}

/**
 * A head-start of 71,000 years: premium before everybody else, always. Its keys are still exact whole milliseconds for
 * every time up to TIME_MAX_MS, which a head-start of "infinity" would not be.
 */
export const STRICT_HEAD_START_MS = 2 ** 51;
/** Times and head-starts of a simulation are at most so large, so that their differences are exact. */
export const TIME_MAX_MS = 2 ** 50;

export const FIFO: CallRule = { headStartMs: 0, overtakeCap: null };
export const STRICT: CallRule = { headStartMs: STRICT_HEAD_START_MS, overtakeCap: null };

/** The policy with this rule for every tier and segment; needs and appointments stay as they are. */
export function policyWith(policy: PolicyConfiguration, { headStartMs: h, overtakeCap }: CallRule): PolicyConfiguration {
  const headStartMs = {
    tiers: { gold: h, platinum: h, 'purple-gold': h },
    segments: { 'existing-premium': h, potential: h, target: h },
    need: policy.headStartMs.need,
  };
  return { ...policy, overtakeCap, headStartMs };
}
