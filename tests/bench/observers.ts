import { join } from 'node:path';
import { readConfiguration } from '../../server/config.ts';
import { OBSERVED_DEMAND } from '../../server/simulation/observer/crowd.ts';
import { OBSERVERS } from '../../server/simulation/observer/judge.ts';
import { OBSERVER_PHONES, OBSERVER_SLIPS, SEEN_AT_SHARES } from '../../server/simulation/observer/observer-arguments.ts';
import { type NumberingFigures, observerTable } from '../../server/simulation/observer/table.ts';
import type { Measured } from './measured.ts';
import { REPOSITORY } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

const SIZES: Sizes<{ readonly days: number; readonly practiceDays: number }> = {
  full: { days: 200, practiceDays: 200 },
  smoke: { days: 1, practiceDays: 2 },
};
/** Points by which the best guess may be better than knowing who was served before somebody else. */
const OVER_SHARE_MOST = 0.1;
/** Percent points by which it may differ, with premium customers and without, who sees a later number called first. */
const SEEN_APART_MOST = 2;

/** What people with slips and phones learn of premium customers under the default numbering, and what an ordinary customer sees. */
export async function measureObservers(size: BenchSize): Promise<readonly Measured[]> {
  const configuration = readConfiguration(join(REPOSITORY, 'server/demo-branch.json'));
  const [figures] = observerTable({
    ...SIZES[size],
    configuration,
    demand: OBSERVED_DEMAND,
    seed: 1,
    slips: OBSERVER_SLIPS,
    phones: OBSERVER_PHONES,
    observers: OBSERVERS,
    numberings: [configuration.rules.numbering],
    seenAtShares: SEEN_AT_SHARES,
  }).numberings;
  if (figures === undefined) throw new Error('no numbering was looked at');
  return measuredOf(figures);
}

function measuredOf({ observers, premiumAmongPassing, ordinary }: NumberingFigures): readonly Measured[] {
  const certain = Math.max(...observers.map((one) => one.certain));
  const best = Math.max(...observers.map(({ bestPrecision }) => bestPrecision));
  const seen = ordinary.map(({ seeLaterNumber }) => seeLaterNumber * 100);
  const listed = ordinary
    .map(({ premiumShare, seeLaterNumber }) => `${(seeLaterNumber * 100).toFixed(1)} at ${premiumShare * 100} %`)
    .join(', ');
  const whom = `${OBSERVER_SLIPS} slips, ${OBSERVER_PHONES} phones and the wall`;
  return [
    {
      key: 'observerCertain',
      what: `share of premium customers that anybody with ${whom} names for certain`,
      value: certain,
      floor: null,
      target: { most: 0 },
    },
    {
      key: 'observerBestPrecisionOverShare',
      what: `the best guess of any of them (${(best * 100).toFixed(1)} % right), less the share of premium among those served before others`,
      value: best - premiumAmongPassing,
      floor: `${(premiumAmongPassing * 100).toFixed(1)} % of those`,
      target: { most: OVER_SHARE_MOST },
    },
    {
      key: 'ordinarySeeLaterNumberPercent',
      what: `ordinary customers who see a later number called first: ${listed} premium`,
      value: Math.max(...seen),
      floor: `${Math.min(...seen).toFixed(1)} %`,
      target: { most: Number((Math.min(...seen) + SEEN_APART_MOST).toFixed(1)) },
    },
  ];
}
