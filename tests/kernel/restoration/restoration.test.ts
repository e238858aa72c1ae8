import { describe, expect, it } from 'vitest';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { newSeries } from '../../../server/kernel/state/numbers.ts';
import { TICKETS_OUT_MAX, TICKETS_OUT_UNKNOWN } from '../../../server/kernel/state/restoration.ts';
import { lobbyView } from '../../../server/views/lobby.ts';
import { managerView } from '../../../server/views/manager.ts';
import { supervisorView } from '../../../server/views/supervisor.ts';
import { tellerView } from '../../../server/views/teller.ts';
import { TEST_BRANCH, TEST_RULES } from '../../branch-fixture.ts';
import { given, givenIn, type Step, type Story } from '../../given.ts';
import { asks, dayOpens, eventField, events, LOBBY, refused, takes, waits } from '../../steps.ts';

const HOUR = 3_600;
const ARCHIVE_MADE_AT = Date.UTC(2026, 10, 23, 1, 45);
const byHand = asks(LOBBY, { type: 'open-day' });
const closesByHand = asks(LOBBY, { type: 'close-day' });
const GAPPED: BranchConfiguration = { ...TEST_BRANCH, rules: { ...TEST_RULES, numbering: 'gapped' } };

function restored(lostCount: number | null, epoch: number): Step {
  return asks({ role: 'operator' }, { type: 'record-restoration', archiveMadeAt: ARCHIVE_MADE_AT, lostCount, epoch });
}

/** The numbers given in a story, in order. */
function numbersOf(story: Story): readonly string[] {
  return story.log.flatMap(({ event }) => (event.type === 'ticket-taken' ? [event.number] : []));
}

const isNumber = (number: string) => eventField('ticket-taken', 'number', number);

