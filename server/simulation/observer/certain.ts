import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import { drawWindow } from '../../kernel/state/numbers.ts';
import type { Sight } from './notes.ts';
import type { SeenCall, SeenDay, SeenSlip } from './what-is-seen.ts';

/**
 * Whose number may lie where none is given in turn. No numbering of the product does that; release 0.3.0 placed those of premium
 * customers between others.
 */
export type OutOfTurn = 'nobody' | 'premium';

/** Why a number can be called when it is. */
type Explanation = 'earlier' | 'need' | 'appointment' | 'returned' | 'transferred' | 'chosen' | 'somebody-left' | 'premium';

/**
 * By call: every explanation that what this observer sees leaves open, under the rule that is posted and the branch's configuration.
 * Where 'premium' alone is left, he knows.
 */
export function explanationsOf(
  seen: SeenDay,
  sight: Sight,
  branch: BranchConfiguration,
  outOfTurn: OutOfTurn,
): readonly (readonly Explanation[])[] {
  const slips = sight.slips.flatMap((index) => seen.slips[index] ?? []);
  const firstCallAt = new Map<string, number>();
  for (const { number, at } of seen.calls) {
    const key = `${number.prefix}${number.ordinal}`;
    if (!firstCallAt.has(key)) firstCallAt.set(key, at);
  }
  const waits = (slip: SeenSlip, at: number): boolean =>
    slip.at < at && (firstCallAt.get(`${slip.number.prefix}${slip.number.ordinal}`) ?? Infinity) > at;
  const apart = apartFrom(branch);
  const stood = new Set<number>();
  return seen.calls.map((call): readonly Explanation[] => {
    const own = slips.filter((slip) => slip.number.prefix === call.number.prefix);
    const fellFromFloor = sight.pages && pageFellFromFloor(call, sight, stood);
    if (outOfTurn === 'premium' && liesBetween(own, call, seen)) return ['premium'];
    if (!own.some((slip) => waits(slip, call.at) && cameAfter(slip, call, seen, branch))) return ['earlier', ...apart, 'premium'];
    // A number that no need, return or transfer can take from his page has taken one: unless somebody before him left unseen.
    return fellFromFloor ? ['somebody-left', 'premium'] : [...apart, 'premium'];
  });
}

/** Who else is served before somebody who came earlier, by the rule that hangs on the wall. */
function apartFrom({ needs, policy }: BranchConfiguration): readonly Explanation[] {
  const need: readonly Explanation[] = needs.length > 0 && policy.headStartMs.need > 0 ? ['need'] : [];
  return [...need, 'appointment', 'returned', 'transferred', 'chosen'];
}

/** Whether this number was certainly given out after that slip. */
function cameAfter(slip: SeenSlip, { number }: SeenCall, seen: SeenDay, { rules }: BranchConfiguration): boolean {
  if (rules.numbering !== 'drawn') return number.ordinal > slip.number.ordinal;
  const called = seen.calls.filter((one) => one.number.prefix === number.prefix && one.at <= slip.at).length;
  return number.ordinal - drawWindow(rules) > called + slip.ahead + 1;
}

/**
 * Below one of his slips, and not given before it: nobody waited for the line when he took it, or it was taken right after another one
 * of his that is lower, with nobody between them. (Somebody who was sent to another line meanwhile would have been called there.)
 */
function liesBetween(slips: readonly SeenSlip[], { number }: SeenCall, { calls }: SeenDay): boolean {
  const line = calls.filter((one) => one.number.prefix === number.prefix);
  const first = line.find((one) => one.number.ordinal === number.ordinal)?.at ?? 0;
  return slips.some((slip) => {
    if (slip.number.ordinal <= number.ordinal || slip.at >= first) return false;
    if (slip.ahead === 0) return true;
    return slips.some(
      (other) =>
        other.number.ordinal < number.ordinal &&
        other.at < slip.at &&
        slip.ahead === other.ahead + 1 &&
        !line.some(({ at }) => at >= other.at && at <= slip.at),
    );
  });
}

/** A page that stood still at an earlier call, and so said exactly what is true, falls now. */
function pageFellFromFloor({ pages }: SeenCall, { slips }: Sight, stood: Set<number>): boolean {
  let fell = false;
  for (const { slip, before, after } of pages) {
    if (!slips.includes(slip) || before === null || after === null) continue;
    if (after === before) stood.add(slip);
    else if (stood.has(slip)) fell = true;
  }
  return fell;
}
