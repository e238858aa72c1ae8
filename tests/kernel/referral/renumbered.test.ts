import { describe, expect, it } from 'vitest';
import type { Expectation, Step } from '../../given.ts';
import { asks, asksAbout, events, finishes, LOBBY, next, refused, starts, takes, waits } from '../../steps.ts';
import { identifies, GOLD, passed, picks, takesWithCard } from '../calling/priority-steps.ts';
import { finds, MANAGER, newest, OTHER_MANAGER } from './referral-steps.ts';
import { calledAs, endsWith, given, greets, judges, seats, waitsFor } from './manager-steps.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';

/** Ann was served at a counter, then met the manager: her number is over, and somebody else came meanwhile. */
const servedThenMet: readonly Step[] = [
  takes('cash', 'ann'),
  next('c1'),
  starts('c1'),
  finds(LOBBY, 'ann'),
  calledAs('ann'),
  finishes('c1'),
  waits(60),
  takes('cash', 'bob'),
  waits(60),
  seats('han'),
  greets('han', 'ann', null),
];
const renews = (actor: Actor, alias: string): Step =>
  asksAbout(actor, (story) => ({ type: 'renumber-guest', referralId: story.id(`referral of ${alias}`), serviceId: 'cash' }));
const callsItAnn2: Step = (story) => {
  const { newTicketId } = newest(story);
  if (newTicketId === null) throw new Error('no new number');
  story.name('ann2', newTicketId);
};
const isCharged: Expectation = (story) => {
  const record = story.branch.staff.records.get(newest(story).newTicketId ?? '');
  const arrival = story.branch.hall.tickets.get(story.id('ann'))?.takenAt;
  expect(record).toMatchObject({ class: 'premium', key: arrival, standing: { arrivedAt: arrival } });
};

describe('a guest whose number is over', () => {
  it('GUIDE-6 gets a new one at the own arrival, from the manager who sat with him or the lobby, and once', () => {
    given(...servedThenMet)
      .when(renews(MANAGER, 'ann'))
      .then(events('ticket-taken', 'guest-renumbered'), isCharged);
    given(...servedThenMet, judges('han', 'ann', 'ordinary'))
      .when(renews(MANAGER, 'ann'))
      .then(isCharged);
    given(...servedThenMet, endsWith('han', 'ann'))
      .when(renews(LOBBY, 'ann'))
      .then(isCharged);
    given(...servedThenMet, renews(MANAGER, 'ann'))
      .when(renews(LOBBY, 'ann'))
      .then(refused('number-renewed'));
    given(...servedThenMet)
      .when(renews(OTHER_MANAGER, 'ann'))
      .then(refused('guest-not-here'));
  });

  it('GUIDE-6 none for a number that still holds, that its customer gave up, or that never was', () => {
    given(...waitsFor('ann', 'han'), greets('han', 'ann', null))
      .when(renews(MANAGER, 'ann'))
      .then(refused('number-holds'));
    given(
      takes('cash', 'ann'),
      finds(LOBBY, 'ann'),
      calledAs('ann'),
      asksAbout(LOBBY, (story) => ({ type: 'conclude-referral', referralId: newest(story).id, outcome: 'customer-left' })),
    )
      .when(renews(LOBBY, 'ann'))
      .then(refused('number-over'));
    given(finds(LOBBY, null), calledAs('ann')).when(renews(LOBBY, 'ann')).then(refused('number-over'));
    given()
      .when(asks(LOBBY, { type: 'renumber-guest', referralId: 'none', serviceId: 'cash' }))
      .then(refused('unknown-referral'));
  });

  it('GUIDE-6 PRIO-5 is charged for whom it passes, and held back by the cap like every charged ticket', () => {
    given(...servedThenMet, renews(MANAGER, 'ann'), callsItAnn2)
      .when(next('c1'))
      .then(passed('bob', 1));
    // Bob has been passed three times, which is the cap of this branch: the new number waits behind him.
    const passes = (alias: string): readonly Step[] => [takesWithCard('cash', alias), next('c1'), starts('c1'), finishes('c1')];
    const atCap = [...servedThenMet, ...passes('g1'), ...passes('g2'), ...passes('g3'), renews(MANAGER, 'ann'), callsItAnn2];
    given(...atCap)
      .when(next('c1'))
      .then(passed('bob', 3), (story) => {
        expect(story.branch.hall.tickets.get(story.id('bob'))?.phase).toBe('called');
        expect(story.branch.hall.tickets.get(story.id('ann2'))?.phase).toBe('waiting');
      });
    given(...atCap)
      .when(picks('c1', 'ann2'))
      .then(refused('overtake-cap'));
  });

  it('GUIDE-6 PRIO-2 keeps its own arrival whatever is found out of the customer afterwards', () => {
    given(...servedThenMet, renews(MANAGER, 'ann'), callsItAnn2, identifies('ann2', GOLD))
      .when(asksAbout(LOBBY, (story) => ({ type: 'revoke-identification', ticketId: story.id('ann2') })))
      .then(isCharged);
  });
});

describe('the name of a guest', () => {
  const names = (actor: Actor) =>
    asksAbout(actor, (story) => ({ type: 'name-guest', referralId: newest(story).id, personRef: 'person-1' }));

  it('GUEST-11 can be written down by the manager while they sit together, and by nobody after', () => {
    const met = [finds(LOBBY, null), seats('han'), calledAs('ann'), greets('han', 'ann', null)];
    given(...met)
      .when(names(MANAGER))
      .then(events('guest-named'), (story) => expect(newest(story).personRef).toBe('person-1'));
    given(...met)
      .when(names(OTHER_MANAGER))
      .then(refused('referral-over'));
    given(...met, endsWith('han', 'ann'))
      .when(names(MANAGER))
      .then(refused('referral-over'));
  });

  it('GUEST-11 where the guest sat stays known to the manager as long, and no longer', () => {
    const look = asksAbout(LOBBY, (story) => ({ type: 'seat-guest', referralId: newest(story).id, managerId: 'han', lookRef: 'look-1' }));
    const lookOf =
      (wanted: string | null): Expectation =>
      (story) =>
        expect(story.branch.staff.managers.get('han')?.guestLookRef).toBe(wanted);
    const met = [finds(LOBBY, null), look, calledAs('ann')];
    given(...met)
      .when(greets('han', 'ann', null))
      .then(lookOf('look-1'));
    given(...met, greets('han', 'ann', null))
      .when(endsWith('han', 'ann'))
      .then(lookOf(null));
  });
});
