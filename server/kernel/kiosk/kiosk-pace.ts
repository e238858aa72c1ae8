import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Branch } from '../state/branch.ts';
import { KIOSK_SPAN_MS } from '../state/kiosk.ts';
import { refuse, type Refused } from '../words/decision.ts';

/**
 * Whether this kiosk gives no number now; null: it may. It comes before everything that is known of the customer: card, code and
 * class change neither the answer nor its words.
 */
export function refusePace(branch: Branch, { kioskLimits }: BranchConfiguration, kioskId: string, now: number): Refused | null {
  const times = branch.staff.kiosks.paces.get(kioskId) ?? [];
  const sinceLastMs = now - (times.at(-1) ?? -Infinity);
  if (times.filter((at) => at > now - KIOSK_SPAN_MS).length >= kioskLimits.most) return refuse('kiosk-at-limit', {});
  return sinceLastMs >= 0 && sinceLastMs < kioskLimits.gapMs ? refuse('kiosk-too-fast', {}) : null;
}
