import { describe, expect, it } from 'vitest';
import { givenIn, type Step } from '../../given.ts';
import {
  asksAbout,
  dayOpens,
  eventField,
  events,
  finishes,
  isIn,
  line,
  LOBBY,
  next,
  opens,
  refused,
  starts,
  takes,
  timePasses,
  undoes,
  waits,
} from '../../steps.ts';
import {
  answers,
  COLLEAGUE,
  finds,
  GUIDED_BRANCH,
  guides,
  manager,
  manned,
  newest,
  referralHas,
  referralIs,
  refers,
} from './referral-steps.ts';

const given = (...steps: readonly Step[]) => givenIn(GUIDED_BRANCH, dayOpens, manned, opens('c1', 'c2'), manager('han', 'free'), ...steps);
const introduces = (managerId: string) => guides(LOBBY, (referralId) => ({ type: 'introduce-guest', referralId, managerId }));
const seats = (managerId: string | null) => guides(LOBBY, (referralId) => ({ type: 'seat-guest', referralId, managerId, lookRef: null }));
const servesFirst = (counterId: string | null, serviceId: string | null) =>
  guides(LOBBY, (referralId) => ({ type: 'serve-guest-first', referralId, counterId, serviceId }));
const concludes = (outcome: 'declined' | 'not-premium' | 'customer-left') =>
  guides(LOBBY, (referralId) => ({ type: 'conclude-referral', referralId, outcome }));
/** Ann waits between Abe and Bob, and the lobby has found her. */
const annFound: readonly Step[] = [
  takes('cash', 'abe'),
  waits(60),
  takes('cash', 'ann'),
  waits(60),
  takes('cash', 'bob'),
  finds(LOBBY, 'ann'),
];

