import { describe, expect, it } from 'vitest';
import type { ManagerState } from '../../server/kernel/manager.ts';
import type { Segment } from '../../server/kernel/standing.ts';
import { givenIn, type Expectation, type Step, type Story } from '../given.ts';
import {
  asks,
  asksAbout,
  dayOpens,
  eventField,
  events,
  isIn,
  line,
  LOBBY,
  next,
  nothingHappens,
  opens,
  refused,
  starts,
  takes,
  timePasses,
  waits,
} from '../steps.ts';
import { passed, takesWithCard } from './priority-steps.ts';
import { finds, GUIDED_BRANCH, manager, MANAGER, newest, OTHER_MANAGER, referralHas } from './referral-steps.ts';

const ASSISTANT = { role: 'manager', staffId: 'xu' } as const;

const given = (...steps: readonly Step[]) =>
  givenIn(GUIDED_BRANCH, dayOpens, opens('c1', 'c2'), manager('han', 'free'), manager('bai', 'free'), ...steps);

/** Seats whoever was found last, and calls the referral by that name. */
function seats(managerId: string | null): Step {
  return asksAbout(LOBBY, (story) => ({ type: 'seat-guest', referralId: newest(story).id, managerId, lookRef: null }));
}

function calledAs(alias: string): Step {
  return (story) => {
    story.last = null;
    story.name(`referral of ${alias}`, newest(story).id);
  };
}

/** Takes a number, is found by the lobby, sits and waits. */
function waitsFor(alias: string, managerId: string | null): readonly Step[] {
  return [takes('cash', alias), finds(LOBBY, alias), seats(managerId), calledAs(alias)];
}

const guestOf = (story: Story, alias: string) => ({ kind: 'referral', referralId: story.id(`referral of ${alias}`) }) as const;

function greets(managerId: string, alias: string, ending: string | null): Step {
  return asksAbout({ role: 'manager', staffId: managerId }, (story) => ({
    type: 'greet-guest',
    managerId,
    guest: guestOf(story, alias),
    ending: ending === null ? null : guestOf(story, ending),
  }));
}

const endsWith = (managerId: string, alias: string): Step =>
  asksAbout({ role: 'manager', staffId: managerId }, (story) => ({ type: 'end-meeting', managerId, guest: guestOf(story, alias) }));

function judges(managerId: string, alias: string, segment: Segment): Step {
  return asksAbout({ role: 'manager', staffId: managerId }, (story) => ({
    type: 'triage-guest',
    managerId,
    referralId: story.id(`referral of ${alias}`),
    segment,
    touchstone: null,
  }));
}

const managerIs =
  (managerId: string, state: ManagerState, guest: string | null): Expectation =>
  (story) =>
    expect(story.branch.staff.managers.get(managerId)).toMatchObject({ state, guest: guest === null ? null : guestOf(story, guest) });

const closesDay = asks(LOBBY, { type: 'close-day' });

describe('a manager', () => {
  it('GUEST-1 says how he is, or an assistant of his does; nobody else', () => {
    given()
      .when(manager('han', 'with-customer'))
      .then(events('manager-state-set'), managerIs('han', 'with-customer', null));
    given(manager('han', 'with-customer')).when(manager('han', 'with-customer')).then(nothingHappens);
    const says = (state: ManagerState, backAt: number | null) => ({ type: 'set-manager-state', managerId: 'han', state, backAt }) as const;
    given()
      .when(asks(ASSISTANT, says('away', 1_795_500_000_000)))
      .then(eventField('manager-state-set', 'staffId', 'xu'), eventField('manager-state-set', 'backAt', 1_795_500_000_000));
    given()
      .when(asks(MANAGER, says('free', 5)))
      .then(nothingHappens);
    given()
      .when(asks(OTHER_MANAGER, says('free', null)))
      .then(refused('not-your-manager'));
    given()
      .when(asks(MANAGER, { ...says('free', null), managerId: 'wang' }))
      .then(refused('unknown-manager'));
  });

  it('GUEST-2 does not go home while guests wait by name: they are passed to a colleague first', () => {
    given(...waitsFor('ann', 'han'))
      .when(manager('han', 'off'))
      .then(refused('guests-waiting'));
    const passesOn = asksAbout(MANAGER, (story) => ({
      type: 'seat-guest',
      referralId: story.id('referral of ann'),
      managerId: 'bai',
      lookRef: null,
    }));
    given(...waitsFor('ann', 'han'), passesOn)
      .when(manager('han', 'off'))
      .then(managerIs('han', 'off', null));
    given(...waitsFor('ann', 'han'), greets('han', 'ann', null))
      .when(manager('han', 'off'))
      .then(refused('meeting-open'));
  });

  it('GUEST-2 goes away while guests wait, and the lobby is prompted at once', () => {
    given(...waitsFor('ann', 'han'))
      .when(manager('han', 'away'))
      .then(events('manager-state-set', 'guest-overdue'));
    given(...waitsFor('ann', null))
      .when(manager('han', 'away'))
      .then(events('manager-state-set'));
    given(...waitsFor('ann', null), manager('bai', 'off'))
      .when(manager('han', 'off'))
      .then(events('manager-state-set', 'guest-overdue'), referralHas({ isOverdue: true }));
    given(...waitsFor('ann', 'han'), timePasses(300))
      .when(manager('han', 'away'))
      .then(events('manager-state-set'));
  });
});

