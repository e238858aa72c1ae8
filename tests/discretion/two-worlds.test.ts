import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Story } from '../given.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { type Channel, type Emission, publicChannels } from './hall-record.ts';
import { type Act, NO_SECRET, play, SAME_ORDER, script, type Secret } from './worlds.ts';

const GOLD: Secret = { tier: 'gold', deed: 'identify', which: 0 };
const DAYS = 60;
const atOnce = (): number => 0;

/** Two worlds that differ in nothing but what staff know; a leak is any difference in what the hall is told. */
function worldsAgree(channels: readonly Channel[], delayMsOf: (story: Story) => number): fc.IProperty<[[Act, Secret][]]> {
  return fc.property(script, (steps) => {
    const acts = steps.map(([act]) => act);
    const plain = play(SAME_ORDER, acts, () => NO_SECRET, channels, atOnce);
    const secretly = play(SAME_ORDER, acts, (index) => steps[index]?.[1] ?? NO_SECRET, channels, delayMsOf);
    expect(secretly).toEqual(plain);
  });
}

function premiumInHall({ branch }: Story): boolean {
  return [...branch.staff.records.values()].some(({ standing }) => standing.tier !== 'none');
}

/** The channel `name` as `alter` makes it once somebody premium is in the hall. */
function leaky(name: string, alter: (content: string, story: Story) => string): readonly Channel[] {
  return leakyWhen(premiumInHall, name, alter);
}

/** Each of what staff do with a guest happens in the secret world: a channel that tells of it is caught, or the deed never came about. */
const GUIDED: readonly (readonly [string, (story: Story) => boolean])[] = [
  ['somebody was referred', ({ log }) => log.some(({ event }) => event.type === 'referral-raised' && event.source.role === 'teller')],
  ['a guest was out of the line', ({ log }) => log.some(({ event }) => event.type === 'ticket-rejoined')],
  ['a card was handed out', ({ branch }) => branch.staff.followUps.size > 0],
];

function leakyWhen(tells: (story: Story) => boolean, name: string, alter: (content: string, story: Story) => string): readonly Channel[] {
  return publicChannels().map((channel) => ({
    name: channel.name,
    show: (story: Story) => {
      const content = channel.show(story);
      return content !== null && channel.name === name && tells(story) ? alter(content, story) : content;
    },
  }));
}

describe('two worlds that differ only in what staff know', () => {
  it('tell the hall the same: content, count, order, length and time of every frame, slip, clip list and board', () => {
    fc.assert(worldsAgree(publicChannels(), atOnce), { numRuns: DAYS });
  });

  it('tell the hall the same of the only customer, who is called at once under any head-start', () => {
    const acts: readonly Act[] = [
      { kind: 'take', kioskId: 'k1', serviceId: 'cash' },
      { kind: 'at-counter', counterId: 'c1', what: 'next' },
      { kind: 'at-counter', counterId: 'c1', what: 'start' },
      { kind: 'wait', seconds: 90 },
      { kind: 'at-counter', counterId: 'c1', what: 'finish' },
    ];
    const plain = play(TEST_BRANCH, acts, () => NO_SECRET, publicChannels(), atOnce);
    expect(plain.length).toBeGreaterThan(acts.length);
    for (const tier of ['gold', 'platinum', 'purple-gold'] as const) {
      expect(play(TEST_BRANCH, acts, (index) => (index === 0 ? { ...GOLD, tier } : NO_SECRET), publicChannels(), atOnce)).toEqual(plain);
    }
  });

  it('show a counter that serves directly as every counter that serves, from the moment it does', () => {
    const direct = counterStory(true);
    const called = counterStory(false);
    const shownWhileServing = (emissions: readonly Emission[]) =>
      emissions.filter(({ content }) => !content.includes('"calling"')).map(({ content }) => content);
    expect(direct.wall).toEqual(called.wall.slice(0, 1));
    expect(shownWhileServing(direct.counter)).toEqual(shownWhileServing(called.counter));
    expect(direct.counter.some(({ content }) => content.includes('A001'))).toBe(false);
  });
});

function counterStory(directly: boolean): { readonly wall: readonly Emission[]; readonly counter: readonly Emission[] } {
  const emissions = play(
    TEST_BRANCH,
    [
      { kind: 'take', kioskId: 'k2', serviceId: 'cash' },
      { kind: 'at-counter', counterId: 'c1', what: 'next' },
      { kind: 'at-counter', counterId: 'c1', what: 'start' },
      { kind: 'wait', seconds: 60 },
      { kind: 'at-counter', counterId: 'c1', what: 'finish' },
    ],
    (index) => (directly && index === 0 ? { tier: 'none', deed: 'arm', which: 0 } : NO_SECRET),
    publicChannels(),
    atOnce,
  );
  return {
    wall: emissions.filter(({ channel }) => channel === 'wall w1'),
    counter: emissions.filter(({ channel }) => channel === 'counter-display c1'),
  };
}

describe('planted leaks', () => {
  const PLANTED: readonly (readonly [string, readonly Channel[], (story: Story) => number])[] = [
    ['a field more on the wall', leaky('wall w1', (content) => content.replace('"calls"', '"first":true,"calls"')), atOnce],
    ['another word on the kiosk', leaky('kiosk k1', (content) => content.replace('测试网点', '测试网点 ')), atOnce],
    ['a dot on the slip', leaky('slip', (content) => content.replace(/0a/, '2e0a')), atOnce],
    ['a longer slip', leaky('slip', (content) => `${content}0a`), atOnce],
    ['another chime', leaky('voice', (content) => content.replace('chime', 'chime chime')), atOnce],
    ['a brighter board', leaky('boards', (content) => `1f5804${content}`), atOnce],
    ['a letter for rank in the number', leaky('wall w1', (content) => content.replaceAll('"A0', '"V0')), atOnce],
    [
      'a frame more whenever staff change something',
      leaky('counter-display c2', (content, story) => content + ' '.repeat(story.log.length)),
      atOnce,
    ],
    ['frames in another order', [...publicChannels()].reverse(), atOnce],
    ['an answer that takes longer', publicChannels(), (story) => (premiumInHall(story) ? 40 : 0)],
    ['a word on a phone', leaky('phones', (content) => content.replaceAll('"waiting"', '"soon"')), atOnce],
    ['a friendlier refusal', leaky('refusals', (content) => `${content}!`), atOnce],
    ...GUIDED.map(
      ([what, tells]) => [`a wall that shows that ${what}`, leakyWhen(tells, 'wall w1', (content) => `${content} `), atOnce] as const,
    ),
  ];

  it.each(PLANTED)('%s is caught', (name, channels, delayMsOf) => {
    const plain = publicChannels();
    const property = fc.property(script, (steps) => {
      const acts = steps.map(([act]) => act);
      const quiet = play(SAME_ORDER, acts, () => NO_SECRET, plain, atOnce);
      const told = play(SAME_ORDER, acts, (index) => steps[index]?.[1] ?? NO_SECRET, channels, delayMsOf);
      expect(told, name).toEqual(quiet);
    });
    expect(fc.check(property, { numRuns: 200, endOnFailure: true, seed: 7 }).failed).toBe(true);
  });
});
