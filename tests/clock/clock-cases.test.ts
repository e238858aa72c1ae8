import { describe, expect, it } from 'vitest';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import type { Answer } from '../../server/kernel/words/answer.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import type { NewProspect } from '../../server/store/prospect.ts';
import { EVERY_DAY, TEST_BRANCH } from '../branch-fixture.ts';
import { branchOnClock, type BranchOnClock, businessClock, LOBBY, NEIGHBOUR, TELLER } from './branch-on-clock.ts';
import { Machine } from './machine.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NINE = Date.parse('2026-11-23T09:00:00+08:00');
const CLOSING = Date.parse('2026-11-23T17:00:00+08:00');

function given(errorMs: number) {
  const machine = new Machine(NINE, errorMs);
  return { machine, branch: branchOnClock(machine, TEST_BRANCH, memoryLog(), businessClock) };
}

/** Three people came; one of them is called, one is served. */
async function atWork(errorMs: number) {
  const { machine, branch } = given(errorMs);
  await machine.pass(2 * SECOND_MS, SECOND_MS);
  await branch.ask({ type: 'start-duty' }, LOBBY);
  await branch.ask({ type: 'open-counter', counterId: 'c1' }, TELLER);
  await branch.ask({ type: 'open-counter', counterId: 'c2' }, NEIGHBOUR);
  const [first, second] = [ticketOf(await branch.take()), ticketOf(await branch.take())];
  await branch.take();
  await branch.ask({ type: 'call-next', counterId: 'c1', finishing: null }, TELLER);
  await branch.ask({ type: 'call-next', counterId: 'c2', finishing: null }, NEIGHBOUR);
  await branch.ask({ type: 'start-service', counterId: 'c2', ticketId: second }, NEIGHBOUR);
  return { machine, branch, called: { counterId: 'c1', ticketId: first }, served: { counterId: 'c2', ticketId: second } };
}

function ticketOf(answer: Answer): string {
  if (!answer.ok || answer.receipt.kind !== 'ticket') throw new Error(JSON.stringify(answer));
  return answer.receipt.ticketId;
}

const prospect = (id: string, changedAt: number): NewProspect => ({
  id,
  importId: 'import-1',
  managerId: 'liu',
  state: 'not-contacted',
  dueOn: null,
  contacts: 0,
  addedAt: changedAt,
  changedAt,
  details: { name: 'Zhang', phone: '13800000001', source: '', note: '', preferredTime: '' },
});

const opened = (branch: BranchOnClock) => branch.of('day-opened').map(({ event }) => event.date);
const waiting = (branch: BranchOnClock) => branch.desk.branch.hall.waitingCount.get('cash');

type AtWork = Awaited<ReturnType<typeof atWork>>;

/** Everything that waits for time to pass comes when it has passed. */
async function timeGoesOn({ machine, branch, called, served }: AtWork) {
  await machine.pass(9 * SECOND_MS, SECOND_MS);
  expect(await branch.ask({ type: 'recall', ...called }, TELLER)).toMatchObject({ ok: true });
  await machine.pass(11 * SECOND_MS, SECOND_MS);
  expect(await branch.ask({ type: 'mark-no-show', ...called }, TELLER)).toMatchObject({ ok: true });
  const raisedAt = machine.truth;
  const guest = { ...served, cueId: 'card-shown', confidence: 'confirmed', personRef: null } as const;
  expect(await branch.ask({ type: 'raise-referral', ...guest, target: { kind: 'lobby' } }, NEIGHBOUR)).toMatchObject({ ok: true });
  await machine.pass(100 * SECOND_MS, SECOND_MS);
  const escalated = branch.of('referral-escalated').at(-1)?.truth ?? 0;
  const alerted = branch.of('referral-realerted').map(({ truth }) => truth - raisedAt);
  expect(escalated - raisedAt).toBeGreaterThanOrEqual(88 * SECOND_MS);
  expect(escalated - raisedAt).toBeLessThanOrEqual(93 * SECOND_MS);
  expect(alerted.map((ms) => Math.round(ms / (30 * SECOND_MS)))).toEqual([1, 2]);
}

