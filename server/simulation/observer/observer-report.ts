import { textTable } from '../report.ts';
import type { ObserverKind } from './judge.ts';
import type { NumberingFigures, ObserverTable } from './table.ts';

const NAMES: Readonly<Record<ObserverKind, string>> = {
  wall: 'the wall only',
  'one-slip': 'one slip',
  'two-slips': 'two slips side by side',
  slips: 'every slip',
  phones: 'every phone page',
  all: 'all of it',
};

export function observerReport({ numberings, days, demand, slips, phones }: ObserverTable): string {
  const shares = `${percent(demand.premiumShare)} premium, ${percent(demand.needShare)} needs, ${percent(demand.backShare)} return or go on`;
  const head = `${days} days, ${shares}, load ${demand.load}; observers with ${slips} slips and ${phones} phones a day`;
  return [head, ...numberings.map(numberingReport)].join('\n\n');
}

function numberingReport({ numbering, own, observers, premiumAmongPassing, ordinary }: NumberingFigures): string {
  const rows = observers.map(({ observer, certain, falselyCertain, bestPrecision, recall, bits }) => [
    NAMES[observer],
    percent(certain),
    String(falselyCertain),
    percent(bestPrecision),
    percent(recall),
    bits.toFixed(3),
  ]);
  const table = textTable([['observer', 'named for certain', 'wrongly', 'best precision', 'at recall', 'bits each'], ...rows]);
  const seen = ordinary
    .map(({ premiumShare, seeLaterNumber }) => `${percent(seeLaterNumber)} with ${percent(premiumShare)} premium`)
    .join(', ');
  return [
    `Numbers ${numbering}${own ? '  <- this branch' : ''}`,
    table,
    `Premium among all served before an earlier one of their line: ${percent(premiumAmongPassing)}`,
    `Ordinary customers who see a later number of their service called first: ${seen}`,
  ].join('\n');
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
