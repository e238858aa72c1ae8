import type { BranchConfiguration } from '../configuration/configuration.ts';
import { ordinalBeyond } from '../state/numbers.ts';

/**
 * RESTORE-2, RESTORE-3: the last number of every series, moved past what may be in customers' hands: of each that is known, and of each
 * of the branch's services.
 * @param last by prefix
 */
export function numbersBeyond(
  last: ReadonlyMap<string, number>,
  ticketsOut: number,
  { services, rules }: BranchConfiguration,
): ReadonlyMap<string, number> {
  const prefixes = new Set([...last.keys(), ...services.map(({ prefix }) => prefix)]);
  return new Map([...prefixes].map((prefix) => [prefix, ordinalBeyond(last.get(prefix) ?? 0, ticketsOut, rules)]));
}