describe('a guest', () => {
  it('GUIDE-1 is introduced to a manager who is free, and nobody calls the number', () => {
    given(...annFound)
      .when(introduces('han'))
      .then(
        events('ticket-escorted', 'guest-greeted', 'referral-closed'),
        referralHas({ outcome: 'introduced', managerId: 'han' }),
        isIn('ann', 'escorted'),
        line('service:cash', 'abe', 'bob'),
        (story) => expect(story.branch.hall.waitingCount.get('cash')).toBe(2),
        (story) => expect(story.branch.staff.managers.get('han')).toMatchObject({ state: 'with-customer' }),
      );
    given(...annFound)
      .when(introduces('bai'))
      .then(refused('manager-not-free'));
    given(...annFound)
      .when(introduces('wang'))
      .then(refused('unknown-manager'));
    given(...annFound, introduces('han'))
      .when(introduces('han'))
      .then(refused('referral-over'));
  });

  it('GUIDE-5 is not introduced, nor seated, while a counter serves her', () => {
    const served: readonly Step[] = [takes('cash', 'ann'), next('c1'), starts('c1'), refers('c1', 'ann', { kind: 'lobby' })];
    given(...served)
      .when(introduces('han'))
      .then(refused('guest-being-served'));
    given(...served)
      .when(seats(null))
      .then(refused('guest-being-served'));
    given(...served, finishes('c1'))
      .when(introduces('han'))
      .then(referralHas({ outcome: 'introduced' }));
  });

  it('GUIDE-2 is served first where she is served already, and looked after when that is over', () => {
    const served: readonly Step[] = [
      takes('cash', 'ann'),
      next('c1'),
      starts('c1'),
      refers('c1', 'ann', { kind: 'lobby' }),
      servesFirst(null, null),
    ];
    given(...served)
      .when(finishes('c1'))
      .then(referralIs('recheck'));
    given(...served, finishes('c1'))
      .when(undoes('c1'))
      .then(referralIs('served-first'));
    given(...served, finishes('c1'))
      .when(introduces('han'))
      .then(referralHas({ outcome: 'introduced' }));
    given(...annFound)
      .when(servesFirst(null, null))
      .then(refused('guest-not-here'));
  });

  it('GUIDE-2 is served first by a direct service, that ends or is withdrawn', () => {
    given(...annFound)
      .when(servesFirst('c2', null))
      .then(events('direct-service-armed', 'guest-served-first'), referralIs('served-first'));
    given(...annFound, servesFirst('c2', null), next('c2'))
      .when(finishes('c2'))
      .then(referralIs('recheck'), isIn('ann', 'closed'));
    given(...annFound, servesFirst('c2', null))
      .when(
        asksAbout(LOBBY, (story) => ({
          type: 'withdraw-direct-service',
          directServiceId: [...story.branch.staff.directServices.keys()][0] ?? 'none',
        })),
      )
      .then(referralIs('recheck'), line('service:cash', 'abe', 'ann', 'bob'));
    given(finds(LOBBY, null))
      .when(servesFirst('c2', 'cash'))
      .then(events('ticket-taken', 'direct-service-armed', 'guest-served-first'));
  });

  it('GUIDE-2 is refused past the cap: nobody is passed a fourth time on the way to a manager', () => {
    const pass = (alias: string): readonly Step[] => [
      takes('cash', alias),
      finds(LOBBY, alias),
      servesFirst('c2', null),
      next('c2'),
      finishes('c2'),
    ];
    given(takes('cash', 'abe'), ...pass('one'), ...pass('two'), ...pass('three'), takes('cash', 'four'), finds(LOBBY, 'four'))
      .when(servesFirst('c2', null))
      .then(refused('overtake-cap'));
  });

  it('GUIDE-3 sits and waits for a manager; the lobby is prompted after five minutes, once', () => {
    given(...annFound)
      .when(seats('bai'))
      .then(events('ticket-escorted', 'guest-seated'), referralHas({ managerId: 'bai', isOverdue: false }));
    given(...annFound, seats('bai'))
      .when(timePasses(299))
      .then((story) => expect(story.newEvents).toEqual([]));
    given(...annFound, seats('bai'))
      .when(timePasses(300))
      .then(events('guest-overdue'));
    given(...annFound, seats('bai'), timePasses(300))
      .when(timePasses(60))
      .then((story) => expect(story.newEvents).toEqual([]));
    given(...annFound, seats('bai'), timePasses(300))
      .when(seats(null))
      .then(events('guest-seated'), referralHas({ isOverdue: false }));
    given(...annFound, seats('bai'), timePasses(300), seats('han'))
      .when(timePasses(299))
      .then((story) => expect(story.newEvents).toEqual([]));
    given(...annFound, seats('bai'), timePasses(300), seats('han'))
      .when(timePasses(300))
      .then(events('guest-overdue'));
  });

  it('GUIDE-4 who is not introduced stands at her own place again; who left gives the number up', () => {
    given(...annFound, seats('bai'))
      .when(concludes('declined'))
      .then(events('ticket-rejoined', 'referral-closed'), line('service:cash', 'abe', 'ann', 'bob'), isIn('ann', 'waiting'));
    given(...annFound, seats('bai'))
      .when(concludes('customer-left'))
      .then(eventField('ticket-closed', 'outcome', 'cancelled-by-customer'), isIn('ann', 'closed'));
    given(...annFound)
      .when(concludes('not-premium'))
      .then(events('referral-closed'), line('service:cash', 'abe', 'ann', 'bob'));
  });

  it('GUIDE-4 any colleague of the lobby may bring it to an end', () => {
    given(...annFound)
      .when(guides(COLLEAGUE, (referralId) => ({ type: 'conclude-referral', referralId, outcome: 'declined' })))
      .then(referralHas({ outcome: 'declined' }));
    given(...annFound, answers(LOBBY, 'cancel-referral'))
      .when(concludes('declined'))
      .then(refused('referral-cancelled'));
  });

  it('GUIDE-1 folds to the same branch with a charge on the way', () => {
    const story = given(...annFound, introduces('han'), takes('cash', 'carl'), next('c1'))
      .when(starts('c1'))
      .then(isIn('abe', 'serving'));
    expect(newest(story).state).toBe('closed');
  });
});
