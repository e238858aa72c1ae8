import { describe, expect, it } from 'vitest';
import { givenIn, type Step, type Story } from '../../given.ts';
import type { Command } from '../../../server/kernel/commands.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { SUPPORT_A_DAY_MAX, type SupportRequest } from '../../../server/kernel/state/support.ts';
import {
  asks,
  asksAbout,
  CLOCK,
  counterIs,
  dayOpens,
  eventField,
  events,
  isIn,
  LOBBY,
  next,
  nothingHappens,
  opens,
  refused,
  starts,
  takes,
  timePasses,
  waits,
} from '../../steps.ts';
import { SUPERVISOR } from '../duty/duty-steps.ts';
import { GUIDED_BRANCH } from '../referral/referral-steps.ts';

/** Three waiting for each open counter, for a minute, ask by themselves. */
const CROWDING: BranchConfiguration = {
  ...GUIDED_BRANCH,
  guidance: { ...GUIDED_BRANCH.guidance, support: { waitingPerCounter: 3, holdMs: 60_000 } },
};
const given = (...steps: readonly Step[]) => givenIn(CROWDING, dayOpens, opens('c1'), ...steps);

const newest = ({ branch }: Story): SupportRequest | undefined => [...branch.staff.supports.values()].at(-1);
const raises = asks(LOBBY, { type: 'raise-support', kind: 'complaint' });
type Answer = 'see-support' | 'acknowledge-support' | 'withdraw-support';
const answers = (type: Answer, by = SUPERVISOR): Step => asksAbout(by, (story) => ({ type, supportId: newest(story)?.id ?? 'none' }));
const resolves = asksAbout(SUPERVISOR, (story) => ({ type: 'resolve-support', supportId: newest(story)?.id ?? 'none', done: 'came' }));
const supportHas = (fields: Partial<SupportRequest>) => (story: Story) => expect(newest(story)).toMatchObject(fields);
const crowd = ['ann', 'bob', 'cem'].map((alias) => takes('cash', alias));

