import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { Command } from '../../../server/kernel/commands.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { COMPANIONS_MAX, GATHERING_DOORS_MS, IMPORT_ROWS_MAX, SEATS_MAX } from '../../../server/kernel/words/list.ts';
import { CONTACT_RESULTS, isOpen, stateAfter } from '../../../server/kernel/state/prospect.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { ARRIVALS_MAX } from '../../../server/kernel/state/arrival.ts';
import { givenIn, type Expectation, type Step, type Story } from '../../given.ts';
import { GUIDED_BRANCH } from '../referral/referral-steps.ts';
import { asks, dayOpens, eventField, events, LOBBY, refused } from '../../steps.ts';

const SUPERVISOR: Actor = { role: 'supervisor', staffId: 'gao' };
const LIU: Actor = { role: 'manager', staffId: 'liu' };
const BRANCH: BranchConfiguration = {
  ...TEST_BRANCH,
  staff: [...TEST_BRANCH.staff.filter(({ id }) => id !== 'liu'), { id: 'liu', name: '刘洋', roles: ['manager'] }],
};
/** Monday 2026-11-23, ten o'clock, as every story begins. */
const TEN = Date.parse('2026-11-23T10:00:00+08:00');
const HOUR_MS = 3_600_000;

function of(actor: Actor, command: Command, ...expectations: readonly Expectation[]): Story {
  return givenIn(BRANCH, dayOpens)
    .when(asks(actor, command))
    .then(...expectations);
}

describe('lists of prospects', () => {
  const importing = (rows: number, byManager: Record<string, number>): Command => ({
    type: 'import-prospects',
    importId: 'i1',
    rows,
    byManager,
  });
  const contact = (result: (typeof CONTACT_RESULTS)[number], dueOn: string | null): Command => ({
    type: 'log-prospect-contact',
    prospectId: 'p1',
    result,
    dueOn,
    reasonId: null,
  });

  it('LIST-1 an import says how many rows which manager of the branch got, and adds up', () => {
    of(SUPERVISOR, importing(2, { liu: 2 }), events('prospects-imported'), eventField('prospects-imported', 'byManager', { liu: 2 }));
    of(SUPERVISOR, importing(3, { liu: 2 }), refused('malformed'));
    of(SUPERVISOR, importing(0, {}), refused('malformed'));
    of(SUPERVISOR, importing(IMPORT_ROWS_MAX + 1, { liu: IMPORT_ROWS_MAX + 1 }), refused('malformed'));
    of(SUPERVISOR, importing(2, { wang: 2 }), refused('unknown-manager'));
    of(LOBBY, importing(2, { liu: 2 }), refused('not-allowed'));
  });

  it('LIST-1 a list is imported with the branch closed too', () => {
    givenIn(BRANCH)
      .when(asks(SUPERVISOR, importing(2, { liu: 2 })))
      .then(events('prospects-imported'));
  });

  it('LIST-2 a contact may put the next one off by a year, and only where something is left to do', () => {
    of(LIU, contact('reached', '2026-11-23'), events('prospect-contacted'));
    of(LIU, contact('no-answer', '2027-11-23'), events('prospect-contacted'));
    of(LIU, contact('reached', '2026-11-22'), refused('due-date-wrong'));
    of(LIU, contact('reached', '2027-11-24'), refused('due-date-wrong'));
    of(LIU, contact('no-interest', '2026-11-24'), refused('due-date-wrong'));
    of(SUPERVISOR, contact('reached', null), refused('not-allowed'));
  });

  it('LIST-2 who does not answer has not been contacted, and who booked stays booked', () => {
    const after = CONTACT_RESULTS.map((result) => [result, stateAfter('not-contacted', result), stateAfter('booked', result)]);
    expect(after).toEqual([
      ['reached', 'contacted', 'booked'],
      ['no-answer', 'not-contacted', 'booked'],
      ['wrong-number', 'no-interest', 'no-interest'],
      ['booked', 'booked', 'booked'],
      ['no-interest', 'no-interest', 'no-interest'],
    ]);
    expect([isOpen('not-contacted'), isOpen('contacted'), isOpen('booked'), isOpen('no-interest')]).toEqual([true, true, false, false]);
  });

  it('LIST-4 nobody is called before the morning or late in the evening but for one of the reasons', () => {
    const { contact: hours, lateContactReasons } = BRANCH.guidance;
    const allDay = { ...BRANCH, guidance: { ...BRANCH.guidance, contact: { ...hours, from: '10:00', latest: '10:01' } } } as const;
    const at = (latest: string, reasonId: string | null, ...expectations: readonly Expectation[]): Story =>
      givenIn({ ...allDay, guidance: { ...allDay.guidance, contact: { ...allDay.guidance.contact, latest } } }, dayOpens)
        .when(asks(LIU, { type: 'log-prospect-contact', prospectId: 'p1', result: 'reached', dueOn: null, reasonId }))
        .then(...expectations);
    const reason = lateContactReasons[0]?.id ?? '';
    at('10:01', null, events('prospect-contacted'));
    at('10:00', null, refused('contact-hour'));
    at('10:00', reason, events('prospect-contacted'), eventField('prospect-contacted', 'reasonId', reason));
    at('10:00', 'none-of-them', refused('unknown-reason'));
  });

  it('LIST-3 who reads a telephone in clear, or deletes a customer, is on record; no name and no number is', () => {
    const revealed = of(LIU, { type: 'reveal-prospect', prospectId: 'p1' });
    expect(revealed.newEvents).toEqual([{ type: 'prospect-revealed', prospectId: 'p1', role: 'manager', staffId: 'liu' }]);
    const deleted = of(SUPERVISOR, { type: 'delete-prospect', prospectId: 'p1' });
    expect(deleted.newEvents).toEqual([{ type: 'prospect-deleted', prospectId: 'p1', role: 'supervisor', staffId: 'gao' }]);
    of(LOBBY, { type: 'reveal-prospect', prospectId: 'p1' }, refused('not-allowed'));
  });
});

