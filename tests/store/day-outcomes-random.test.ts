import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayReport } from '../../server/contract/day-report.ts';
import { type Outcome, OUTCOMES } from '../../server/kernel/state/ticket.ts';
import { reportOf } from '../../server/store/report/day-report.ts';
import { Story, type Step } from '../given.ts';
import {
  dayOpens,
  finishes,
  next,
  noShow,
  opens,
  parks,
  restores,
  returns,
  starts,
  takes,
  timePasses,
  transfersToCounter,
  transfersToService,
  undoes,
} from '../steps.ts';
import { BRANCH, closesDay, DATE, forcesOut, givesUp, goesToMachine, removes, suggests, whatIsWrong } from './day-adds-up.ts';

/** After this no time passes, so that the day does not end by itself. */
const LATEST = Date.parse(`${DATE}T16:00:00+08:00`);

const COUNTERS = ['c1', 'c2', 'c3'];
const SERVICES = ['cash', 'transfer', 'capped'];

/** Turns dice into somebody doing something; refused steps are part of life. */
function stepFrom(kind: number, which: number, alias: string): Step {
  const counter = COUNTERS[which % 3] ?? 'c1';
  const somebody = `t${which}`;
  const steps: readonly Step[] = [
    takes(SERVICES[which % 3] ?? 'cash', alias),
    takes('cash', alias),
    next(counter),
    next(counter),
    starts(counter),
    finishes(counter),
    noShow(counter),
    parks(counter),
    returns(counter),
    undoes(counter),
    undoes(counter),
    (story) => (story.now < LATEST ? timePasses(3 + which * 60)(story) : undefined),
    transfersToService(counter, SERVICES[which % 2] ?? 'cash'),
    transfersToCounter(counter, COUNTERS[(which + 1) % 3] ?? 'c2'),
    restores(somebody),
    removes(somebody),
    (story) => [takes('transfer', alias), givesUp(alias)].forEach((step) => step(story)),
    suggests(somebody),
    (story) => [suggests(somebody), goesToMachine(somebody)].forEach((step) => step(story)),
    forcesOut(counter),
    opens(counter),
    closesDay,
    dayOpens,
  ];
  return steps[kind % steps.length] ?? dayOpens;
}

/** Counted again, from the kernel's own state. A date may have several sittings, and a sitting forgets the one before. */
function recount(story: Story): { readonly taken: number; readonly open: number; readonly outcomes: Readonly<Record<Outcome, number>> } {
  const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  const seen = { taken: 0, open: 0 };
  for (const { id } of story.branch.hall.tickets.values()) {
    const outcome = story.branch.staff.records.get(id)?.outcome ?? null;
    seen.taken += 1;
    if (outcome === null) seen.open += 1;
    else outcomes[outcome] += 1;
  }
  return { ...seen, outcomes };
}

const dice = fc.array(fc.tuple(fc.nat(20), fc.nat(30)), { minLength: 1, maxLength: 150, size: 'max' });
const sittings = fc.array(fc.tuple(fc.nat(22), fc.nat(30)), { minLength: 1, maxLength: 150, size: 'max' });

async function playOut(throws: readonly (readonly [number, number])[]): Promise<readonly [Story, DayReport]> {
  const story = new Story(BRANCH);
  for (const step of [dayOpens, opens(...COUNTERS)]) step(story);
  throws.forEach(([kind, which], index) => stepFrom(kind, which, `t${index}`)(story));
  const report = await reportOf(DATE, story.log);
  if (report === null) throw new Error('no report');
  return [story, report];
}

describe('whole random days', () => {
  it('add up, and say of each outcome what the branch itself knows', async () => {
    const met = new Set<Outcome>();
    await fc.assert(
      fc.asyncProperty(dice, async (throws) => {
        const [story, report] = await playOut(throws);
        const { taken, open, outcomes } = recount(story);
        expect(report.total).toMatchObject({ counts: { taken }, open, outcomes });
        OUTCOMES.filter((outcome) => outcomes[outcome] > 0).forEach((outcome) => met.add(outcome));
        expect(whatIsWrong(report)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    const byChance: readonly Outcome[] = ['normal', 'removed', 'cancelled-by-customer', 'diverted', 'forced-sign-out'];
    expect(byChance.filter((outcome) => !met.has(outcome))).toEqual([]);
  });

  it('add up when the day is closed and opened again in between', async () => {
    await fc.assert(
      fc.asyncProperty(sittings, async (throws) => {
        const [, report] = await playOut(throws);
        expect(whatIsWrong(report)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
