import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dutyCoverage } from '../../server/store/report/duty-coverage.ts';
import { Story, type Step } from '../given.ts';
import { answers, asksFor, leaves, starts, ZHAO, ZHOU } from '../kernel/duty/duty-steps.ts';
import { GUIDED_BRANCH } from '../kernel/referral/referral-steps.ts';
import { asks, CLOCK, dayOpens, waits } from '../steps.ts';

const MINUTE_MS = 60_000;
const minutes = (count: number): Step => waits(count * 60);
const closes = asks(CLOCK, { type: 'close-day' });

function told(...steps: readonly Step[]): Story {
  const story = new Story(GUIDED_BRANCH);
  for (const step of steps) step(story);
  return story;
}

function covered(...steps: readonly Step[]): { readonly covered: number; readonly open: number } {
  const story = told(...steps);
  const { coveredMs, openMs } = dutyCoverage(story.log, story.now);
  return { covered: coveredMs / MINUTE_MS, open: openMs / MINUTE_MS };
}

describe('duty coverage', () => {
  it('counts from the first at the post to the last who leaves', () => {
    expect(covered(dayOpens, minutes(10), starts(ZHAO), minutes(30), leaves(ZHAO), minutes(20), closes)).toEqual({ covered: 30, open: 60 });
    expect(covered(dayOpens, minutes(60), closes)).toEqual({ covered: 0, open: 60 });
    expect(covered(dayOpens, starts(ZHAO), minutes(60), closes, minutes(60))).toEqual({ covered: 60, open: 60 });
    expect(covered()).toEqual({ covered: 0, open: 0 });
  });

  it('goes on through a hand-over, and counts two as one', () => {
    const handed = [asksFor(ZHAO, 'zhou'), answers(ZHOU, 'zhao', true)];
    expect(covered(dayOpens, starts(ZHAO), minutes(20), ...handed, minutes(20), leaves(ZHOU), minutes(20))).toEqual({
      covered: 40,
      open: 60,
    });
    expect(covered(dayOpens, starts(ZHAO), starts(ZHOU), minutes(20), leaves(ZHAO), minutes(20))).toEqual({ covered: 40, open: 40 });
  });

  it('runs up to now while the day is open, and nobody stays on duty over night', () => {
    expect(covered(dayOpens, starts(ZHAO), minutes(15))).toEqual({ covered: 15, open: 15 });
    expect(covered(dayOpens, starts(ZHAO), minutes(10), closes, minutes(600), dayOpens, minutes(10))).toEqual({ covered: 10, open: 20 });
  });

  it('is what looking in every minute finds, whoever comes and goes', () => {
    const acts = [starts(ZHAO), starts(ZHOU), leaves(ZHAO), leaves(ZHOU), asksFor(ZHAO, 'zhou'), answers(ZHOU, 'zhao', true)];
    fc.assert(
      fc.property(fc.array(fc.nat(acts.length - 1), { maxLength: 60 }), (throws) => {
        const story = told(dayOpens);
        let manned = 0;
        for (const which of throws) {
          acts[which]?.(story);
          if ([...story.branch.staff.duties.values()].some(({ state }) => state === 'on')) manned += 1;
          minutes(1)(story);
        }
        const { coveredMs, openMs } = dutyCoverage(story.log, story.now);
        expect({ coveredMs, openMs }).toEqual({ coveredMs: manned * MINUTE_MS, openMs: throws.length * MINUTE_MS });
      }),
      { numRuns: 60 },
    );
  });
});