describe('gatherings', () => {
  const plan = (startsAt: number, seats: number): Command => ({ type: 'plan-gathering', gatheringId: 'g1', startsAt, seats });
  const register = (companions: number): Command => ({ type: 'register-attendee', gatheringId: 'g1', attendeeId: 'a1', companions });
  const arrive = (companions: number, managerId: string): Command => ({
    type: 'check-in-attendee',
    gatheringId: 'g1',
    attendeeId: 'a1',
    companions,
    managerId,
    startsAt: TEN,
  });

  it('GATHER-1 a gathering lies ahead, within a year, and has seats', () => {
    of(SUPERVISOR, plan(TEN + HOUR_MS, SEATS_MAX), events('gathering-planned'));
    of(SUPERVISOR, plan(TEN, 30), refused('gathering-not-ahead'));
    of(SUPERVISOR, plan(TEN + 367 * 24 * HOUR_MS, 30), refused('gathering-not-ahead'));
    of(SUPERVISOR, plan(TEN + HOUR_MS, SEATS_MAX + 1), refused('malformed'));
    of(SUPERVISOR, plan(TEN + HOUR_MS, 0), refused('malformed'));
    of(LIU, plan(TEN + HOUR_MS, 30), refused('not-allowed'));
    of(SUPERVISOR, { type: 'cancel-gathering', gatheringId: 'g1' }, events('gathering-cancelled'));
  });

  it('GATHER-2 a customer brings at most two friends, registered or at the door', () => {
    for (const actor of [LOBBY, LIU, SUPERVISOR]) of(actor, register(COMPANIONS_MAX), events('attendee-registered'));
    of(LIU, register(COMPANIONS_MAX + 1), refused('too-many-companions'));
    of(LOBBY, arrive(COMPANIONS_MAX + 1, 'liu'), refused('too-many-companions'));
    of(LIU, { type: 'withdraw-attendee', gatheringId: 'g1', attendeeId: 'a1' }, events('attendee-withdrawn'));
  });

  it('GATHER-4 an arrival is taken back at the lobby, where it was said', () => {
    const back: Command = { type: 'take-back-arrival', gatheringId: 'g1', attendeeId: 'a1' };
    of(LOBBY, back, events('arrival-taken-back'));
    for (const actor of [LIU, SUPERVISOR]) of(actor, back, refused('not-allowed'));
  });

  it('GATHER-6 the manager is told until he or his assistant knows, or the check-in is undone', () => {
    const waiting =
      (...ids: readonly string[]): Expectation =>
      (story) =>
        expect([...story.branch.staff.arrivals.keys()]).toEqual(ids);
    const told = (...steps: readonly Step[]) => givenIn(GUIDED_BRANCH, dayOpens, asks(LOBBY, arrive(1, 'han')), ...steps);
    const notes = (staffId: string): Step =>
      asks({ role: 'manager', staffId }, { type: 'note-arrival', managerId: 'han', attendeeId: 'a1' });
    told().when(notes('han')).then(events('arrival-noted'), waiting());
    told().when(notes('xu')).then(events('arrival-noted'), waiting());
    told().when(notes('bai')).then(refused('not-your-manager'), waiting('a1'));
    told(notes('han')).when(notes('han')).then(refused('unknown-arrival'));
    told()
      .when(asks(LOBBY, { type: 'take-back-arrival', gatheringId: 'g1', attendeeId: 'a1' }))
      .then(waiting());
  });

  it('GATHER-6 keeps the newest of more arrivals than anybody counts', () => {
    const arrivals = Array.from({ length: ARRIVALS_MAX }, (_, index): Step =>
      asks(LOBBY, {
        type: 'check-in-attendee',
        gatheringId: 'g1',
        attendeeId: `a${index}`,
        companions: 0,
        managerId: 'han',
        startsAt: TEN,
      }),
    );
    givenIn(GUIDED_BRANCH, dayOpens, ...arrivals)
      .when(
        asks(LOBBY, { type: 'check-in-attendee', gatheringId: 'g1', attendeeId: 'last', companions: 0, managerId: 'han', startsAt: TEN }),
      )
      .then((story) => expect([story.branch.staff.arrivals.size, story.branch.staff.arrivals.has('a0')]).toEqual([ARRIVALS_MAX, false]));
  });

  it('GATHER-5 check-in opens two hours before the start, not days ahead', () => {
    const startingIn = (ms: number): Command => ({
      type: 'check-in-attendee',
      gatheringId: 'g1',
      attendeeId: 'a1',
      companions: 0,
      managerId: 'liu',
      startsAt: TEN + ms,
    });
    of(LOBBY, startingIn(GATHERING_DOORS_MS), events('attendee-arrived'));
    of(LOBBY, startingIn(GATHERING_DOORS_MS + 1), refused('gathering-not-yet'));
    of(LOBBY, startingIn(6 * 24 * HOUR_MS), refused('gathering-not-yet'));
  });

  it('GATHER-3 who arrives is received at the lobby and given a manager of the branch', () => {
    of(LOBBY, arrive(1, 'liu'), events('attendee-arrived'), eventField('attendee-arrived', 'managerId', 'liu'));
    of(LOBBY, arrive(1, 'wang'), refused('unknown-manager'));
    of(LIU, arrive(1, 'liu'), refused('not-allowed'));
  });
});
