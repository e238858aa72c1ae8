import type { PolicyConfiguration } from '../kernel/configuration/policy.ts';

/** How premium tickets come before others: HS(h, K) and its two extremes, first come first served and strict priority. */
export interface CallRule {
  /** h of every tier, ms; 0: first come, first served. */
  readonly headStartMs: number;
  /** K; null: no cap. */
  readonly overtakeCap: number | null;
}

/**
 * A head-start of 71,000 years: premium always comes first. Its keys are still exact whole milliseconds for every time up to
 * TIME_MAX_MS; those of an "infinite" head-start would not be.
 */
export const STRICT_HEAD_START_MS = 2 ** 51;
/** Largest time and head-start of a simulation, so that their differences are exact. */
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