describe('a guest who waits', () => {
  it('GUEST-3 is greeted; one key also ends the meeting in hand, if it is the one that was seen', () => {
    given(...waitsFor('ann', 'han'), waits(90))
      .when(greets('han', 'ann', null))
      .then(
        events('guest-greeted', 'referral-closed'),
        eventField('guest-greeted', 'waitMs', 90_000),
        managerIs('han', 'with-customer', 'ann'),
      );
    const busy: readonly Step[] = [...waitsFor('ann', 'han'), greets('han', 'ann', null), ...waitsFor('bob', null), waits(60)];
    given(...busy)
      .when(greets('han', 'bob', 'ann'))
      .then(
        events('ticket-closed', 'meeting-ended', 'guest-greeted', 'referral-closed'),
        eventField('ticket-closed', 'outcome', 'transferred-to-manager'),
        eventField('meeting-ended', 'meetingMs', 60_000),
        managerIs('han', 'with-customer', 'bob'),
        isIn('ann', 'closed'),
        isIn('bob', 'escorted'),
      );
    given(...busy)
      .when(greets('han', 'bob', null))
      .then(refused('guest-not-here'));
    given(...busy)
      .when(greets('han', 'bob', 'bob'))
      .then(refused('guest-not-here'));
    given(...busy, endsWith('han', 'ann'))
      .when(greets('han', 'bob', 'ann'))
      .then(refused('guest-not-here'));
  });

  it('GUEST-4 is received once: of two managers one goes, the other learns who', () => {
    given(...waitsFor('ann', null), greets('bai', 'ann', null))
      .when(greets('han', 'ann', null))
      .then(refused('referral-taken'), (story) => expect(story.last).toMatchObject({ refusal: { params: { staff: '白露' } } }));
    given(...waitsFor('ann', 'bai'))
      .when(greets('han', 'ann', null))
      .then(refused('guest-of-colleague'));
    given(takes('cash', 'ann'), finds(LOBBY, 'ann'), calledAs('ann'))
      .when(greets('han', 'ann', null))
      .then(refused('guest-not-waiting'));
    given(...waitsFor('ann', null))
      .when(
        asksAbout(MANAGER, () => ({
          type: 'greet-guest',
          managerId: 'han',
          guest: { kind: 'referral', referralId: 'nobody' },
          ending: null,
        })),
      )
      .then(refused('unknown-referral'));
  });

  it('GUEST-9 an assistant reads and greets for every manager acted for, and no other', () => {
    const reads = (managerId: string) =>
      asksAbout(ASSISTANT, (story) => ({ type: 'read-guest', managerId, referralId: story.id('referral of ann') }));
    given(...waitsFor('ann', 'han'))
      .when(reads('han'))
      .then(events('guest-read'), referralHas({ isRead: true }));
    given(...waitsFor('ann', 'han'), reads('han'))
      .when(reads('han'))
      .then(nothingHappens);
    given(...waitsFor('ann', 'han'), reads('han'))
      .when(seats('bai'))
      .then(referralHas({ isRead: false }));
    given(...waitsFor('ann', 'bai'))
      .when(reads('bai'))
      .then(refused('not-your-manager'));
    given(...waitsFor('ann', 'han'))
      .when(asksAbout(ASSISTANT, (story) => ({ type: 'greet-guest', managerId: 'han', guest: guestOf(story, 'ann'), ending: null })))
      .then(eventField('guest-greeted', 'staffId', 'xu'), managerIs('han', 'with-customer', 'ann'));
  });
});

describe('a card that names a manager', () => {
  const takesNamed = (managerId: string): Step =>
    asks(
      { role: 'kiosk', kioskId: 'k2' },
      {
        type: 'take-ticket',
        serviceId: 'cash',
        language: 'zh-CN',
        elder: false,
        card: { tier: 'none', lastFour: '1234', managerId },
      },
    );

  it('GUEST-10 is kept for staff beside the ticket, which is any other; somebody of another branch is nobody here', () => {
    given()
      .when(takesNamed('han'))
      .then(events('ticket-taken', 'manager-known'), eventField('manager-known', 'managerId', 'han'), (story) => {
        expect([...story.branch.staff.ownManagers.values()]).toEqual(['han']);
        expect(JSON.stringify([...story.branch.hall.tickets.values()])).not.toContain('han');
      });
    given().when(takesNamed('elsewhere')).then(events('ticket-taken'));
  });
});

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

const endsNothing: Step = (story) => void (story.last = null);