describe('a clock that was four hours ahead at the start, and was put right', () => {
  it('lets time go on, and says so at once', async () => {
    const at = await atWork(4 * HOUR_MS);
    const { machine, branch } = at;
    machine.errorMs = 0;
    await timeGoesOn(at);
    expect(branch.conditions).toMatchObject([{ state: 'jumped', byMs: -4 * HOUR_MS, isAccepted: false }]);
  });

  it('closes nothing four hours early: numbers are given until the hours are over, and then the day ends', async () => {
    const { machine, branch } = await atWork(4 * HOUR_MS);
    machine.errorMs = 0;
    await machine.pass(CLOSING - 2 * MINUTE_MS - machine.truth, 20 * SECOND_MS);
    expect(await branch.take()).toMatchObject({ ok: true });
    expect(branch.of('day-closed')).toEqual([]);
    await machine.pass(3 * MINUTE_MS, SECOND_MS);
    expect(await branch.take()).toMatchObject({ ok: false, refusal: { code: 'service-closed' } });
    await machine.pass(HOUR_MS, 20 * SECOND_MS);
    expect(branch.of('day-closed').map(({ truth }) => Math.round((truth - CLOSING) / MINUTE_MS))).toEqual([60]);
  });

  it('heals by itself in the night, once the last event is past', async () => {
    const { machine, branch } = await atWork(4 * HOUR_MS);
    machine.errorMs = 0;
    await machine.pass(NINE + 23 * HOUR_MS - machine.truth, 30 * SECOND_MS);
    expect(branch.clock.condition()).toEqual({ state: 'trusted' });
    expect(Math.abs(branch.clock.now() - machine.truth)).toBeLessThan(SECOND_MS);
    await machine.pass(HOUR_MS, 30 * SECOND_MS);
    expect(opened(branch)).toEqual(['2026-11-23', '2026-11-24']);
  });

  it('accepted by a person while people wait, runs slower and never back', async () => {
    const { machine, branch } = await atWork(10 * MINUTE_MS);
    machine.errorMs = 0;
    await machine.pass(SECOND_MS, SECOND_MS);
    branch.clock.accept();
    const before = { business: branch.clock.now(), truth: machine.truth };
    await machine.pass(20 * MINUTE_MS, SECOND_MS);
    expect((branch.clock.now() - before.business) / (machine.truth - before.truth)).toBeCloseTo(0.9, 2);
    await machine.pass(2 * HOUR_MS, SECOND_MS);
    expect(branch.clock.condition()).toEqual({ state: 'trusted' });
    const times = branch.told.map(({ at }) => at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });
});

describe('a clock that is a day ahead for four seconds', () => {
  it('closes no day, opens no other, and sends nobody away', async () => {
    const at = await atWork(0);
    const { machine, branch } = at;
    machine.errorMs = DAY_MS;
    await machine.pass(4 * SECOND_MS, SECOND_MS);
    machine.errorMs = 0;
    await timeGoesOn(at);
    expect([opened(branch), branch.of('day-closed'), waiting(branch)]).toEqual([['2026-11-23'], [], 1]);
    expect(branch.conditions.map(({ state }) => state)).toEqual(['jumped', 'trusted']);
  });

  it('does what a person says, by hand or by accepting it', async () => {
    const { machine, branch } = await atWork(0);
    machine.errorMs = DAY_MS;
    await machine.pass(4 * SECOND_MS, SECOND_MS);
    branch.clock.accept();
    await machine.pass(4 * SECOND_MS, SECOND_MS);
    expect(opened(branch)).toEqual(['2026-11-23', '2026-11-24']);
    expect(await branch.ask({ type: 'close-day' }, LOBBY)).toMatchObject({ ok: true });
  });
});

describe('a clock that falls two hours behind', () => {
  it('lets time go on', async () => {
    const at = await atWork(0);
    const { machine, branch } = at;
    machine.errorMs = -2 * HOUR_MS;
    await timeGoesOn(at);
    expect(branch.conditions).toMatchObject([{ state: 'jumped', byMs: -2 * HOUR_MS }]);
  });

  it('lets a call be undone for as long as ever, and no longer', async () => {
    const { machine, branch } = await atWork(0);
    machine.errorMs = -2 * HOUR_MS;
    await machine.pass(9 * SECOND_MS, SECOND_MS);
    expect(await branch.ask({ type: 'undo', counterId: 'c1' }, TELLER)).toMatchObject({ ok: true });
    await branch.ask({ type: 'call-next', counterId: 'c1', finishing: null }, TELLER);
    await machine.pass(11 * SECOND_MS, SECOND_MS);
    expect(await branch.ask({ type: 'undo', counterId: 'c1' }, TELLER)).toMatchObject({ ok: false });
  });
});

describe('a clock that is ten years ahead', () => {
  const TEN_YEARS_MS = 3_652 * DAY_MS;

  /** One prospect, and a telephone whose term ends in a fortnight. */
  function withLists() {
    const log = memoryLog();
    log.transact((batch) => {
      batch.lists.prospects.add(prospect('one', NINE));
      batch.keep({ ref: 'p', keptFor: 'follow-up', salutation: null, look: null, phone: '13800000001', note: null }, NINE);
      batch.giveTerm(['p'], NINE + 60 * DAY_MS);
    });
    const left = () => [log.lists.prospects.count(), log.personOf('p') === null ? 0 : 1];
    return { log, left };
  }

  it('erases nothing when the server starts with it, beyond what the last purge could know of', async () => {
    const { log, left } = withLists();
    log.lastPurge.write(NINE - DAY_MS);
    const machine = new Machine(NINE, TEN_YEARS_MS);
    branchOnClock(machine, TEST_BRANCH, log, businessClock).desk.stop();
    expect(left()).toEqual([1, 1]);
  });

  it('erases nothing and opens nothing when it jumps there, by day or by night', async () => {
    const { log, left } = withLists();
    const machine = new Machine(NINE, 0);
    const branch = branchOnClock(machine, TEST_BRANCH, log, businessClock);
    await machine.pass(2 * SECOND_MS, SECOND_MS);
    machine.errorMs = TEN_YEARS_MS;
    await machine.pass(HOUR_MS, 10 * SECOND_MS);
    expect(await branch.ask({ type: 'close-day' }, LOBBY)).toMatchObject({ ok: true });
    await machine.pass(12 * HOUR_MS, 30 * SECOND_MS);
    expect([left(), opened(branch)]).toEqual([[1, 1], ['2026-11-23']]);
    machine.errorMs = 0;
    await machine.pass(12 * HOUR_MS, 30 * SECOND_MS);
    expect([left(), opened(branch), branch.clock.condition().state]).toEqual([[1, 1], ['2026-11-23', '2026-11-24'], 'trusted']);
  });

  it('can be left again: closed by hand and accepted, the branch is back in its own year', async () => {
    const machine = new Machine(NINE, TEN_YEARS_MS);
    const branch = branchOnClock(machine, TEST_BRANCH, memoryLog(), businessClock);
    await machine.pass(2 * SECOND_MS, SECOND_MS);
    await branch.ask({ type: 'open-day' }, LOBBY);
    machine.errorMs = 0;
    await machine.pass(2 * SECOND_MS, SECOND_MS);
    branch.clock.accept();
    await machine.pass(MINUTE_MS, SECOND_MS);
    expect(branch.clock.condition()).toMatchObject({ state: 'jumped', isAccepted: true });
    await branch.ask({ type: 'close-day' }, LOBBY);
    await machine.pass(3 * SECOND_MS, SECOND_MS);
    expect(branch.clock.condition()).toEqual({ state: 'trusted' });
    expect(opened(branch).at(-1)).toBe('2026-11-23');
  });
});

describe('a clock that jumped', () => {
  it('deletes nothing until it is believed again, not even what is due by either clock', async () => {
    const log = memoryLog();
    log.transact((batch) => {
      batch.keep({ ref: 'p', keptFor: 'follow-up', salutation: null, look: null, phone: '13800000001', note: null }, NINE);
      batch.giveTerm(['p'], NINE + 30 * MINUTE_MS);
    });
    const machine = new Machine(NINE, 0);
    const branch = branchOnClock(machine, TEST_BRANCH, log, businessClock);
    await machine.pass(MINUTE_MS, SECOND_MS);
    machine.errorMs = 4 * HOUR_MS;
    await machine.pass(HOUR_MS, 10 * SECOND_MS);
    await branch.ask({ type: 'close-day' }, LOBBY);
    expect(log.personOf('p')).not.toBeNull();
    machine.errorMs = 0;
    await branch.ask({ type: 'open-day' }, LOBBY);
    expect(log.personOf('p')).toBeNull();
    expect(branch.purges).toEqual([{ ofTheDay: 0, people: 1, trail: 0, prospects: 0, gatherings: 0 }]);
  });
});

describe('a clock that is put forty days ahead in the night, and is followed', () => {
  it('deletes nothing by that before it has stood for a day', async () => {
    const log = memoryLog();
    const term = NINE + 20 * DAY_MS;
    log.transact((batch) => {
      batch.keep({ ref: 'p', keptFor: 'follow-up', salutation: null, look: null, phone: '13800000001', note: null }, NINE);
      batch.giveTerm(['p'], term);
    });
    const machine = new Machine(NINE + 11 * HOUR_MS, 0);
    const branch = branchOnClock(machine, TEST_BRANCH, log, businessClock);
    await machine.pass(MINUTE_MS, SECOND_MS);
    machine.errorMs = 42 * DAY_MS;
    await machine.pass(13 * HOUR_MS, 30 * SECOND_MS);
    expect([branch.clock.condition().state, opened(branch), log.personOf('p') === null]).toEqual(['trusted', ['2027-01-05'], false]);
    await machine.pass(24 * HOUR_MS, 30 * SECOND_MS);
    expect([opened(branch).at(-1), log.personOf('p')]).toEqual(['2027-01-06', null]);
  });
});

describe('a date that has not 24 hours', () => {
  const in25 = (opens: string, closes: string): BranchConfiguration => ({
    ...TEST_BRANCH,
    branch: { ...TEST_BRANCH.branch, timeZone: 'Europe/Berlin' },
    hours: [{ weekdays: EVERY_DAY, opens, closes }],
  });

  it.each([
    ['2026-10-25', '00:00', '24:00', 25],
    ['2026-10-25', '01:00', '02:30', 1.5],
    ['2026-10-25', '02:30', '04:00', 2.5],
    ['2026-03-29', '01:00', '04:00', 2],
    ['2026-03-29', '00:00', '24:00', 23],
  ])('%s from %s to %s opens once, for %d hours', async (date, opens, closes, hours) => {
    const noon = Date.parse(`${date}T12:00:00Z`);
    const machine = new Machine(noon - 20 * HOUR_MS, 0);
    const branch = branchOnClock(machine, in25(opens, closes), memoryLog(), businessClock);
    await machine.pass(36 * HOUR_MS, MINUTE_MS);
    const openings = branch.of('day-opened').filter(({ event }) => event.date === date);
    expect(openings).toHaveLength(1);
    const openedAt = openings[0]?.at ?? 0;
    const closedAt = branch.of('day-closed').find(({ at }) => at > openedAt)?.at ?? 0;
    expect((closedAt - openedAt) / HOUR_MS).toBeCloseTo(hours, 1);
  });
});
