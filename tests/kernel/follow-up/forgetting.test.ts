import { describe, expect, it } from 'vitest';
import { givenIn, type Story, type Step } from '../../given.ts';
import { asks, asksAbout, CLOCK, dayOpens, LOBBY, opens } from '../../steps.ts';
import { asksOf, CARD_BRANCH, followUpHas, HAN, handsCard, newestFollowUp } from './follow-up-steps.ts';
import { finds, guides, manned, newest } from '../referral/referral-steps.ts';

const given = (...steps: readonly Step[]) => givenIn(CARD_BRANCH, dayOpens, manned, opens('c1'), ...steps);
const names = (personRef: string) => guides(LOBBY, (referralId) => ({ type: 'name-guest', referralId, personRef }));
const seats = (lookRef: string) => guides(LOBBY, (referralId) => ({ type: 'seat-guest', referralId, managerId: null, lookRef }));
const corrects = (personRef: string) =>
  guides(LOBBY, (referralId) => ({ type: 'correct-referral', referralId, cueId: null, managerId: null, personRef }));
const books = (personRef: string) =>
  asksAbout(HAN, (story) => ({
    type: 'book-appointment',
    managerId: 'han',
    startsAt: story.now + 60_000,
    followUpId: newestFollowUp(story).id,
    personRef,
  }));
const nextDay: readonly Step[] = [
  asks(CLOCK, { type: 'close-day' }),
  (story) => {
    story.now += 24 * 60 * 60_000;
    story.last = null;
  },
  dayOpens,
];

/** Named twice, seated twice, given a card under another name, corrected, asked to come. */
const known: readonly Step[] = [
  finds(LOBBY, null),
  names('name-1'),
  names('name-2'),
  seats('look-1'),
  seats('look-2'),
  handsCard(LOBBY, (story) => ({ referralId: newest(story).id, personRef: 'card-1' })),
  corrects('name-3'),
  books('visit-1'),
];
const ALL = ['card-1', 'look-1', 'look-2', 'name-1', 'name-2', 'name-3', 'visit-1'];

const forgets = (story: Story): readonly string[] => {
  const event = story.newEvents.find((one) => one.type === 'person-forgotten');
  return event === undefined ? [] : [...event.personRefs].sort();
};

describe('a customer who is to be forgotten', () => {
  it('FOLLOW-7 is, under every name that referral, seat, card and appointment gave him', () => {
    given(...known)
      .when(asksOf(HAN, 'forget-person'))
      .then(
        (story) => expect(forgets(story)).toEqual(ALL),
        (story) => expect(newest(story)).toMatchObject({ personRef: null, pastRefs: [], lookRef: null }),
        (story) => expect([...story.branch.staff.appointments.values()].map(({ personRef }) => personRef)).toEqual([null]),
      );
  });

  it('FOLLOW-7 is so on another day too, when the referral and the missed appointment are gone', () => {
    given(...known, ...nextDay)
      .when(asksOf(HAN, 'forget-person'))
      .then((story) => expect(forgets(story)).toEqual(ALL), followUpHas({ personRef: null, pastRefs: [] }));
  });

  it('FOLLOW-5 a name that the card took from its referral rides into the next day once', () => {
    given(
      finds(LOBBY, null),
      names('name-1'),
      handsCard(LOBBY, (story) => ({ referralId: newest(story).id, personRef: null })),
      ...nextDay,
    )
      .when(asksOf(HAN, 'forget-person'))
      .then((story) => expect(forgets(story)).toEqual(['name-1']));
  });
});
