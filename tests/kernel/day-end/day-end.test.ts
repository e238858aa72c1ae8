import { describe, expect, it } from 'vitest';
import { DAY_ENDS_KEPT } from '../../../server/kernel/state/day-end.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import { givenIn, type Step } from '../../given.ts';
import {
  asks,
  asksAbout,
  CLOCK,
  dayOpens,
  eventField,
  events,
  LOBBY,
  nothingHappens,
  opens,
  refused,
  takes,
  tellerAt,
} from '../../steps.ts';
import { finds, GUIDED_BRANCH, guides, manager, MANAGER, newest, OTHER_MANAGER, referralHas } from '../referral/referral-steps.ts';

const HEAD: Actor = { role: 'supervisor', staffId: 'gu' };
const given = (...steps: readonly Step[]) => givenIn(GUIDED_BRANCH, dayOpens, opens('c1'), manager('han', 'free'), ...steps);
const introduced: readonly Step[] = [
  takes('cash', 'ann'),
  finds(LOBBY, 'ann'),
  guides(LOBBY, (referralId) => ({ type: 'introduce-guest', referralId, managerId: 'han' })),
];
const submits = (knowingOpen: number) => asks(LOBBY, { type: 'submit-day-end', knowingOpen });
const date = '2026-11-23';
const receives = (actor: Actor, managerId: string | null) => asks(actor, { type: 'receive-day-end', date, managerId });
const closes = asks(CLOCK, { type: 'close-day' });
const nextDay: Step = (story) => {
  story.now += 86_400_000;
  story.run({ type: 'open-day' }, CLOCK);
};

describe('the day-end', () => {
  it('DAYEND-1 hands over what there is, before closing or after it', () => {
    given(...introduced)
      .when(submits(0))
      .then(
        events('day-end-submitted'),
        eventField('day-end-submitted', 'referred', 1),
        eventField('day-end-submitted', 'managerIds', ['han']),
      );
    given(...introduced, closes)
      .when(submits(0))
      .then(events('day-end-submitted'));
    given()
      .when(submits(0))
      .then(eventField('day-end-submitted', 'managerIds', []));
  });

  it('DAYEND-1 with referrals open says so, and is not refused to who knows', () => {
    const story = given(finds(LOBBY, null)).when(submits(0)).then(refused('day-end-open'));
    expect(story.last).toMatchObject({ refusal: { params: { count: 1 } } });
    given(finds(LOBBY, null))
      .when(submits(1))
      .then(eventField('day-end-submitted', 'open', 1));
  });

  it('DAYEND-2 is received by each manager named, and by the archive, once', () => {
    const submitted = () => given(...introduced, submits(0));
    submitted().when(receives(MANAGER, 'han')).then(events('day-end-received'));
    given(...introduced, submits(0), receives(MANAGER, 'han'))
      .when(receives(MANAGER, 'han'))
      .then(nothingHappens);
    submitted().when(receives(OTHER_MANAGER, 'han')).then(refused('not-your-manager'));
    submitted().when(receives(OTHER_MANAGER, 'bai')).then(refused('unknown-day-end'));
    submitted().when(receives(HEAD, null)).then(events('day-end-received'));
    submitted().when(receives(MANAGER, null)).then(refused('not-allowed'));
    given().when(receives(HEAD, null)).then(refused('unknown-day-end'));
  });

  it('DAYEND-3 again is another edition', () => {
    given(...introduced, submits(0), receives(HEAD, null))
      .when(submits(0))
      .then(eventField('day-end-submitted', 'edition', 2), (story) =>
        expect(story.branch.staff.dayEnds.get(date)).toMatchObject({ archive: null, managers: { han: null } }),
      );
  });

  it('DAYEND-4 waits for its receipts beyond its day, for so many days', () => {
    given(...introduced, submits(0), closes, nextDay)
      .when(receives(MANAGER, 'han'))
      .then(events('day-end-received'));
    given(...introduced, submits(0), receives(MANAGER, 'han'), receives(HEAD, null), closes, nextDay)
      .when(receives(HEAD, null))
      .then(refused('unknown-day-end'));
    const days = Array.from({ length: DAY_ENDS_KEPT + 2 }, (): readonly Step[] => [submits(0), closes, nextDay]).flat();
    given(...days)
      .when(submits(0))
      .then((story) => expect(story.branch.staff.dayEnds.size).toBe(DAY_ENDS_KEPT));
  });

  it('DAYEND-5 a correction keeps what was said', () => {
    const corrects = (actor: Actor, cueId: string | null, managerId: string | null): Step =>
      asksAbout(actor, (story) => ({ type: 'correct-referral', referralId: newest(story).id, cueId, managerId, personRef: null }));
    given(...introduced)
      .when(corrects(LOBBY, 'large-cash', 'bai'))
      .then(
        eventField('referral-corrected', 'cueId', { from: 'card-shown', to: 'large-cash' }),
        eventField('referral-corrected', 'managerId', { from: 'han', to: 'bai' }),
        referralHas({ cueId: 'large-cash', managerId: 'bai' }),
      );
    given(...introduced)
      .when(corrects(LOBBY, null, 'han'))
      .then(nothingHappens);
    given(...introduced)
      .when(corrects(LOBBY, 'appearance', null))
      .then(refused('unknown-cue'));
    given(...introduced)
      .when(corrects(LOBBY, null, 'nobody'))
      .then(refused('unknown-manager'));
    given(...introduced)
      .when(corrects(tellerAt('c1'), 'large-cash', null))
      .then(refused('not-allowed'));
  });
});