describe('support', () => {
  it('SUPPORT-1 is sent, seen, acknowledged by name and resolved by what was done', () => {
    given()
      .when(raises)
      .then(events('support-raised'), supportHas({ state: 'raised', staffId: 'zhao', kind: 'complaint' }));
    given(raises)
      .when(answers('see-support'))
      .then(supportHas({ state: 'seen' }));
    given(raises, waits(7))
      .when(answers('acknowledge-support'))
      .then(eventField('support-acknowledged', 'afterMs', 7_000));
    given(raises, answers('acknowledge-support'))
      .when(resolves)
      .then(events('support-resolved'), supportHas({ state: 'resolved', acknowledgedBy: 'gao', end: 'came' }));
    given(raises).when(resolves).then(events('support-acknowledged', 'support-resolved'));
  });

  it('SUPPORT-1 a step made twice changes nothing, and what is over is over', () => {
    given(raises, answers('see-support')).when(answers('see-support')).then(nothingHappens);
    given(raises, answers('acknowledge-support')).when(answers('acknowledge-support')).then(nothingHappens);
    given(raises, resolves).when(resolves).then(refused('support-over'));
    given(raises, answers('withdraw-support', LOBBY)).when(answers('acknowledge-support')).then(refused('support-over'));
  });

  it('SUPPORT-2 one of a kind is open at a time, and so many a day', () => {
    given(raises).when(raises).then(refused('support-open'));
    given(raises)
      .when(asks(LOBBY, { type: 'raise-support', kind: 'security' }))
      .then(events('support-raised'));
    given(raises, resolves).when(raises).then(events('support-raised'));
    const flood = Array.from({ length: SUPPORT_A_DAY_MAX }, () => [raises, resolves]).flat();
    given(...flood)
      .when(raises)
      .then(refused('support-limit'));
  });

  it('SUPPORT-3 a crowd that stands asks by itself, once, and not at every step', () => {
    given(...crowd)
      .when(timePasses(59))
      .then(nothingHappens);
    given(...crowd)
      .when(timePasses(60))
      .then(events('support-raised'), supportHas({ staffId: null, kind: 'staff', load: { waiting: 3, open: 1 } }));
    given(...crowd, timePasses(60))
      .when(timePasses(600))
      .then(nothingHappens);
    given(...crowd, waits(40), next('c1'), waits(5), takes('cash', 'dan'))
      .when(timePasses(59))
      .then(nothingHappens);
    given(...crowd, opens('c2'))
      .when(timePasses(600))
      .then(nothingHappens);
  });

  it('SUPPORT-3 asks again only after it has stood so long since the last answer, and ends when the crowd is gone unanswered', () => {
    given(...crowd, timePasses(60), resolves)
      .when(timePasses(59))
      .then(nothingHappens);
    given(...crowd, timePasses(60), resolves)
      .when(timePasses(60))
      .then(events('support-raised'));
    given(...crowd, timePasses(60), next('c1'))
      .when(timePasses(1))
      .then(events('support-resolved'), supportHas({ end: 'eased' }));
    given(...crowd, timePasses(60), answers('acknowledge-support'), next('c1'))
      .when(timePasses(1))
      .then(nothingHappens);
    given(asks(LOBBY, { type: 'raise-support', kind: 'staff' }), ...crowd)
      .when(timePasses(90))
      .then(nothingHappens);
  });

  it('SUPPORT-3 an ordinary wait past its target asks too, however few people wait, and again only a while after an answer', () => {
    const waits20 = timePasses(20 * 60);
    given(takes('cash', 'ann'), next('c1'), takes('cash', 'bob'), waits20).when(timePasses(9)).then(nothingHappens);
    given(takes('cash', 'ann'), next('c1'), takes('cash', 'bob'), waits20)
      .when(timePasses(10))
      .then(events('support-raised'), supportHas({ staffId: null, kind: 'staff', waitMs: 1_210_000, load: { waiting: 1, open: 1 } }));
    const asked = [takes('cash', 'ann'), next('c1'), takes('cash', 'bob'), timePasses(1_210)];
    given(...asked, resolves)
      .when(timePasses(59))
      .then(nothingHappens);
    given(...asked, resolves)
      .when(timePasses(60))
      .then(events('support-raised'));
    given(...asked, starts('c1'), next('c1'))
      .when(timePasses(1))
      .then(events('support-resolved'), supportHas({ end: 'eased' }));
  });

  it('SUPPORT-3 a branch that wants none is never asked', () => {
    const never = givenIn(GUIDED_BRANCH, dayOpens, opens('c1'), ...crowd);
    never.when(timePasses(3_600)).then(nothingHappens, (story) => expect(story.branch.staff.crowdedSince).toBeNull());
  });

  it('SUPPORT-1 what is open when the day ends, ends with it', () => {
    given(raises)
      .when(asks(CLOCK, { type: 'close-day' }))
      .then(supportHas({ state: 'resolved', end: 'day-ended' }));
  });
});

const sets = (counterId: string, ...serviceIds: readonly string[]): Step =>
  asks(SUPERVISOR, { type: 'set-counter-services', counterId, serviceIds });

