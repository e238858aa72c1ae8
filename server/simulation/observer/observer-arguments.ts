import { NUMBERINGS, type Numbering } from '../../kernel/configuration/configuration.ts';
import { type Given, SEED_MAX, wrong } from '../options.ts';
import { DAYS_MAX } from '../rule-table.ts';
import { LOAD_MAX } from '../synthetic-day.ts';
import { OBSERVED_DEMAND } from './crowd.ts';
import { OBSERVERS } from './judge.ts';
import type { ObserverRequest } from './table.ts';

/** As many as are promised about; more than the most would be a good part of the customers. */
export const OBSERVER_SLIPS = 10;
export const OBSERVER_PHONES = 10;
const HELD_MAX = 50;
const DAYS = 40;
/** What is promised about the numbering is promised for all of these shares. */
export const SEEN_AT_SHARES = [0, 0.12, 0.25] as const;

/** file null: the demo branch. numberings null: the branch's own. */
export interface ObserverArguments extends Omit<ObserverRequest, 'configuration' | 'numberings'> {
  readonly mode: 'observer';
  readonly file: string | null;
  readonly numberings: readonly Numbering[] | null;
  readonly json: boolean;
}

/** @throws UsageError */
export function observerArguments(given: Given): ObserverArguments {
  const percent = (name: 'premium' | 'needs' | 'returns', share: number): number => given.decimal(name, share * 100, 0, 30) / 100;
  const days = given.whole('days', DAYS, 1, DAYS_MAX);
  return {
    mode: 'observer',
    file: given.optional('branch'),
    days,
    practiceDays: days,
    demand: {
      premiumShare: percent('premium', OBSERVED_DEMAND.premiumShare),
      needShare: percent('needs', OBSERVED_DEMAND.needShare),
      backShare: percent('returns', OBSERVED_DEMAND.backShare),
      appointmentShare: OBSERVED_DEMAND.appointmentShare,
      load: given.decimal('load', OBSERVED_DEMAND.load, 0.05, LOAD_MAX),
    },
    seed: given.whole('seed', 1, 0, SEED_MAX),
    slips: given.whole('slips', OBSERVER_SLIPS, 0, HELD_MAX),
    phones: given.whole('phones', OBSERVER_PHONES, 0, HELD_MAX),
    observers: OBSERVERS,
    seenAtShares: SEEN_AT_SHARES,
    numberings: numberingsOf(given),
    json: given.has('json'),
  };
}

function numberingsOf(given: Given): readonly Numbering[] | null {
  const text = given.optional('numbering');
  if (text === null) return null;
  if (text === 'all') return NUMBERINGS;
  const one = NUMBERINGS.find((numbering) => numbering === text);
  if (one === undefined) throw wrong('numbering', text, `${NUMBERINGS.join(', ')} or all`);
  return [one];
}
