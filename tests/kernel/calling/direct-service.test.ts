import { describe, expect, it } from 'vitest';
import type { DirectCustomer } from '../../../server/kernel/state/direct-service.ts';
import type { DirectServiceEnd } from '../../../server/kernel/state/direct-service.ts';
import type { EventOf } from '../../../server/kernel/words/event.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { given, givenIn, type Expectation, type Step, type Story } from '../../given.ts';
import { POLICY } from '../../policy.ts';
import {
  asks,
  asksAbout,
  calls,
  CLOCK,
  counterIs,
  dayOpens,
  events,
  eventField,
  finishes,
  isIn,
  line,
  LOBBY,
  next,
  noShow,
  opens,
  refused,
  restores,
  starts,
  takes,
  tellerAt,
  timePasses,
  undoes,
  waits,
} from '../../steps.ts';

interface Reason {
  readonly cueId: string | null;
  readonly needId: string | null;
}

const CUE: Reason = { cueId: 'large-cash', needId: null };
const NEED: Reason = { cueId: null, needId: 'elderly' };
const oneCap = { ...TEST_BRANCH, policy: { ...POLICY, overtakeCap: 1 } };

function arms(counterId: string, customer: (story: Story) => DirectCustomer, { cueId, needId }: Reason): Step {
  return asksAbout(LOBBY, (story) => ({
    type: 'arm-direct-service',
    counterId,
    customer: customer(story),
    cueId,
    needId,
    personRef: null,
  }));
}

const guest = (): DirectCustomer => ({ kind: 'walk-in', serviceId: 'cash', language: 'zh-CN' });
const holder =
  (alias: string) =>
  (story: Story): DirectCustomer => ({ kind: 'ticket', ticketId: story.id(alias) });

function armedId(story: Story): string {
  const armed = story.log.filter(({ event }) => event.type === 'direct-service-armed').at(-1)?.event as EventOf<'direct-service-armed'>;
  return armed.directServiceId;
}

const withdraws = asksAbout(LOBBY, (story) => ({ type: 'withdraw-direct-service', directServiceId: armedId(story) }));
const handsBack = asksAbout(tellerAt('c1'), (story) => ({
  type: 'hand-back-direct-service',
  directServiceId: armedId(story),
  reasonId: 'till',
}));

function passed(alias: string, times: number): Expectation {
  return (story) => expect(story.branch.staff.records.get(story.id(alias))?.over, `passes of ${alias}`).toBe(times);
}

function noticed(end: DirectServiceEnd): Expectation {
  return (story) => expect(story.branch.staff.notices.map((notice) => [notice.staffId, notice.end])).toEqual([['zhao', end]]);
}

const noCallRemains: Expectation = (story) => expect(story.branch.hall.calls).toEqual([]);

