import { describe, expect, it } from 'vitest';
import { givenIn, type Step } from '../../given.ts';
import {
  asks,
  asksAbout,
  dayOpens,
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
  waits,
} from '../../steps.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import { isFor } from '../../../server/views/referral.ts';
import {
  answers,
  COLLEAGUE,
  finds,
  GUIDED_BRANCH,
  guides,
  manager,
  MANAGER,
  manned,
  newest,
  OTHER_MANAGER,
  referralHas,
  referralIs,
  refers,
} from './referral-steps.ts';

const ASSISTANT: Actor = { role: 'manager', staffId: 'xu' };

const given = (...steps: readonly Step[]) => givenIn(GUIDED_BRANCH, dayOpens, manned, opens('c1', 'c2'), ...steps);
const annServed: readonly Step[] = [takes('cash', 'ann'), next('c1'), starts('c1')];
const seats = (managerId: string | null) => guides(LOBBY, (referralId) => ({ type: 'seat-guest', referralId, managerId, lookRef: null }));
const concludes = (actor: Actor) => guides(actor, (referralId) => ({ type: 'conclude-referral', referralId, outcome: 'declined' }));
const names = (actor: Actor) => guides(actor, (referralId) => ({ type: 'name-guest', referralId, personRef: 'p-9' }));
const reads = (actor: Actor, managerId: string) => guides(actor, (referralId) => ({ type: 'read-guest', managerId, referralId }));
const passesTo = (toStaffId: string) => guides(LOBBY, (referralId) => ({ type: 'pass-referral', referralId, toStaffId }));

describe('whose guest it is', () => {
  it('REFER-9 a manager answers only where he, or nobody by name, was asked for', () => {
    const asksHan: readonly Step[] = [...annServed, refers('c1', 'ann', { kind: 'manager', managerId: 'han' })];
    given(...asksHan)
      .when(answers(OTHER_MANAGER, 'acknowledge-referral'))
      .then(refused('not-allowed'));
    given(...asksHan)
      .when(answers(ASSISTANT, 'acknowledge-referral'))
      .then(referralIs('acknowledged'));
    given(...annServed, refers('c1', 'ann', { kind: 'manager', managerId: null }))
      .when(answers(OTHER_MANAGER, 'acknowledge-referral'))
      .then(referralIs('acknowledged'));
  });

  it('REFER-9 who waits for a manager by name is sent on, or read of, by nobody else', () => {
    const waitsForHan: readonly Step[] = [takes('cash', 'ann'), finds(LOBBY, 'ann'), seats('han')];
    given(...waitsForHan)
      .when(concludes(OTHER_MANAGER))
      .then(refused('not-allowed'));
    given(...waitsForHan)
      .when(reads(OTHER_MANAGER, 'bai'))
      .then(refused('unknown-referral'));
    given(...waitsForHan)
      .when(reads(ASSISTANT, 'han'))
      .then(events('guest-read'));
    given(...waitsForHan)
      .when(concludes(MANAGER))
      .then(referralHas({ outcome: 'declined' }));
  });

  it('REFER-9 a guest is named by who referred him or may answer for him', () => {
    const raised: readonly Step[] = [...annServed, refers('c1', 'ann', { kind: 'lobby' })];
    given(...raised)
      .when(names(tellerAt('c2')))
      .then(refused('not-allowed'));
    given(...raised)
      .when(names(MANAGER))
      .then(refused('not-allowed'));
    given(...raised)
      .when(names(tellerAt('c1')))
      .then(events('guest-named'));
  });

  it('REFER-7 passed on at the end of its life, it is the colleague’s to answer, and does not expire in his hand', () => {
    const { lifeMs } = GUIDED_BRANCH.guidance.referral;
    const old: readonly Step[] = [
      ...annServed,
      refers('c1', 'ann', { kind: 'lobby' }),
      answers(LOBBY, 'acknowledge-referral'),
      waits(lifeMs / 1_000 + 60),
      passesTo('zhou'),
    ];
    given(...old)
      .when(timePasses(1))
      .then(nothingHappens, referralIs('raised'));
    given(...old, waits(lifeMs / 1_000))
      .when(timePasses(1))
      .then(referralHas({ outcome: 'expired' }));
  });

  it('GUIDE-2 when whoever brought him has left an empty post, everybody on duty looks again', () => {
    const served: readonly Step[] = [
      ...annServed,
      refers('c1', 'ann', { kind: 'lobby' }),
      guides(LOBBY, (referralId) => ({ type: 'serve-guest-first', referralId, counterId: null, serviceId: null })),
    ];
    given(...served, asks(COLLEAGUE, { type: 'start-duty' }))
      .when(finishes('c1'))
      .then((story) => {
        expect(isFor(story.branch, newest(story), { role: 'lobby', staffId: 'zhao' })).toBe(true);
        expect(isFor(story.branch, newest(story), { role: 'lobby', staffId: 'zhou' })).toBe(false);
      });
    given(takes('cash', 'ann'), finds(LOBBY, 'ann'), seats('han'), manager('han', 'free'))
      .when(
        asksAbout(MANAGER, (story) => ({
          type: 'serve-guest-first',
          referralId: newest(story).id,
          counterId: 'c2',
          serviceId: null,
        })),
      )
      .then(referralHas({ holder: { role: 'lobby', staffId: 'zhao' } }));
    given(...annServed, refers('c1', 'ann', { kind: 'manager', managerId: null }), answers(MANAGER, 'attend-referral'))
      .when(guides(MANAGER, (referralId) => ({ type: 'serve-guest-first', referralId, counterId: null, serviceId: null })))
      .then((story) => {
        finishes('c1')(story);
        expect(newest(story).state).toBe('recheck');
        expect(isFor(story.branch, newest(story), { role: 'lobby', staffId: 'zhao' })).toBe(true);
      });
  });

  it('DUTY-6 who said that he goes, and leaves counter or desk instead, gives the guest back to everybody', () => {
    const closes: Step = asks(tellerAt('c3'), { type: 'close-counter', counterId: 'c3' });
    const signedOut: Step = asks(LOBBY, { type: 'force-sign-out', counterId: 'c3' });
    const byTeller: readonly Step[] = [
      opens('c3'),
      ...annServed,
      refers('c1', 'ann', { kind: 'non-cash' }),
      answers(tellerAt('c3'), 'acknowledge-referral'),
    ];
    for (const leaves of [closes, signedOut]) {
      given(...byTeller)
        .when(leaves)
        .then(events('referral-handed-over', 'counter-closed'), referralHas({ state: 'raised', holder: null, addresseeId: null }));
    }
    given(...byTeller, answers(tellerAt('c3'), 'attend-referral'))
      .when(closes)
      .then(events('counter-closed'), referralIs('attended'));
    const byManager: readonly Step[] = [
      ...annServed,
      manager('han', 'free'),
      refers('c1', 'ann', { kind: 'manager', managerId: 'han' }),
      answers(MANAGER, 'acknowledge-referral'),
    ];
    given(...byManager)
      .when(manager('han', 'away'))
      .then(events('manager-state-set', 'referral-handed-over'), referralIs('raised'));
  });

  it('REFER-2 with whom a manager sits, nobody is sent again, and the number stays with him', () => {
    const met: readonly Step[] = [
      takes('cash', 'ann'),
      finds(LOBBY, 'ann'),
      manager('han', 'free'),
      guides(LOBBY, (referralId) => ({ type: 'introduce-guest', referralId, managerId: 'han' })),
    ];
    given(...met)
      .when(finds(LOBBY, 'ann'))
      .then(refused('already-referred'));
  });
});
