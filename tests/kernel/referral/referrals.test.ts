import { describe, expect, it } from 'vitest';
import { givenIn, type Step, type Story } from '../../given.ts';
import type { ReferralTarget } from '../../../server/kernel/state/referral.ts';
import {
  asks,
  asksAbout,
  CLOCK,
  dayOpens,
  eventField,
  events,
  finishes,
  LOBBY,
  next,
  nothingHappens,
  opens,
  refused,
  starts,
  takes,
  tellerAt,
  timePasses,
  undoes,
  waits,
} from '../../steps.ts';
import { SUPERVISOR } from '../duty/duty-steps.ts';
import { answers, COLLEAGUE, finds, GUIDED_BRANCH, MANAGER, manned, newest, referralHas, referralIs, refers } from './referral-steps.ts';

const TO_LOBBY: ReferralTarget = { kind: 'lobby' };
const TO_TELLER: ReferralTarget = { kind: 'non-cash' };
const TO_MANAGER: ReferralTarget = { kind: 'manager', managerId: null };
const given = (...steps: readonly Step[]) => givenIn(GUIDED_BRANCH, dayOpens, manned, opens('c1', 'c3'), ...steps);
const annServed: readonly Step[] = [takes('cash', 'ann'), next('c1'), starts('c1')];
const annReferred: readonly Step[] = [...annServed, refers('c1', 'ann', TO_LOBBY)];
const passes = (toStaffId: string) => asksAbout(LOBBY, (story) => ({ type: 'pass-referral', referralId: newest(story).id, toStaffId }));
const sends = (toStaffId: string) => asksAbout(SUPERVISOR, (story) => ({ type: 'pass-referral', referralId: newest(story).id, toStaffId }));
const outcomes = (story: Story) => story.log.filter(({ event }) => event.type === 'referral-closed').length;

describe('a referral is raised', () => {
  it('REFER-1 of the customer being served, with a cue in use', () => {
    given(...annServed)
      .when(refers('c1', 'ann', TO_LOBBY))
      .then(events('referral-raised'), referralIs('raised'));
    given(...annServed)
      .when(asksAbout(tellerAt('c1'), (story) => ({ ...raising(story, 'ann'), cueId: 'appearance' })))
      .then(refused('unknown-cue'));
    given(...annServed)
      .when(asksAbout(tellerAt('c1'), (story) => ({ ...raising(story, 'ann'), target: { kind: 'manager', managerId: 'nobody' } })))
      .then(refused('unknown-manager'));
  });

  it('REFER-1 of one just finished with, for two minutes; not while only called, not of somebody else’s, not from a closed counter', () => {
    given(...annServed, finishes('c1'), waits(120))
      .when(refers('c1', 'ann', TO_LOBBY))
      .then(events('referral-raised'));
    given(...annServed, finishes('c1'), waits(121))
      .when(refers('c1', 'ann', TO_LOBBY))
      .then(refused('referral-too-late'));
    given(takes('cash', 'ann'), next('c1'))
      .when(refers('c1', 'ann', TO_LOBBY))
      .then(refused('not-serving'));
    given(...annServed, takes('cash', 'bob'))
      .when(refers('c1', 'bob', TO_LOBBY))
      .then(refused('not-serving'));
    given(...annServed)
      .when(asksAbout(tellerAt('c3'), (story) => raising(story, 'ann')))
      .then(refused('not-your-counter'));
    given(...annServed)
      .when(asksAbout(tellerAt('c2'), (story) => ({ ...raising(story, 'ann'), counterId: 'c2' })))
      .then(refused('counter-not-open'));
    given(...annServed, finishes('c1'), undoes('c1'), finishes('c1'))
      .when(refers('c1', 'ann', TO_LOBBY))
      .then(events('referral-raised'));
  });

  it('REFER-2 once: twice in a second is one hand; after its end another may be raised', () => {
    given(...annReferred)
      .when(refers('c1', 'ann', TO_LOBBY))
      .then(refused('already-referred'));
    given(...annReferred, answers(tellerAt('c1'), 'cancel-referral'))
      .when(refers('c1', 'ann', TO_LOBBY))
      .then(events('referral-raised'));
  });

  it('REFER-8 or found by the lobby: attended from the start, with a number or without', () => {
    given()
      .when(finds(LOBBY, null))
      .then(events('referral-raised', 'referral-acknowledged', 'referral-attended'), referralIs('attended'));
    given(takes('cash', 'ann'))
      .when(finds(LOBBY, 'ann'))
      .then(referralHas({ holder: { role: 'lobby', staffId: 'zhao' } }));
  });
});