describe('a branch that was restored', () => {
  it('RESTORE-1 records it as a fact of the server’s own, on an open, a closed and a first day', () => {
    given(dayOpens)
      .when(restored(7, 2))
      .then(
        events('branch-restored'),
        eventField('branch-restored', 'ticketsOut', 7),
        eventField('branch-restored', 'epoch', 2),
        eventField('branch-restored', 'date', '2026-11-23'),
      );
    given(dayOpens, closesByHand).when(restored(7, 2)).then(events('branch-restored'));
    given()
      .when(restored(null, 2))
      .then(eventField('branch-restored', 'ticketsOut', TICKETS_OUT_UNKNOWN));
    given(dayOpens)
      .when(asks(LOBBY, { type: 'record-restoration', archiveMadeAt: null, lostCount: 0, epoch: 2 }))
      .then(refused('not-allowed'));
  });

  it('RESTORE-2 gives no number twice that was given after the archive, in steps of one', () => {
    const given12 = Array.from({ length: 12 }, (_, index) => takes('cash', `lost ${index}`));
    const lost = givenIn(TEST_BRANCH, dayOpens, takes('cash', 'ann')).when(tell(given12)).then();
    const after = givenIn(TEST_BRANCH, dayOpens, takes('cash', 'ann'), restored(12, 2)).when(takes('cash', 'bob')).then(isNumber('A014'));
    expect(numbersOf(lost)).not.toContain(numbersOf(after).at(-1));
    const without = givenIn(TEST_BRANCH, dayOpens, takes('cash', 'ann')).when(takes('cash', 'bob')).then();
    expect(numbersOf(lost), 'the control: without the skip one number is given twice').toContain(numbersOf(without).at(-1));
  });

  it('RESTORE-2 gives none twice either where each step may have been three', () => {
    const largest: Step = (story) => void story.draws.push(0.99);
    const given12 = Array.from({ length: 12 }, (_, index) => [largest, takes('cash', `lost ${index}`)]).flat();
    const lost = givenIn(GAPPED, dayOpens).when(tell(given12)).then();
    expect(numbersOf(lost).at(-1)).toBe('A036');
    givenIn(GAPPED, dayOpens, restored(12, 2)).when(takes('cash', 'bob')).then(isNumber('A037'));
  });

  it('RESTORE-2 moves on by a named number where nobody knows how much was lost, and never by a whole turn', () => {
    given(dayOpens, restored(null, 2)).when(takes('cash', 'bob')).then(isNumber('A201'));
    given(dayOpens, restored(100_000, 2)).when(takes('cash', 'bob')).then(isNumber('A301'));
    givenIn(GAPPED, dayOpens, restored(100_000, 2)).when(takes('cash', 'bob')).then(isNumber('A901'));
    expect(TICKETS_OUT_MAX * 3).toBeLessThan(999);
  });

  it('RESTORE-2 wraps, and still gives nobody a number that somebody holds', () => {
    const many = Array.from({ length: 30 }, () => restored(40, 2));
    const story = given(dayOpens, takes('cash', 'ann'), ...many)
      .when(takes('cash', 'bob'))
      .then();
    expect(new Set(numbersOf(story)).size).toBe(2);
  });

  it('RESTORE-2 begins the series anew beyond the gap, where lost numbers are', () => {
    const story = givenIn(GAPPED, dayOpens, takes('cash', 'ann')).when(restored(10, 2)).then();
    const series = story.branch.staff.series.get('A');
    expect(series).toEqual(newSeries(31));
  });

  it('RESTORE-3 moves the series of a service that had given no number', () => {
    given(dayOpens, takes('cash', 'ann'), restored(9, 2)).when(takes('corporate', 'bob')).then(isNumber('C010'));
  });

  it('RESTORE-4 begins beyond when the day opens anew on that date, for a new service too', () => {
    given(dayOpens, restored(9, 2), closesByHand, byHand).when(takes('cash', 'bob')).then(isNumber('A010'));
    const more = { ...TEST_BRANCH, services: TEST_BRANCH.services.map((service) => ({ ...service, prefix: `${service.prefix}X` })) };
    const renamed: Step = (story) => void (story.configuration = more);
    given(dayOpens, restored(9, 2), closesByHand, renamed, byHand).when(takes('cash', 'bob')).then(isNumber('AX010'));
  });

  it('RESTORE-4 begins beyond when the archive is of an older day and today opens after it', () => {
    const today = given(dayOpens, takes('cash', 'ann'), closesByHand, waits(24 * HOUR), restored(9, 2), byHand)
      .when(takes('cash', 'bob'))
      .then(isNumber('A010'));
    expect(today.branch.staff.restored).not.toBeNull();
    given(dayOpens, takes('cash', 'ann'), closesByHand, waits(24 * HOUR), byHand, restored(9, 2))
      .when(takes('cash', 'bob'))
      .then(isNumber('A010'));
  });

  it('RESTORE-4 counts both of two restorations on one date', () => {
    given(dayOpens, closesByHand, waits(24 * HOUR), restored(9, 2), restored(5, 3), byHand)
      .when(takes('cash', 'bob'))
      .then(isNumber('A015'));
  });

  it('RESTORE-4 begins with one again on the next date', () => {
    given(dayOpens, restored(9, 2), closesByHand, waits(24 * HOUR), byHand)
      .when(takes('cash', 'bob'))
      .then(isNumber('A001'));
  });

  it('RESTORE-5 tells every member of staff, until the day opens on another date', () => {
    const story = given(dayOpens, restored(9, 2)).when(closesByHand).then();
    const notice = { at: story.now, from: ARCHIVE_MADE_AT };
    expect(noticesIn(story)).toEqual([notice, notice, notice, notice]);
    byHand(story);
    expect(noticesIn(story)).toEqual([notice, notice, notice, notice]);
    closesByHand(story);
    waits(24 * HOUR)(story);
    byHand(story);
    expect(noticesIn(story)).toEqual([null, null, null, null]);
  });
});

function tell(steps: readonly Step[]): Step {
  return (story) => steps.forEach((step) => step(story));
}

function noticesIn(story: Story): readonly unknown[] {
  const time = story.context();
  const resources = { personOf: () => null, conditions: () => [] };
  const views = [lobbyView, managerView, supervisorView].map((view) => view(story.branch, 'zhao', time, resources));
  return [...views, tellerView(story.branch, 'zhao', time.now, resources)].map((view) => view?.restored);
}
