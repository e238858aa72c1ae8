import type { BinRule } from '../kernel/configuration/identification.ts';
import type { Tier } from '../kernel/configuration/standing.ts';
import type { MaskedCard } from './card.ts';

/** The tier that the branch's own rules give a card; of several matching rules the longest beginning wins, because it is the most exact. */
export function tierByRules({ bin, length }: MaskedCard, rules: readonly BinRule[]): Tier {
  let best: BinRule | null = null;
  for (const rule of rules) {
    const beginning = bin.slice(0, rule.from.length);
    const matches =
      beginning.length === rule.from.length && beginning >= rule.from && beginning <= rule.to && rule.lengths.includes(length);
    if (matches && (best === null || rule.from.length > best.from.length)) best = rule;
  }
  return best?.tier ?? 'none';
}