describe('a direct service', () => {
  it('DIRECT-1 the next key of the armed counter serves the customer, without a call', () => {
    given(dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), arms('c1', guest, CUE))
      .when(next('c1'))
      .then(events('direct-service-started'), counterIs('c1', 'serving'), noCallRemains, passed('ann', 1), line('service:cash', 'ann'));
  });

  it('DIRECT-1 a teller arms the own counter only', () => {
    const customer = guest();
    const by = (counterId: string): Step =>
      asks(tellerAt('c1'), { type: 'arm-direct-service', counterId, customer, ...CUE, personRef: null });
    given(dayOpens, opens('c1', 'c2')).when(by('c1')).then(events('ticket-taken', 'direct-service-armed'));
    given(dayOpens, opens('c1', 'c2')).when(by('c2')).then(refused('not-your-counter'));
  });

  it('DIRECT-2 it waits for the transaction in hand, and never ends a call that nobody answered', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'), arms('c1', guest, CUE))
      .when(next('c1'))
      .then(refused('call-not-answered'));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'), starts('c1'), arms('c1', guest, CUE))
      .when(finishesAndGoesOn('c1'))
      .then(events('ticket-closed', 'direct-service-started'), isIn('ann', 'closed'));
  });

  it('DIRECT-2 a paused counter keeps it until it is resumed', () => {
    const pauses = asks(tellerAt('c1'), { type: 'pause-counter', counterId: 'c1', reasonId: 'water' });
    const resumes = asks(tellerAt('c1'), { type: 'resume-counter', counterId: 'c1' });
    given(dayOpens, opens('c1'), pauses, arms('c1', guest, CUE))
      .when(next('c1'))
      .then(refused('counter-paused'));
    given(dayOpens, opens('c1'), pauses, arms('c1', guest, CUE), resumes)
      .when(next('c1'))
      .then(events('direct-service-started'));
  });

  it('DIRECT-3 a closed counter, one armed already, and an unknown reason are refused', () => {
    given(dayOpens)
      .when(arms('c1', guest, CUE))
      .then(refused('counter-not-open'));
    given(dayOpens, opens('c1'), arms('c1', guest, CUE))
      .when(arms('c1', guest, CUE))
      .then(refused('counter-armed'));
    given(dayOpens, opens('c1'))
      .when(arms('c1', guest, { cueId: 'appearance', needId: null }))
      .then(refused('unknown-cue'));
    given(dayOpens, opens('c1'))
      .when(arms('c1', guest, { cueId: null, needId: 'rich' }))
      .then(refused('unknown-need'));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), arms('c1', guest, CUE), next('c1'), finishes('c1'))
      .when(next('c1'))
      .then(calls('ann', 'c1'));
  });

  it('DIRECT-4 withdrawn, handed back or expired, it never happened: passes back, exact place', () => {
    const people = [dayOpens, opens('c1'), takes('cash', 'ann'), waits(60), takes('cash', 'bob'), waits(60), takes('cash', 'cid')];
    const armed = [...people, arms('c1', holder('bob'), CUE)];
    given(...people)
      .when(arms('c1', holder('bob'), CUE))
      .then(passed('ann', 1), line('service:cash', 'ann', 'cid'));
    const back = [passed('ann', 0), line('service:cash', 'ann', 'bob', 'cid'), isIn('bob', 'waiting')];
    given(...armed)
      .when(withdraws)
      .then(...back);
    given(...armed)
      .when(handsBack)
      .then(...back, noticed('handed-back'));
    given(...armed, waits(10 * 60))
      .when(asks(CLOCK, { type: 'sweep' }))
      .then(...back, noticed('expired'));
  });

  it('DIRECT-4 undone within its time, it is armed again', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), arms('c1', guest, CUE), next('c1'))
      .when(undoes('c1'))
      .then(passed('ann', 1), counterIs('c1', 'idle'), (story) => expect(story.branch.staff.directServices.size).toBe(1));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), arms('c1', guest, CUE), next('c1'), undoes('c1'))
      .when(next('c1'))
      .then(events('direct-service-started'), passed('ann', 1));
  });

  it('DIRECT-5 past the cap it is refused; a need is not, charges nobody and is counted', () => {
    const before = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), arms('c1', guest, CUE)];
    givenIn(oneCap, ...before)
      .when(arms('c2', guest, CUE))
      .then(refused('overtake-cap'));
    givenIn(oneCap, ...before)
      .when(arms('c2', guest, NEED))
      .then(passed('ann', 1), eventField('direct-service-armed', 'overtook', 0), (story) => {
        expect(story.branch.staff.needJumps.get('zhao')).toBe(1);
      });
    givenIn({ ...oneCap, policy: { ...oneCap.policy, overtakeCap: 0 } }, dayOpens, opens('c1'), takes('cash', 'ann'))
      .when(arms('c1', guest, CUE))
      .then(refused('overtake-cap'));
  });

  it('DIRECT-6 one who came back into line and must not be passed again is called first', () => {
    const absent = [takes('cash', 'ann'), next('c1'), timePasses(60), noShow('c1')];
    const passedOnce = [restores('ann'), arms('c2', guest, CUE)];
    givenIn(oneCap, dayOpens, opens('c1', 'c2'), ...absent, arms('c1', guest, CUE), ...passedOnce)
      .when(next('c1'))
      .then(calls('ann', 'c1'), passed('ann', 1), (story) => expect(story.branch.staff.directServices.size).toBe(2));
  });

  it('DIRECT-7 a counter that closes leaves it to whoever armed it, and a notice is dismissed by whom it is for', () => {
    const closes = asks(tellerAt('c1'), { type: 'close-counter', counterId: 'c1' });
    given(dayOpens, opens('c1'), takes('cash', 'ann'), arms('c1', holder('ann'), CUE))
      .when(closes)
      .then(line('service:cash', 'ann'), noticed('counter-closed'));
    const dismisses = asksAbout(LOBBY, (story) => ({ type: 'dismiss-notice', noticeId: story.branch.staff.notices[0]?.id ?? '' }));
    given(dayOpens, opens('c1'), arms('c1', guest, CUE), closes)
      .when(dismisses)
      .then((story) => expect(story.branch.staff.notices).toEqual([]));
    given(dayOpens, opens('c1', 'c2'), arms('c1', guest, CUE), closes)
      .when(asksAbout(tellerAt('c2'), (story) => ({ type: 'dismiss-notice', noticeId: story.branch.staff.notices[0]?.id ?? '' })))
      .then(refused('unknown-notice'));
  });

  it('DIRECT-8 nobody else calls, moves or re-reads a ticket that is armed; a customer who gives up ends it', () => {
    const armed = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), arms('c1', holder('ann'), CUE)];
    given(...armed)
      .when(next('c2'))
      .then(refused('nobody-waiting'));
    given(...armed)
      .when(asksAbout(tellerAt('c2'), (story) => ({ type: 'call-ticket', counterId: 'c2', ticketId: story.id('ann'), reasonId: 'care' })))
      .then(refused('ticket-armed'));
    given(...armed)
      .when(asksAbout(LOBBY, (story) => ({ type: 'assign-need', ticketId: story.id('ann'), needId: 'elderly' })))
      .then(refused('ticket-armed'));
    given(...armed)
      .when(asksAbout(LOBBY, (story) => ({ type: 'cancel-ticket', ticketId: story.id('ann') })))
      .then(events('direct-service-ended', 'ticket-closed'), isIn('ann', 'closed'), noticed('ticket-gone'));
  });

  it('DIRECT-9 where the window binds it, nobody who came a head-start earlier is passed', () => {
    const bound = { ...TEST_BRANCH, policy: { ...POLICY, windowBindsDirectServices: true } };
    givenIn(bound, dayOpens, opens('c1'), takes('cash', 'ann'), waits(15 * 60))
      .when(arms('c1', guest, CUE))
      .then(refused('inside-window'));
    givenIn(bound, dayOpens, opens('c1'), takes('cash', 'ann'), waits(15 * 60 - 1))
      .when(arms('c1', guest, CUE))
      .then(passed('ann', 1));
  });

  it('DIRECT-10 a walk-in has a ticket that ends as served; the day’s end leaves nothing armed', () => {
    given(dayOpens, opens('c1'), arms('c1', guest, CUE), next('c1'))
      .when(finishes('c1'))
      .then(eventField('ticket-closed', 'outcome', 'normal'));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), arms('c1', holder('ann'), CUE))
      .when(asks(LOBBY, { type: 'close-day' }))
      .then(events('direct-service-ended', 'ticket-closed', 'counter-closed', 'day-closed'), isIn('ann', 'closed'));
  });
});

function finishesAndGoesOn(counterId: string): Step {
  return asksAbout(tellerAt(counterId), (story) => ({
    type: 'call-next',
    counterId,
    finishing: story.branch.hall.counters.get(counterId)?.ticketId ?? null,
  }));
}
