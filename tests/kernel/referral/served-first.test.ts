import { describe, expect, it } from 'vitest';
import { givenIn, type Step } from '../../given.ts';
import { dayOpens, eventField, events, finishes, isIn, line, LOBBY, next, opens, parks, starts, takes, waits } from '../../steps.ts';
import { finds, GUIDED_BRANCH, guides, manager, MANAGER, manned, referralHas, referralIs, refers } from './referral-steps.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';

const given = (...steps: readonly Step[]) => givenIn(GUIDED_BRANCH, dayOpens, manned, opens('c1', 'c2'), manager('han', 'free'), ...steps);
const seats = (managerId: string | null) => guides(LOBBY, (referralId) => ({ type: 'seat-guest', referralId, managerId, lookRef: null }));
const servesFirst = (actor: Actor, serviceId: string | null) =>
  guides(actor, (referralId) => ({ type: 'serve-guest-first', referralId, counterId: 'c2', serviceId }));
const concludes = (outcome: 'declined' | 'not-premium' | 'customer-left') =>
  guides(LOBBY, (referralId) => ({ type: 'conclude-referral', referralId, outcome }));
const passes = (alias: string, over: number) => (story: Parameters<Step>[0]) =>
  expect(story.branch.staff.records.get(story.id(alias))?.over).toBe(over);

/** Ann waits between Abe and Bob, and the lobby has found her. */
const annFound: readonly Step[] = [
  takes('cash', 'abe'),
  waits(60),
  takes('cash', 'ann'),
  waits(60),
  takes('cash', 'bob'),
  finds(LOBBY, 'ann'),
];

describe('a guest who is served first', () => {
  it('GUIDE-2 keeps the own number after having sat with us, and passes nobody who came later', () => {
    given(...annFound, seats('han'))
      .when(servesFirst(LOBBY, 'cash'))
      .then(
        events('ticket-rejoined', 'direct-service-armed', 'guest-served-first'),
        isIn('ann', 'waiting'),
        passes('abe', 1),
        passes('bob', 0),
      );
    given(...annFound, seats('han'), servesFirst(LOBBY, null), next('c2'), finishes('c2'))
      .when(concludes('declined'))
      .then(events('referral-closed'), isIn('ann', 'closed'), line('service:cash', 'abe', 'bob'));
  });

  it('GUIDE-2 for something else gets a number for that, and keeps the own place', () => {
    given(...annFound, seats('han'))
      .when(servesFirst(LOBBY, 'transfer'))
      .then(events('ticket-taken', 'direct-service-armed', 'guest-served-first'), isIn('ann', 'escorted'));
    given(...annFound, seats('han'), servesFirst(LOBBY, 'transfer'), next('c2'), finishes('c2'))
      .when(concludes('declined'))
      .then(events('ticket-rejoined', 'referral-closed'), line('service:cash', 'abe', 'ann', 'bob'));
  });

  it('GUIDE-2 by a manager, is looked after by whoever brought the guest', () => {
    given(...annFound, seats('han'), servesFirst(MANAGER, 'cash'), next('c2'))
      .when(finishes('c2'))
      .then(referralIs('recheck'), referralHas({ holder: { role: 'lobby', staffId: 'zhao' } }));
  });

  it('GUIDE-4 and has left, gives up number, direct service and what it had charged', () => {
    given(...annFound, servesFirst(LOBBY, null))
      .when(concludes('customer-left'))
      .then(
        events('direct-service-ended', 'ticket-closed', 'referral-closed'),
        eventField('direct-service-ended', 'end', 'ticket-gone'),
        eventField('ticket-closed', 'outcome', 'cancelled-by-customer'),
        isIn('ann', 'closed'),
        passes('abe', 0),
        line('service:cash', 'abe', 'bob'),
      );
  });

  it('GUIDE-4 and turns out to be no premium customer, passes nobody any more', () => {
    given(...annFound, servesFirst(LOBBY, null))
      .when(concludes('not-premium'))
      .then(events('direct-service-ended', 'referral-closed'), passes('abe', 0), line('service:cash', 'abe', 'ann', 'bob'));
    given(...annFound, servesFirst(LOBBY, null))
      .when(concludes('declined'))
      .then(events('referral-closed'), passes('abe', 1));
  });

  it('GUIDE-4 who has left is called by nobody: a waiting number closes, a parked one too, one at a counter is its teller’s', () => {
    given(...annFound)
      .when(concludes('customer-left'))
      .then(events('ticket-closed', 'referral-closed'), line('service:cash', 'abe', 'bob'));
    const atCounter: readonly Step[] = [takes('cash', 'ann'), next('c1'), starts('c1'), refers('c1', 'ann', { kind: 'lobby' })];
    given(...atCounter, parks('c1'))
      .when(concludes('customer-left'))
      .then(isIn('ann', 'closed'), (story) => expect(story.branch.staff.parked.size).toBe(0));
    given(...atCounter)
      .when(concludes('customer-left'))
      .then(isIn('ann', 'serving'));
  });
});
