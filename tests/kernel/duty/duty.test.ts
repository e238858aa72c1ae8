import { describe, expect, it } from 'vitest';
import { type Expectation, givenIn, type Step } from '../../given.ts';
import {
  asks,
  CLOCK,
  dayOpens,
  eventField,
  events,
  next,
  nothingHappens,
  opens,
  refused,
  starts as serves,
  takes,
  tellerAt,
  timePasses,
  waits,
} from '../../steps.ts';
import { answers, asksFor, dutyOf, gapBy, leaves, starts, SUPERVISOR, tablet, ZHAO, ZHOU } from './duty-steps.ts';
import { answers as answersReferral, GUIDED_BRANCH, referralHas, refers } from '../referral/referral-steps.ts';

const given = (...steps: readonly Step[]) => givenIn(GUIDED_BRANCH, dayOpens, ...steps);
const TO_LOBBY = { kind: 'lobby' } as const;
const annReferred = [opens('c1'), takes('cash', 'ann'), next('c1'), waits(1), serves('c1'), refers('c1', 'ann', TO_LOBBY)];

describe('duty in the lobby', () => {
  it('DUTY-1 starts by a word, once, by somebody of the lobby', () => {
    given()
      .when(starts(ZHAO))
      .then(events('duty-started'), dutyOf('zhao', { state: 'on' }));
    given(starts(ZHAO)).when(starts(ZHAO)).then(refused('already-on-duty'));
    given()
      .when(starts({ role: 'lobby', staffId: 'wang' }))
      .then(refused('unknown-staff'));
    given(asks(CLOCK, { type: 'close-day' }))
      .when(starts(ZHAO))
      .then(refused('day-not-open'));
  });

  it('DUTY-2 is left to a stand-in who accepts, and not before', () => {
    given(starts(ZHAO))
      .when(asksFor(ZHAO, 'zhou'))
      .then(events('stand-in-asked'), dutyOf('zhao', { state: 'on' }));
    given(starts(ZHAO), asksFor(ZHAO, 'zhou'))
      .when(answers(ZHOU, 'zhao', true))
      .then(events('duty-handed-over'), dutyOf('zhao', { state: 'off', asked: null }), dutyOf('zhou', { state: 'on' }), gapBy(null));
    given(starts(ZHAO), asksFor(ZHAO, 'zhou'))
      .when(answers(ZHOU, 'zhao', false))
      .then(events('stand-in-declined'), dutyOf('zhao', { state: 'on', asked: null }));
    given(starts(ZHAO), asksFor(ZHAO, 'zhou'), asks(ZHAO, { type: 'withdraw-stand-in' }))
      .when(answers(ZHOU, 'zhao', true))
      .then(refused('stand-in-not-asked'));
    given(starts(ZHAO))
      .when(asks(ZHAO, { type: 'withdraw-stand-in' }))
      .then(refused('stand-in-not-asked'));
  });

  it('DUTY-2 asks a colleague of the lobby who is not oneself, from the post', () => {
    given(starts(ZHAO)).when(asksFor(ZHAO, 'zhao')).then(refused('no-stand-in'));
    given(starts(ZHAO)).when(asksFor(ZHAO, 'wang')).then(refused('no-stand-in'));
    given().when(asksFor(ZHAO, 'zhou')).then(refused('not-on-duty'));
    given(starts(ZHAO), asksFor(ZHAO, 'zhou'))
      .when(answers(ZHAO, 'zhao', true))
      .then(refused('stand-in-not-asked'));
  });

  it('DUTY-2 keeps when an absent person will be back, and a stand-in at his post already stays there', () => {
    const away = asks(ZHAO, { type: 'ask-stand-in', standInId: 'zhou', state: 'away', backAt: 9e12 });
    given(starts(ZHAO), starts(ZHOU), tablet(ZHOU, true), away)
      .when(answers(ZHOU, 'zhao', true))
      .then(dutyOf('zhao', { state: 'away', backAt: 9e12 }), dutyOf('zhou', { state: 'on', tablet: 'heard' }));
    given(starts(ZHAO), starts(ZHOU), away, answers(ZHOU, 'zhao', true))
      .when(starts(ZHAO))
      .then(dutyOf('zhao', { state: 'on', backAt: null }));
  });

  it('DUTY-3 is left without a stand-in only with a reason of the list', () => {
    const without = asks(ZHAO, { type: 'leave-duty', state: 'off', backAt: null, reasonId: 'bored' });
    given(starts(ZHAO)).when(without).then(refused('unknown-reason'));
    given().when(leaves(ZHAO)).then(refused('not-on-duty'));
    given(starts(ZHAO), starts(ZHOU))
      .when(leaves(ZHAO))
      .then(events('duty-left'), dutyOf('zhao', { reasonId: 'urgent' }), gapBy(null));
  });

  it('DUTY-4 an empty post is an alarm until somebody comes', () => {
    given(starts(ZHAO)).when(leaves(ZHAO)).then(events('duty-left', 'duty-gap-opened'), gapBy('zhao'));
    given(starts(ZHAO), leaves(ZHAO), waits(90))
      .when(starts(ZHOU))
      .then(events('duty-started', 'duty-gap-closed'), eventField('duty-gap-closed', 'gapMs', 90_000), gapBy(null));
  });

  it('DUTY-5 the supervisor sends somebody else to the post', () => {
    const order = (standInId: string): Step => asks(SUPERVISOR, { type: 'take-over-duty', staffId: 'zhao', standInId });
    given(starts(ZHAO))
      .when(order('zhou'))
      .then(events('duty-handed-over'), dutyOf('zhao', { state: 'off' }), dutyOf('zhou', { state: 'on' }));
    given(starts(ZHAO)).when(order('zhao')).then(refused('no-stand-in'));
    given().when(order('zhou')).then(refused('not-on-duty'));
    given(starts(ZHAO))
      .when(asks(ZHOU, { type: 'take-over-duty', staffId: 'zhao', standInId: 'zhou' }))
      .then(refused('not-allowed'));
  });
});

