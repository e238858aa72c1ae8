import { describe, expect, it } from 'vitest';
import type { Expectation, Step } from '../../given.ts';
import {
  asks,
  asksAbout,
  events,
  eventField,
  finishes,
  isIn,
  line,
  LOBBY,
  next,
  noShow,
  opens,
  parks,
  refused,
  starts,
  takes,
  undoes,
  waits,
} from '../../steps.ts';
import { acknowledgesAlarm, openAlarms } from '../alarm/alarm-steps.ts';
import { books, checksIn } from '../appointment/appointment-steps.ts';
import { GOLD, identifies, needs, passed } from '../calling/priority-steps.ts';
import { finds, newest } from '../referral/referral-steps.ts';
import { timePasses } from '../../steps.ts';
import { at, given, gives, outcomeOf, takesAtKiosk, voidsSince } from './kiosk-steps.ts';

const voids = voidsSince(3_600);
const arms = (alias: string, reason: { readonly cueId: string | null; readonly needId: string | null }): Step =>
  asksAbout(LOBBY, (story) => ({
    type: 'arm-direct-service',
    counterId: 'c2',
    customer: { kind: 'ticket', ticketId: story.id(alias) },
    ...reason,
    personRef: null,
  }));
const waitingCount =
  (count: number): Expectation =>
  ({ branch }) =>
    expect(branch.hall.waitingCount.get('cash') ?? 0).toBe(count);
const takesThree: readonly Step[] = [at('ann'), waits(2), at('bob'), waits(2), at('cid'), waits(2)];

describe('numbers that a kiosk gave to nobody', () => {
  it('KIOSK-5 are voided in one act since a moment, with who did it and why', () => {
    const story = given(at('ann'), waits(60), at('bob'), waits(60), takesAtKiosk('k2', 'kim'), at('cid'))
      .when(voidsSince(60))
      .then(events('kiosk-numbers-voided', 'ticket-closed', 'ticket-closed'), waitingCount(2));
    outcomeOf('ann', null)(story);
    outcomeOf('bob', 'voided')(story);
    outcomeOf('cid', 'voided')(story);
    outcomeOf('kim', null)(story);
    expect(story.newEvents[0]).toMatchObject({ kioskId: 'k1', staffId: 'zhao', reason: 'pressed', voided: 2, kept: 0 });
    expect(story.branch.staff.kiosks.voidings.get('k1')).toEqual({ at: story.now, staffId: 'zhao', voided: 2, kept: 0 });
  });

  it('KIOSK-5 are not those whose customers are seen: called, served, parked, or with a code', () => {
    const story = given(
      ...[at('ann'), next('c1'), starts('c1'), parks('c1')],
      ...[waits(2), at('bob'), next('c1'), starts('c1')],
      ...[waits(300), at('cid'), next('c2')],
      ...[waits(2), books(LOBBY, 'han', 30), checksIn, waits(2), at('dan')],
    )
      .when(voids)
      .then(eventField('kiosk-numbers-voided', 'voided', 1), eventField('kiosk-numbers-voided', 'kept', 4));
    isIn('ann', 'parked')(story);
    isIn('bob', 'serving')(story);
    isIn('cid', 'called')(story);
    outcomeOf('dan', 'voided')(story);
  });

  it('KIOSK-5 are also those that were called in vain', () => {
    given(at('ann'), next('c1'), waits(10), noShow('c1'))
      .when(voids)
      .then(outcomeOf('ann', 'voided'), ({ branch }) => expect(branch.staff.missed.size).toBe(0));
  });

  it('KIOSK-5 does not depend on what is known of a customer: nobody reads it off the numbers left', () => {
    const known = [
      [at('ann'), identifies('ann', GOLD)],
      [at('ann'), needs('ann')],
      [at('ann'), finds(LOBBY, 'ann')],
      [at('ann'), arms('ann', { cueId: null, needId: 'elderly' })],
    ];
    for (const steps of known)
      given(...steps)
        .when(voids)
        .then(outcomeOf('ann', 'voided'), waitingCount(0));
  });

  it('KIOSK-5 is refused where there is none, at no kiosk, and to everybody but the lobby', () => {
    given(at('ann'), waits(61)).when(voidsSince(60)).then(refused('nothing-to-void'));
    given(at('ann'), voids).when(voids).then(refused('nothing-to-void'));
    given(at('ann'))
      .when(asks(LOBBY, { type: 'void-kiosk-numbers', kioskId: 'k9', since: 0, reason: 'x' }))
      .then(refused('unknown-kiosk'));
    given()
      .when(asks(LOBBY, { type: 'release-kiosk', kioskId: 'k9' }))
      .then(refused('unknown-kiosk'));
    given(at('ann'), asks(LOBBY, { type: 'close-day' }))
      .when(voids)
      .then(refused('day-not-open'));
  });

  it('KIOSK-5 lets the kiosk give numbers again, and ends its alarm', () => {
    given(...takesThree, timePasses(0), acknowledgesAlarm(LOBBY), voids)
      .when(at('dan'))
      .then(outcomeOf('dan', null));
    given(...takesThree, timePasses(0), voids)
      .when(timePasses(10))
      .then(openAlarms());
  });
});

