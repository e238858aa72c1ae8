import { describe, expect, it } from 'vitest';
import { halvedUses, inOrderOfUse } from '../../../server/kernel/state/cue-use.ts';
import { given, type Step } from '../../given.ts';
import { asks, asksAbout, dayOpens, LOBBY, opens, takes, waits } from '../../steps.ts';
import { enabledCues } from '../../../server/views/priority.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';

const three = [dayOpens, opens('c1'), ...['ann', 'bob', 'cid'].map((name) => takes('cash', name))];

function identifies(alias: string, cueId: string): Step {
  const identification = { tier: 'gold', segment: null, confidence: 'confirmed', cueId } as const;
  return asksAbout(LOBBY, (story) => ({ type: 'identify-ticket', ticketId: story.id(alias), identification }));
}

const [first, second] = TEST_BRANCH.cues.filter(({ enabled }) => enabled).map(({ id }) => id);

describe('reasons in the order of use', () => {
  it('CUE-1 the most used stands first, ties as in the catalogue, and an undone identification does not count', () => {
    if (first === undefined || second === undefined) throw new Error('the branch has no two cues');
    const orderAfter = (...steps: readonly Step[]) => {
      const { branch } = given(...three)
        .when((story) => steps.forEach((step) => step(story)))
        .then();
      return enabledCues(branch, TEST_BRANCH)
        .map(({ id }) => id)
        .slice(0, 2);
    };
    expect(orderAfter()).toEqual([first, second]);
    expect(orderAfter(identifies('ann', second))).toEqual([second, first]);
    expect(orderAfter(identifies('ann', second), identifies('bob', first))).toEqual([first, second]);
    const undone = asksAbout(LOBBY, (story) => ({ type: 'undo-identification', ticketId: story.id('ann') }));
    expect(orderAfter(identifies('ann', second), undone)).toEqual([first, second]);
  });

  it('CUE-2 the next day begins with the greater half of each count, and with no cue that the branch dropped', () => {
    expect(
      halvedUses(
        new Map([
          ['a', 5],
          ['b', 1],
          ['gone', 9],
        ]),
        ['a', 'b', 'c'],
      ),
    ).toEqual({ a: 3, b: 1 });
    expect(inOrderOfUse([{ id: 'a' }, { id: 'b' }], new Map([['b', 1]])).map(({ id }) => id)).toEqual(['b', 'a']);
    const story = given(...three, identifies('ann', second ?? ''), waits(86_400), asks(LOBBY, { type: 'close-day' }))
      .when(dayOpens)
      .then();
    expect([...story.branch.staff.cueUses]).toEqual([[second, 1]]);
  });
});