describe('what somebody who leaves had to answer for', () => {
  const onTheWay = [starts(ZHAO), ...annReferred, answersReferral(ZHAO, 'acknowledge-referral')];

  it('DUTY-6 passes to the stand-in, who is alerted afresh unless a guest stands there already', () => {
    given(...onTheWay, waits(20), asksFor(ZHAO, 'zhou'))
      .when(answers(ZHOU, 'zhao', true))
      .then(
        events('duty-handed-over', 'referral-handed-over'),
        referralHas({ state: 'raised', addresseeId: 'zhou', holder: null, realerts: 0 }),
      );
    given(...onTheWay, answersReferral(ZHAO, 'attend-referral'), asksFor(ZHAO, 'zhou'))
      .when(answers(ZHOU, 'zhao', true))
      .then(referralHas({ state: 'attended', holder: { role: 'lobby', staffId: 'zhou' } }));
  });

  it('DUTY-6 goes to another on duty, else to whoever comes first', () => {
    given(...onTheWay, starts(ZHOU))
      .when(leaves(ZHAO))
      .then(referralHas({ state: 'raised', addresseeId: 'zhou' }));
    given(...onTheWay)
      .when(leaves(ZHAO))
      .then(referralHas({ state: 'raised', addresseeId: null, holder: null }));
    given(...onTheWay, answersReferral(ZHAO, 'attend-referral'), leaves(ZHAO))
      .when(starts(ZHOU))
      .then(referralHas({ state: 'attended', holder: { role: 'lobby', staffId: 'zhou' } }));
  });

  it('DUTY-6 leaves what others answer for with them', () => {
    given(starts(ZHAO), starts(ZHOU), ...annReferred, answersReferral(ZHOU, 'acknowledge-referral'))
      .when(leaves(ZHAO))
      .then(events('duty-left'), referralHas({ holder: { role: 'lobby', staffId: 'zhou' } }));
  });
});

