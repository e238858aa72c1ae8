import { type Act, calls, cancels, CARDS, does, hearsBeats, phoneOpens, rates, REFUSED, reloads, ROUTES, takes, waits } from './acts.ts';
import type { Step } from './duet.ts';
import { BEATS } from './hall-tape.ts';
import { type KioskId, KIOSKS } from './world-branch.ts';

const quietly = (act: Act): Step => ({ act, deeds: 0 });
const withDeeds = (act: Act): Step => ({ act, deeds: 1 });

/** Six customers show their cards and take numbers, three are called, served and asked. */
function round(): readonly Step[] {
  return [
    quietly(CARDS),
    ...KIOSKS.map((kioskId) => quietly(takes(kioskId, kioskId === 'k6' ? 'transfer' : 'cash'))),
    ...(['c1', 'c2', 'c1'] as const).flatMap((counterId) => [
      withDeeds(calls(counterId)),
      withDeeds(does(counterId, 'start-service')),
      withDeeds(does(counterId, 'finish-service')),
      quietly(rates(counterId)),
    ]),
    quietly(waits(7)),
  ];
}

/** Everything that can be seen at least once. */

const EVERYTHING: readonly Step[] = [
  quietly(CARDS),
  ...KIOSKS.map((kioskId) => quietly(takes(kioskId, 'cash'))),
  quietly(phoneOpens(0)),
  quietly(phoneOpens(1)),
  withDeeds(hearsBeats('a wait')),
  quietly(ROUTES),
  quietly(REFUSED),
  withDeeds(calls('c1')),
  quietly(cancels(0)),
  withDeeds(does('c1', 'recall')),
  withDeeds(does('c1', 'start-service')),
  quietly(reloads('kiosk k1')),
  quietly(reloads('wall w1')),
  withDeeds(does('c1', 'finish-service')),
  quietly(rates('c1')),
  withDeeds(hearsBeats(BEATS)),
  quietly(takes('k4', 'capped')),
  quietly(takes('k4', 'capped')),
  quietly(takes('k4', 'capped')),
  quietly(cancels(2)),
  withDeeds(calls('c2')),
  quietly(waits(11)),
  withDeeds(does('c2', 'mark-no-show')),
  withDeeds(calls('c2')),
  withDeeds(does('c2', 'start-service')),
  withDeeds(does('c2', 'park')),
  withDeeds(calls('c1')),
  withDeeds(does('c1', 'transfer')),
  quietly(waits(60)),
  quietly(ROUTES),
];

/** The whole day of the main story: everything once, and enough customers for the clock to be judged. */
export function wholeDay(rounds: number): readonly Step[] {
  return [...EVERYTHING, ...Array.from({ length: rounds }, round).flat()];
}

/** Two customers with cards. */
const TWO_NUMBERS: readonly Step[] = [quietly(CARDS), quietly(takes('k2', 'cash')), quietly(takes('k1', 'cash'))];

/** What most leaks need to show: one of two customers has a phone, and is served. */
export const SHORT_DAY: readonly Step[] = [
  ...TWO_NUMBERS,
  quietly(phoneOpens(0)),
  withDeeds(calls('c1')),
  quietly(cancels(0)),
  quietly(does('c1', 'start-service')),
  quietly(does('c1', 'finish-service')),
  quietly(rates('c1')),
];
export const ROUTES_DAY: readonly Step[] = [...TWO_NUMBERS, quietly(ROUTES)];
export const BEATS_DAY: readonly Step[] = [...TWO_NUMBERS, quietly(hearsBeats(BEATS))];

/** Customers who show a card, and then perhaps take a number; `rounds` times. */
export function customers(rounds: number, takers: readonly KioskId[]): readonly Step[] {
  return Array.from({ length: rounds }, () => [quietly(CARDS), ...takers.map((kioskId) => quietly(takes(kioskId, 'cash')))]).flat();
}
