import { describe, expect, it } from 'vitest';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { given, givenIn, type Step } from '../../given.ts';
import { EVERYBODY, POLICY } from '../../policy.ts';
import { asksAbout, calls, dayOpens, line, LOBBY, next, opens, refused, takes, tellerAt, waits } from '../../steps.ts';
import { GOLD, identifies, nextCustomer, oneCap, takesWithCard } from './priority-steps.ts';

describe('the policy', () => {
  it('PRIO-11 is that of the day’s opening: a change takes effect when the next day opens', () => {
    const changed: Step = (story) => {
      story.configuration = {
        ...TEST_BRANCH,
        policy: { ...POLICY, headStartMs: { ...POLICY.headStartMs, tiers: { gold: 0, platinum: 0, 'purple-gold': 0 } } },
      };
    };
    given(dayOpens, takes('cash', 'ann'), changed, waits(60))
      .when(takesWithCard('cash', 'gold'))
      .then(line('service:cash', 'gold', 'ann'));
  });

  it('PRIO-12 a counter may prefer premium, be kept free, or serve some classes only', () => {
    const at = (profile: Partial<typeof EVERYBODY>) => ({
      ...TEST_BRANCH,
      counters: TEST_BRANCH.counters.map((counter) => ({ ...counter, profile: { ...EVERYBODY, ...profile } })),
    });
    const people = [takes('cash', 'old'), waits(60 * 60), takesWithCard('cash', 'gold')];
    givenIn(at({ premiumFirst: true }), dayOpens, opens('c1'), ...people)
      .when(next('c1'))
      .then(calls('gold', 'c1'));
    givenIn(at({ keepFreeMs: 600_000 }), dayOpens, opens('c1'), takes('cash', 'ann'), waits(599))
      .when(next('c1'))
      .then(refused('nobody-waiting'));
    givenIn(at({ keepFreeMs: 600_000 }), dayOpens, opens('c1'), takes('cash', 'ann'), waits(600))
      .when(next('c1'))
      .then(calls('ann', 'c1'));
    givenIn(at({ classes: ['ordinary'] }), dayOpens, opens('c1'), takesWithCard('cash', 'gold'))
      .when(next('c1'))
      .then(refused('nobody-waiting'));
  });

  it('PRIO-12 a counter kept free does not stand idle before two people who block each other', () => {
    const kept = {
      ...oneCap,
      policy: { ...POLICY, overtakeCap: 0 },
      counters: oneCap.counters.map((counter) => ({ ...counter, profile: { ...EVERYBODY, keepFreeMs: 600_000 } })),
    };
    givenIn(kept, dayOpens, opens('c1'), takes('cash', 'ann'), takesWithCard('cash', 'gold')).when(next('c1')).then(calls('ann', 'c1'));
  });

  it('PRIO-13 every call keeps its reason: who could have been called, by which key, and who was blocked', () => {
    givenIn(oneCap, dayOpens, opens('c1'), takes('cash', 'ann'), takesWithCard('cash', 'one'), takesWithCard('cash', 'two'), next('c1'))
      .when(nextCustomer('c1'))
      .then((story) => {
        const [why] = story.branch.staff.explanations.get(story.id('ann')) ?? [];
        expect(why?.manner).toBe('next');
        expect(why?.candidates.map(({ ticketId, blocked }) => [ticketId, blocked])).toEqual([
          [story.id('two'), true],
          [story.id('ann'), false],
        ]);
        expect(story.branch.staff.explanations.get(story.id('one'))?.[0]?.overtook).toBe(1);
      });
  });

  it('PRIO-14 what staff say of a customer needs a cue that is in use and a ticket of their own', () => {
    given(dayOpens, takes('cash', 'ann'))
      .when(identifies('ann', { ...GOLD, cueId: 'appearance' }))
      .then(refused('unknown-cue'));
    given(dayOpens, takes('cash', 'ann'))
      .when(identifies('ann', { ...GOLD, tier: 'none' }))
      .then(refused('says-nothing'));
    const teller = asksAbout(tellerAt('c3'), (story) => ({ type: 'identify-ticket', ticketId: story.id('ann'), identification: GOLD }));
    given(dayOpens, opens('c3'), takes('cash', 'ann')).when(teller).then(refused('ticket-not-yours'));
    const nobody = asksAbout(LOBBY, (story) => ({ type: 'withdraw-need', ticketId: story.id('ann') }));
    given(dayOpens, takes('cash', 'ann')).when(nobody).then(refused('no-need-assigned'));
  });
});