describe('an empty post', () => {
  const sends = (sentId: string | null) => asks(SUPERVISOR, { type: 'answer-empty-post', sentId });
  const answered =
    (sentId: string | null): Expectation =>
    (story) =>
      expect(story.branch.staff.postAnswer).toMatchObject({ staffId: 'gao', sentId });

  it('DUTY-8 is answered by the supervisor, and stays empty until somebody comes', () => {
    given().when(sends('zhou')).then(events('empty-post-answered'), answered('zhou'));
    given(starts(ZHAO), leaves(ZHAO)).when(sends(null)).then(events('empty-post-answered'), answered(null), gapBy('zhao'));
    given(sends(null)).when(sends(null)).then(nothingHappens);
    given(sends(null)).when(sends('zhou')).then(answered('zhou'));
    given(sends('zhou'))
      .when(starts(ZHOU))
      .then((story) => expect(story.branch.staff.postAnswer).toBeNull());
    given(starts(ZHAO), leaves(ZHAO), sends('zhou'), starts(ZHAO))
      .when(leaves(ZHAO))
      .then((story) => expect(story.branch.staff.postAnswer).toBeNull());
  });

  it('DUTY-8 nobody is asked to a post that is not empty, and nobody of another house', () => {
    given(starts(ZHAO)).when(sends('zhou')).then(refused('already-on-duty'));
    given().when(sends('wang')).then(refused('unknown-staff'));
    given(asks(CLOCK, { type: 'close-day' }))
      .when(sends('zhou'))
      .then(refused('day-not-open'));
    given()
      .when(asks(ZHAO, { type: 'answer-empty-post', sentId: 'zhou' }))
      .then(refused('not-allowed'));
  });
});

describe('tablets on duty', () => {
  it('DUTY-7 are silent after the configured time, and only of who is on duty', () => {
    given(starts(ZHAO), tablet(ZHAO, true), tablet(ZHAO, false)).when(timePasses(59)).then(nothingHappens);
    given(starts(ZHAO), tablet(ZHAO, true), tablet(ZHAO, false)).when(timePasses(60)).then(events('tablet-silent'));
    given(starts(ZHAO), tablet(ZHAO, false), timePasses(60)).when(timePasses(60)).then(nothingHappens);
    given(starts(ZHAO), tablet(ZHAO, false), waits(40), tablet(ZHAO, true)).when(timePasses(60)).then(nothingHappens);
    given().when(tablet(ZHAO, false)).then(nothingHappens);
    given(starts(ZHAO), tablet(ZHAO, false), starts(ZHOU), leaves(ZHAO)).when(timePasses(60)).then(nothingHappens);
  });

  it('DUTY-7 only a change is a fact', () => {
    given(starts(ZHAO), tablet(ZHAO, true)).when(tablet(ZHAO, true)).then(nothingHappens);
    given(starts(ZHAO), tablet(ZHAO, false)).when(tablet(ZHAO, false)).then(nothingHappens);
    given(starts(ZHAO), tablet(ZHAO, false), timePasses(60)).when(tablet(ZHAO, true)).then(events('tablet-heard'));
  });

  it('DUTY-7 where all are silent, a referral goes to the supervisor at once', () => {
    given(starts(ZHAO), tablet(ZHAO, false), timePasses(60), ...annReferred.slice(0, -1))
      .when(refers('c1', 'ann', TO_LOBBY))
      .then(events('referral-raised', 'referral-escalated'));
    given(starts(ZHAO), tablet(ZHAO, false), ...annReferred.slice(0, -1))
      .when(refers('c1', 'ann', TO_LOBBY))
      .then(events('referral-raised'));
    given(...annReferred.slice(0, -1))
      .when(asks(tellerAt('c1'), { type: 'report-tablet', reachable: true }))
      .then(refused('not-allowed'));
  });
});
