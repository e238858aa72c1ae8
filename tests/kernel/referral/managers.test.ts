import { describe, expect, it } from 'vitest';
import type { ManagerState } from '../../../server/kernel/state/manager.ts';
import { type Step } from '../../given.ts';
import { asks, asksAbout, eventField, events, isIn, LOBBY, nothingHappens, refused, takes, timePasses, waits } from '../../steps.ts';
import { finds, manager, MANAGER, OTHER_MANAGER, referralHas } from './referral-steps.ts';
import { ASSISTANT, given, seats, calledAs, waitsFor, guestOf, greets, endsWith, managerIs } from './manager-steps.ts';

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
