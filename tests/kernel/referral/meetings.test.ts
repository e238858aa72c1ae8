import { describe, expect, it } from 'vitest';
import { type Step } from '../../given.ts';
import { asks, asksAbout, eventField, events, isIn, line, LOBBY, next, refused, starts, takes, waits } from '../../steps.ts';
import { passed, takesWithCard } from '../calling/priority-steps.ts';
import { finds, MANAGER, newest, referralHas } from './referral-steps.ts';
import { given, seats, calledAs, waitsFor, greets, endsWith, judges, managerIs, closesDay, endsNothing } from './manager-steps.ts';

describe('a meeting', () => {
  const inMeeting: readonly Step[] = [
    takes('cash', 'abe'),
    waits(60),
    ...waitsFor('ann', 'han'),
    waits(60),
    takes('cash', 'bob'),
    greets('han', 'ann', null),
  ];

  it('GUEST-5 ends for an ordinary guest at the own place in line, with the same ticket and arrival, and nobody is told', () => {
    const story = given(...inMeeting, waits(600))
      .when(judges('han', 'ann', 'ordinary'))
      .then(
        events('guest-triaged', 'standing-changed', 'ticket-rejoined', 'meeting-ended'),
        line('service:cash', 'abe', 'ann', 'bob'),
        isIn('ann', 'waiting'),
        managerIs('han', 'free', null),
        referralHas({ triage: 'ordinary', outcome: 'introduced' }),
        (told) => expect(told.branch.staff.notices).toEqual([]),
      );
    const record = story.branch.staff.records.get(story.id('ann'));
    expect(record).toMatchObject({ class: 'ordinary', headStartMs: 0, key: story.branch.hall.tickets.get(story.id('ann'))?.takenAt });
  });

  it('GUEST-5 PRIO-9 PRIO-10 whoever is with a manager is not passed, and comes back with the passes there were', () => {
    given(takes('cash', 'ann'), takesWithCard('cash', 'gold'), next('c1'), starts('c1')).when(takes('cash', 'bob')).then(passed('ann', 1));
    given(takes('cash', 'ann'), takesWithCard('cash', 'one'), next('c1'), finds(LOBBY, 'ann'), seats('han'), calledAs('ann'))
      .when(asksAbout(LOBBY, (story) => ({ type: 'conclude-referral', referralId: newest(story).id, outcome: 'declined' })))
      .then(passed('ann', 1), line('service:cash', 'ann'));
    given(...waitsFor('ann', 'han'), takesWithCard('cash', 'gold'), next('c1'), greets('han', 'ann', null))
      .when(judges('han', 'ann', 'ordinary'))
      .then(passed('ann', 0), line('service:cash', 'ann'));
  });

  it('GUEST-5 a guest found to be premium stays with the manager, and so does the ticket', () => {
    given(...inMeeting)
      .when(judges('han', 'ann', 'existing-premium'))
      .then(events('guest-triaged', 'standing-changed'), isIn('ann', 'escorted'), managerIs('han', 'with-customer', 'ann'));
    given(...inMeeting)
      .when(judges('bai', 'ann', 'target'))
      .then(refused('guest-not-here'));
  });

  it('GUEST-6 ends with the guest’s ticket transferred to the manager; judged later, nothing of it changes', () => {
    given(...inMeeting, waits(120))
      .when(endsWith('han', 'ann'))
      .then(
        events('ticket-closed', 'meeting-ended'),
        eventField('ticket-closed', 'outcome', 'transferred-to-manager'),
        eventField('meeting-ended', 'meetingMs', 120_000),
        managerIs('han', 'free', null),
      );
    given(...inMeeting, endsWith('han', 'ann'))
      .when(judges('han', 'ann', 'ordinary'))
      .then(events('guest-triaged'), isIn('ann', 'closed'), line('service:cash', 'abe', 'bob'));
    given(...inMeeting, endsWith('han', 'ann'))
      .when(endsWith('han', 'ann'))
      .then(refused('guest-not-here'));
    given(finds(LOBBY, null), seats('han'), calledAs('ann'), greets('han', 'ann', null))
      .when(endsWith('han', 'ann'))
      .then(events('meeting-ended'));
  });

  it('GUEST-7 the end of the day ends meetings and waits; nobody is said to have been received who was not', () => {
    given(...inMeeting, ...waitsFor('eve', null))
      .when(closesDay)
      .then(managerIs('han', 'free', null), referralHas({ outcome: 'expired' }), (story) => {
        const outcome = (alias: string) => story.branch.staff.records.get(story.id(alias))?.outcome;
        expect([outcome('ann'), outcome('eve')]).toEqual(['transferred-to-manager', 'reset']);
      });
    given(...inMeeting, closesDay)
      .when(endsWith('han', 'ann'))
      .then(refused('day-not-open'));
  });

  it('GUEST-8 the manager goes along to a counter, under the cap like any other', () => {
    const goesAlong = asks(MANAGER, { type: 'accompany-guest', managerId: 'han', counterId: 'c2', serviceId: 'cash', cueId: 'card-shown' });
    given(...inMeeting)
      .when(goesAlong)
      .then(
        events('ticket-taken', 'direct-service-armed'),
        eventField('direct-service-armed', 'role', 'manager'),
        managerIs('han', 'with-customer', 'ann'),
      );
    given(endsNothing).when(goesAlong).then(refused('guest-not-here'));
    const carded = (alias: string): readonly Step[] => [takesWithCard('cash', alias), next('c1'), starts('c1')];
    given(takes('cash', 'abe'), ...carded('g1'), ...carded('g2'), ...carded('g3'), ...waitsFor('ann', 'han'), greets('han', 'ann', null))
      .when(goesAlong)
      .then(passed('abe', 3), refused('overtake-cap'));
  });
});