const raising = (story: Story, alias: string) =>
  ({
    type: 'raise-referral',
    counterId: 'c1',
    ticketId: story.id(alias),
    cueId: 'large-cash',
    confidence: 'possible',
    target: TO_LOBBY,
    personRef: null,
  }) as const;

describe('a referral is answered', () => {
  it('REFER-3 seen, acknowledged, attended; each step once', () => {
    given(...annReferred, waits(7))
      .when(answers(LOBBY, 'see-referral'))
      .then(events('referral-seen'), referralIs('seen'));
    given(...annReferred, answers(LOBBY, 'see-referral'))
      .when(answers(COLLEAGUE, 'see-referral'))
      .then(nothingHappens);
    given(...annReferred, waits(7))
      .when(answers(LOBBY, 'acknowledge-referral'))
      .then(eventField('referral-acknowledged', 'afterMs', 7_000), referralIs('acknowledged'));
    given(...annReferred, answers(LOBBY, 'acknowledge-referral'))
      .when(answers(LOBBY, 'acknowledge-referral'))
      .then(nothingHappens);
    given(...annReferred, answers(LOBBY, 'acknowledge-referral'))
      .when(answers(LOBBY, 'attend-referral'))
      .then(events('referral-attended'));
    given(...annReferred)
      .when(answers(LOBBY, 'attend-referral'))
      .then(events('referral-acknowledged', 'referral-attended'));
  });

  it('REFER-3 by one of two: the other sees who goes', () => {
    const story = given(...annReferred, answers(LOBBY, 'acknowledge-referral'))
      .when(answers(COLLEAGUE, 'acknowledge-referral'))
      .then(refused('referral-taken'));
    expect(story.last).toMatchObject({ refusal: { params: { staff: '赵敏' } } });
    given(...annReferred, answers(LOBBY, 'acknowledge-referral'))
      .when(answers(COLLEAGUE, 'attend-referral'))
      .then(refused('referral-taken'));
  });

  it('REFER-9 by a teller away from cash or a manager only where one was asked for', () => {
    given(...annReferred)
      .when(answers(tellerAt('c3'), 'acknowledge-referral'))
      .then(refused('not-allowed'));
    given(...annReferred)
      .when(answers(MANAGER, 'acknowledge-referral'))
      .then(refused('not-allowed'));
    const asked = (target: ReferralTarget) => given(...annServed, refers('c1', 'ann', target));
    asked(TO_TELLER)
      .when(answers(tellerAt('c3'), 'acknowledge-referral'))
      .then(events('referral-acknowledged'));
    asked(TO_TELLER)
      .when(answers(tellerAt('c1'), 'acknowledge-referral'))
      .then(refused('not-allowed'));
    asked(TO_MANAGER).when(answers(MANAGER, 'acknowledge-referral')).then(events('referral-acknowledged'));
    asked(TO_MANAGER).when(answers(LOBBY, 'acknowledge-referral')).then(events('referral-acknowledged'));
  });

  it('REFER-6 or cancelled by whoever raised it, and whoever comes later is told', () => {
    given(...annReferred)
      .when(answers(tellerAt('c1'), 'cancel-referral'))
      .then(eventField('referral-closed', 'outcome', 'cancelled'));
    given(...annReferred)
      .when(answers(LOBBY, 'cancel-referral'))
      .then(refused('not-allowed'));
    given(...annReferred, answers(tellerAt('c1'), 'cancel-referral'))
      .when(answers(LOBBY, 'acknowledge-referral'))
      .then(refused('referral-cancelled'));
    given(...annReferred, answers(tellerAt('c1'), 'cancel-referral'))
      .when(asksAbout(LOBBY, (story) => ({ type: 'conclude-referral', referralId: newest(story).id, outcome: 'declined' })))
      .then(refused('referral-cancelled'));
    given()
      .when(asks(LOBBY, { type: 'see-referral', referralId: 'none' }))
      .then(refused('unknown-referral'));
  });
});