describe('a voided number', () => {
  it('KIOSK-6 is never called, restored, served or brought back by an undo', () => {
    given(at('ann'), voids).when(next('c1')).then(refused('nobody-waiting'));
    given(at('ann'), next('c1'), waits(10), noShow('c1'), voids).when(undoes('c1')).then(refused('nothing-to-undo'));
    given(at('ann'), next('c1'), undoes('c1'), voids).when(undoes('c1')).then(refused('nothing-to-undo'));
    given(at('ann'), next('c1'), waits(10), noShow('c1'), voids)
      .when(asksAbout(LOBBY, (story) => ({ type: 'restore-ticket', ticketId: story.id('ann') })))
      .then(refused('not-missed'));
  });

  it('KIOSK-6 gives back no pass that it made, and takes no other number’s account along', () => {
    // Gold passed Ann, was missed, and is voided: Ann's account stays.
    given(takes('cash', 'ann'), waits(60), takesWithCardAtK1('gold'), next('c1'), waits(10), noShow('c1'))
      .when(voids)
      .then(outcomeOf('gold', 'voided'), passed('ann', 1), line('service:cash', 'ann'));
  });

  it('KIOSK-6 ends the direct service that was kept for it, whose reserved passes are given back', () => {
    given(takes('cash', 'ann'), waits(2), at('gold'), identifies('gold', GOLD), arms('gold', { cueId: 'card-shown', needId: null }))
      .when(voids)
      .then(events('kiosk-numbers-voided', 'direct-service-ended', 'ticket-closed'), passed('ann', 0));
  });

  it('KIOSK-6 takes no place under the day’s cap, and its number is not given again', () => {
    const capped =
      (alias: string): Step =>
      (story) =>
        void story.run(
          { type: 'take-ticket', serviceId: 'capped', language: 'zh-CN', elder: false, card: null },
          { role: 'kiosk', kioskId: alias },
        );
    const story = given(capped('k1'), waits(2), capped('k1'), waits(2), voids).when(capped('k1')).then(gives);
    const numbers = [...story.branch.hall.tickets.values()].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(3);
  });

  it('KIOSK-6 is not renewed for a guest: a second number would forget who passed the first', () => {
    given(at('ann'), finds(LOBBY, 'ann'), voids, waits(60))
      .when(asksAbout(LOBBY, (story) => ({ type: 'renumber-guest', referralId: newest(story).id, serviceId: 'cash' })))
      .then(refused('number-over'));
  });

  it('KIOSK-6 is told from a visit that is over', () => {
    const story = given(at('ann'), opens('c3'), next('c1'), starts('c1'), finishes('c1'), waits(2), at('bob'))
      .when(voids)
      .then(outcomeOf('ann', 'normal'));
    expect([...story.branch.hall.voidedTickets]).toEqual([story.id('bob')]);
  });
});

function takesWithCardAtK1(alias: string): Step {
  return (story) => {
    const card = { tier: 'gold', managerId: null, lastFour: '1234' } as const;
    const decision = story.run(
      { type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, card },
      { role: 'kiosk', kioskId: 'k1' },
    );
    if (decision.ok && decision.receipt.kind === 'ticket') story.name(alias, decision.receipt.ticketId);
  };
}