describe('the supervisor’s counters', () => {
  it('SUPPORT-4 opens a counter for a teller', () => {
    const assigns = (counterId: string, staffId: string): Step => asks(SUPERVISOR, { type: 'assign-counter', counterId, staffId });
    given().when(assigns('c2', 'li')).then(events('counter-opened'), counterIs('c2', 'idle'));
    given().when(assigns('c2', 'zhao')).then(refused('not-a-teller'));
    given().when(assigns('c2', 'nobody')).then(refused('unknown-staff'));
    given().when(assigns('c1', 'li')).then(refused('counter-taken'));
    given().when(assigns('c2', 'wang')).then(refused('staff-at-another-counter'));
  });

  it('SUPPORT-5 closes a counter, whose customer is named first', () => {
    const closes = (ticketId: (story: Story) => string | null): Step =>
      asksAbout(SUPERVISOR, (story): Command => ({ type: 'sign-out-counter', counterId: 'c1', ticketId: ticketId(story) }));
    given()
      .when(closes(() => null))
      .then(counterIs('c1', 'closed'));
    const served = [takes('cash', 'ann'), next('c1'), waits(1), starts('c1')];
    given(...served)
      .when(closes(() => null))
      .then(refused('counter-busy'));
    given(...served)
      .when(closes((story) => story.id('ann')))
      .then(counterIs('c1', 'closed'), isIn('ann', 'closed'));
    given(...served.slice(0, 2))
      .when(closes((story) => story.id('ann')))
      .then(isIn('ann', 'waiting'));
    given(asks(SUPERVISOR, { type: 'sign-out-counter', counterId: 'c1', ticketId: null }))
      .when(closes(() => null))
      .then(refused('counter-not-open'));
  });

  it('SUPPORT-6 a counter serves something else from its next call on, until the day is over', () => {
    given(takes('transfer', 'ann'), takes('cash', 'bob'), sets('c1', 'cash', 'transfer'))
      .when(next('c1'))
      .then(isIn('ann', 'called'));
    given(takes('cash', 'ann'), opens('c2'), sets('c2', 'transfer')).when(next('c2')).then(refused('nobody-waiting'));
    const reopened = given(sets('c1', 'cash', 'transfer'), asks(CLOCK, { type: 'close-day' }))
      .when(asks({ role: 'operator' }, { type: 'open-day' }))
      .then(events('day-opened'));
    expect(reopened.branch.hall.configuration?.counters[0]?.serviceIds).toEqual(['cash']);
    expect(CROWDING.counters[0]?.serviceIds).toEqual(['cash']);
  });

  it('SUPPORT-6 leaves no service without a counter, and takes only services there are', () => {
    given().when(sets('c3', 'transfer')).then(refused('service-needs-counter'));
    given().when(sets('c1', 'transfer')).then(events('counter-services-set'));
    given(sets('c1', 'transfer')).when(sets('c2', 'transfer')).then(refused('service-needs-counter'));
    given().when(sets('c1')).then(refused('unknown-service'));
    given()
      .when(sets('c1', 'cash', 'cash'))
      .then(refused('unknown-service'));
    given().when(sets('c1', 'gold-bars')).then(refused('unknown-service'));
    const byAppointment = { ...CROWDING, guidance: { ...CROWDING.guidance, visitServiceId: 'corporate' } };
    givenIn(byAppointment, dayOpens)
      .when(sets('c1', 'cash', 'corporate'))
      .then(refused('unknown-service'));
    given().when(sets('c9', 'cash')).then(refused('unknown-counter'));
    given().when(sets('c1', 'cash')).then(nothingHappens);
  });

  it('SUPPORT-6 a service whose only counter for some class would go, keeps it', () => {
    const ordinary = { classes: ['ordinary', 'need', 'appointment'] as const, premiumFirst: false, keepFreeMs: null };
    const split = { ...CROWDING, counters: CROWDING.counters.map((one) => (one.id === 'c2' ? { ...one, profile: ordinary } : one)) };
    givenIn(split, dayOpens).when(sets('c1', 'transfer')).then(refused('service-needs-counter'));
  });

  it('SUPPORT-6 an armed counter keeps what it serves until that is over', () => {
    const arms = asksAbout(LOBBY, (story) => ({
      type: 'arm-direct-service',
      counterId: 'c1',
      customer: { kind: 'ticket', ticketId: story.id('ann') },
      cueId: 'card-shown',
      needId: null,
      personRef: null,
    }));
    given(takes('cash', 'ann'), arms).when(sets('c1', 'transfer')).then(refused('counter-armed'));
    given(takes('cash', 'ann'), arms, next('c1')).when(sets('c1', 'transfer')).then(events('counter-services-set'));
  });
});