describe('a referral nobody answers', () => {
  it('REFER-4 alerts again after 30 and 60 seconds, and goes to everybody after 90', () => {
    given(...annReferred)
      .when(timePasses(29))
      .then(nothingHappens);
    given(...annReferred)
      .when(timePasses(30))
      .then(eventField('referral-realerted', 'realerts', 1));
    given(...annReferred, timePasses(30))
      .when(timePasses(1))
      .then(nothingHappens);
    given(...annReferred, timePasses(30))
      .when(timePasses(30))
      .then(eventField('referral-realerted', 'realerts', 2));
    given(...annReferred, timePasses(30), timePasses(30))
      .when(timePasses(30))
      .then(eventField('referral-escalated', 'cause', 'unanswered'));
    given(...annReferred, timePasses(90))
      .when(timePasses(1))
      .then(nothingHappens);
    given(...annReferred, answers(LOBBY, 'acknowledge-referral'))
      .when(timePasses(600))
      .then(nothingHappens);
  });

  it('REFER-4 goes to everybody at once when nobody is on duty', () => {
    givenIn(GUIDED_BRANCH, dayOpens, opens('c1'), ...annServed)
      .when(refers('c1', 'ann', TO_LOBBY))
      .then(events('referral-raised', 'referral-escalated'), eventField('referral-escalated', 'cause', 'nobody-on-duty'));
  });

  it('REFER-10 the supervisor goes to one that came to him, and to no other', () => {
    given(...annReferred)
      .when(answers(SUPERVISOR, 'acknowledge-referral'))
      .then(refused('not-allowed'));
    const late = given(...annReferred, timePasses(90));
    late
      .when(answers(SUPERVISOR, 'acknowledge-referral'))
      .then(events('referral-acknowledged'), referralHas({ holder: { role: 'supervisor', staffId: 'gao' } }));
    given(...annReferred, timePasses(90), answers(LOBBY, 'acknowledge-referral'))
      .when(answers(SUPERVISOR, 'acknowledge-referral'))
      .then(refused('referral-taken'));
    given(...annReferred, timePasses(90), answers(SUPERVISOR, 'acknowledge-referral'))
      .when(answers(LOBBY, 'acknowledge-referral'))
      .then(refused('referral-taken'));
    given(...annReferred, timePasses(90), answers(SUPERVISOR, 'acknowledge-referral'), answers(SUPERVISOR, 'attend-referral'))
      .when(asksAbout(SUPERVISOR, (story) => ({ type: 'conclude-referral', referralId: newest(story).id, outcome: 'declined' })))
      .then(eventField('referral-closed', 'role', 'supervisor'), eventField('referral-closed', 'outcome', 'declined'));
  });

  it('REFER-10 or sends somebody of the lobby, who is alerted afresh', () => {
    given(...annReferred)
      .when(sends('zhou'))
      .then(refused('not-allowed'));
    given(...annReferred, timePasses(90))
      .when(sends('zhou'))
      .then(events('referral-passed'), referralHas({ addresseeId: 'zhou', escalation: null, holder: null }));
    given(...annReferred, timePasses(90), answers(SUPERVISOR, 'acknowledge-referral'))
      .when(sends('zhou'))
      .then(referralHas({ addresseeId: 'zhou', holder: null }));
  });

  it('REFER-5 can be put off once, and passed to a colleague whose clock starts anew', () => {
    given(...annReferred, waits(20), answers(LOBBY, 'snooze-referral'))
      .when(timePasses(60))
      .then(nothingHappens);
    given(...annReferred, answers(LOBBY, 'snooze-referral'))
      .when(timePasses(90))
      .then(eventField('referral-realerted', 'realerts', 1));
    given(...annReferred, answers(LOBBY, 'snooze-referral'))
      .when(answers(LOBBY, 'snooze-referral'))
      .then(refused('already-snoozed'));
    given(...annReferred, timePasses(95))
      .when(passes('zhou'))
      .then(events('referral-passed'), referralHas({ addresseeId: 'zhou', escalation: null }));
    given(...annReferred, timePasses(95), passes('zhou'))
      .when(timePasses(29))
      .then(nothingHappens);
    given(...annReferred)
      .when(passes('wang'))
      .then(refused('unknown-staff'));
    given(...annReferred)
      .when(passes('zhao'))
      .then(refused('unknown-staff'));
  });

  it('REFER-7 expires after its life, or with the day; one outcome each', () => {
    given(...annReferred)
      .when(timePasses(1_800))
      .then(events('referral-closed'), referralHas({ outcome: 'expired' }));
    const closed = given(...annReferred, answers(LOBBY, 'attend-referral'))
      .when(asks(CLOCK, { type: 'close-day' }))
      .then(referralHas({ outcome: 'expired' }));
    expect(outcomes(closed)).toBe(1);
    given(...annReferred, timePasses(1_800))
      .when(asks(CLOCK, { type: 'close-day' }))
      .then((story) => expect(outcomes(story)).toBe(1));
  });
});
