import { describe, expect, it } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import { QUEUE_MAX } from '../../server/desk/inbox.ts';
import { SWEEP_INTERVAL_MS } from '../../server/desk/sweep-timer.ts';
import type { Command } from '../../server/kernel/commands.ts';
import { databaseFile } from '../../server/store/database.ts';
import type { EventLog } from '../../server/store/log.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { WARM_ROUNDS, warm } from '../../server/warm.ts';
import { commitsInWal } from '../store/commits.ts';
import { configurationWith } from '../store/configuration.ts';
import { ownDirectory } from '../store/directory.ts';
import { callNext, COUNTERS, deskOn, KIOSK, NOON, openCounter, receiptOf, refusalOf, sqliteIn, TAKE, teller, turns } from './at-desk.ts';

const TAKE_WEALTH: Command = { ...TAKE, serviceId: 'wealth' };
const TAKE_UNKNOWN: Command = { ...TAKE, serviceId: 'no-such-service' };

describe('the same command id', () => {
  it('takes one ticket, however often it is sent', async () => {
    const { desk } = deskOn(memoryLog());
    const first = await desk.submit(intentOf('a', TAKE, KIOSK, null));
    expect(await desk.submit(intentOf('a', TAKE, KIOSK, null))).toEqual(first);
    expect(desk.branch.hall.tickets.size).toBe(1);
  });

  it('takes one ticket when both copies arrive in the same turn', async () => {
    const { desk } = deskOn(memoryLog());
    const [one, other] = await Promise.all([desk.submit(intentOf('a', TAKE, KIOSK, null)), desk.submit(intentOf('a', TAKE, KIOSK, null))]);
    expect(other).toEqual(one);
    expect(desk.branch.hall.tickets.size).toBe(1);
  });

  it('takes one ticket when the copy arrives after a restart', async () => {
    const directory = ownDirectory();
    const before = deskOn(sqliteIn(directory));
    const first = await before.desk.submit(intentOf('a', TAKE, KIOSK, null));
    before.desk.stop();
    const after = deskOn(sqliteIn(directory));
    expect(await after.desk.submit(intentOf('a', TAKE, KIOSK, null))).toEqual(first);
    expect(after.desk.branch.hall.tickets.size).toBe(1);
    after.desk.stop();
  });

  it('gets its first refusal again, even when it would be accepted now', async () => {
    const { desk } = deskOn(memoryLog());
    await desk.submit(intentOf('open', openCounter(1), teller(1), null));
    const refused = await desk.submit(intentOf('a', callNext(1), teller(1), null));
    expect(refusalOf(refused)).toBe('nobody-waiting');
    await desk.submit(intentOf('b', TAKE, KIOSK, null));
    expect(await desk.submit(intentOf('a', callNext(1), teller(1), null))).toEqual(refused);
    receiptOf(await desk.submit(intentOf('c', callNext(1), teller(1), null)), 'called');
  });

  it('with another body is refused, in the same turn and later', async () => {
    const { desk } = deskOn(memoryLog());
    const [, other] = await Promise.all([
      desk.submit(intentOf('a', TAKE, KIOSK, null)),
      desk.submit(intentOf('a', TAKE_WEALTH, KIOSK, null)),
    ]);
    expect(refusalOf(other)).toBe('command-id-reused');
    expect(refusalOf(await desk.submit(intentOf('a', TAKE_WEALTH, KIOSK, null)))).toBe('command-id-reused');
    expect(desk.branch.hall.tickets.size).toBe(1);
  });

  it("from somebody else does not fetch the first asker's answer", async () => {
    const { desk } = deskOn(memoryLog());
    receiptOf(await desk.submit(intentOf('a', TAKE, KIOSK, null)), 'ticket');
    expect(refusalOf(await desk.submit(intentOf('a', TAKE, { role: 'kiosk', kioskId: 'kiosk-2' }, null)))).toBe('command-id-reused');
  });

  it('is the same whatever the order of the keys', async () => {
    const { desk } = deskOn(memoryLog());
    const turned: Command = { card: null, elder: false, language: 'zh-CN', serviceId: 'cash', type: 'take-ticket' };
    expect(await desk.submit(intentOf('a', turned, KIOSK, null))).toEqual(await desk.submit(intentOf('a', TAKE, KIOSK, null)));
  });
});

describe('commands of one turn', () => {
  it('share exactly one commit, and the screens are told once', async () => {
    const directory = ownDirectory();
    const { desk, told } = deskOn(sqliteIn(directory));
    await turns(3);
    const commits = commitsInWal(databaseFile(directory));
    const tellings = told.length;
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => desk.submit(intentOf(`take-${index}`, TAKE, KIOSK, null))));
    await turns(2);
    expect(commitsInWal(databaseFile(directory))).toBe(commits + 1);
    expect(told).toHaveLength(tellings + 1);
    expect(new Set(answers.map((answer) => receiptOf(answer, 'ticket').number)).size).toBe(50);
    desk.stop();
  });

  it('of different turns do not (the count above can count)', async () => {
    const directory = ownDirectory();
    const { desk } = deskOn(sqliteIn(directory));
    await turns(3);
    const commits = commitsInWal(databaseFile(directory));
    for (let index = 0; index < 5; index += 1) await desk.submit(intentOf(`take-${index}`, TAKE, KIOSK, null));
    expect(commitsInWal(databaseFile(directory))).toBe(commits + 5);
    desk.stop();
  });

  it('are each decided on what those before left: eight counters, eight different tickets at the first press', async () => {
    const { desk } = deskOn(memoryLog());
    const counters = Array.from({ length: COUNTERS }, (_, index) => index + 1);
    await Promise.all(counters.map((counter) => desk.submit(intentOf(`open-${counter}`, openCounter(counter), teller(counter), null))));
    await Promise.all(counters.map((counter) => desk.submit(intentOf(`take-${counter}`, TAKE, KIOSK, null))));
    const calls = await Promise.all(
      counters.map((counter) => desk.submit(intentOf(`call-${counter}`, callNext(counter), teller(counter), null))),
    );
    expect(new Set(calls.map((answer) => receiptOf(answer, 'called').ticketId)).size).toBe(COUNTERS);
  });

  it('may be so many and no more', async () => {
    const { desk } = deskOn(memoryLog());
    const answers = await Promise.all(
      Array.from({ length: QUEUE_MAX + 1 }, (_, index) => desk.submit(intentOf(`take-${index}`, TAKE, KIOSK, null))),
    );
    expect(refusalOf(answers.pop() ?? (await desk.submit(intentOf('none', TAKE, KIOSK, null))))).toBe('too-many-requests');
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });
});

describe('an answer', () => {
  it('is given only after the commit', async () => {
    const order: string[] = [];
    const { desk } = deskOn(noting(memoryLog(), order));
    await turns(3);
    order.length = 0;
    await desk.submit(intentOf('a', TAKE, KIOSK, null)).then(() => order.push('answered'));
    expect(order).toEqual(['written', 'committed', 'answered']);
  });

  it('leaves before the screens are told, and a refusal tells nobody', async () => {
    const { desk, told } = deskOn(memoryLog());
    await turns(3);
    told.length = 0;
    await desk.submit(intentOf('a', TAKE, KIOSK, null));
    expect(told).toHaveLength(0);
    await turns(1);
    expect(told).toHaveLength(1);
    expect(told[0]?.map(({ event }) => event.type)).toContain('ticket-taken');
    expect(refusalOf(await desk.submit(intentOf('b', TAKE_UNKNOWN, KIOSK, null)))).toBe('unknown-service');
    await turns(2);
    expect(told).toHaveLength(1);
  });
});

describe('time', () => {
  it('opens the day by its hours, and stores nothing while nothing is due', async () => {
    const directory = ownDirectory();
    const { desk, clock } = deskOn(sqliteIn(directory));
    await turns(2);
    expect(desk.branch.hall.day?.date).toBe('2026-11-23');
    const commits = commitsInWal(databaseFile(directory));
    for (let second = 1; second <= 20; second += 1) {
      clock.advanceTo(NOON + second * SWEEP_INTERVAL_MS);
      await turns(2);
    }
    expect(commitsInWal(databaseFile(directory))).toBe(commits);
    desk.stop();
  });

  it('closes the day at its hour with nobody pressing anything', async () => {
    const { desk, clock } = deskOn(memoryLog());
    await turns(2);
    clock.advanceTo(Date.parse('2026-11-24T00:00:01+08:00'));
    await turns(2);
    expect(desk.branch.hall.day).toMatchObject({ date: '2026-11-23', closedBy: 'hours' });
  });

  it('begins at the last event, when the clock is behind it, and goes on from there', async () => {
    const directory = ownDirectory();
    const ahead = deskOn(sqliteIn(directory));
    ahead.clock.advanceTo(NOON + 7_200_000);
    await ahead.desk.submit(intentOf('a', TAKE, KIOSK, null));
    ahead.desk.stop();
    const behind = deskOn(sqliteIn(directory));
    await behind.desk.submit(intentOf('b', TAKE, KIOSK, null));
    behind.clock.advanceTo(behind.clock.now() + 1_000);
    await behind.desk.submit(intentOf('c', TAKE, KIOSK, null));
    const takenAt = [...behind.desk.branch.hall.tickets.values()].map((ticket) => ticket.takenAt);
    expect(takenAt).toEqual([NOON + 7_200_000, NOON + 7_200_000, NOON + 7_201_000]);
    behind.desk.stop();
  });
});

describe('a restart', () => {
  it('leaves the branch exactly as it was', async () => {
    const directory = ownDirectory();
    const before = deskOn(sqliteIn(directory));
    await before.desk.submit(intentOf('open', openCounter(1), teller(1), null));
    for (let index = 0; index < 5; index += 1) await before.desk.submit(intentOf(`take-${index}`, TAKE, KIOSK, null));
    await before.desk.submit(intentOf('call', callNext(1), teller(1), null));
    await turns(1);
    before.desk.stop();
    const after = deskOn(sqliteIn(directory));
    expect(after.desk.branch).toEqual(before.desk.branch);
    after.desk.stop();
  });
});

describe('stopping', () => {
  it('answers what was asked, refuses what comes after, and closes the log', async () => {
    const directory = ownDirectory();
    const { desk } = deskOn(sqliteIn(directory));
    const asked = desk.submit(intentOf('a', TAKE, KIOSK, null));
    desk.stop();
    desk.stop();
    const { number } = receiptOf(await asked, 'ticket');
    expect(refusalOf(await desk.submit(intentOf('b', TAKE, KIOSK, null)))).toBe('stopping');
    const next = deskOn(sqliteIn(directory));
    expect([...next.desk.branch.hall.tickets.values()].map((ticket) => ticket.number)).toEqual([number]);
    next.desk.stop();
  });
});

describe('a bug or a failing disk', () => {
  const EIO = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });

  it.each([
    [
      'an I/O error at the commit',
      EIO,
      (log: EventLog): EventLog => ({ ...log, transact: (write) => [log.transact(write), fail(EIO)][0] as never }),
    ],
    [
      'a bug while writing',
      new TypeError('planted'),
      (log: EventLog): EventLog => ({ ...log, recall: () => fail(new TypeError('planted')) }),
    ],
  ])('%s: no answer, and the process is told to end', async (_, error, broken) => {
    const { desk, deaths, told } = deskOn(broken(memoryLog()));
    let answered = 0;
    void desk.submit(intentOf('a', TAKE, KIOSK, null)).then(() => (answered += 1));
    void desk.submit(intentOf('b', TAKE, KIOSK, null)).then(() => (answered += 1));
    await turns(3);
    void desk.submit(intentOf('c', TAKE, KIOSK, null)).then(() => (answered += 1));
    await turns(3);
    expect(deaths).toEqual([error]);
    expect(answered).toBe(0);
    expect(told).toEqual([]);
  });

  it('answers when nothing fails (the count above can count)', async () => {
    const { desk, deaths } = deskOn(memoryLog());
    let answered = 0;
    void desk.submit(intentOf('a', TAKE, KIOSK, null)).then(() => (answered += 1));
    await turns(3);
    expect([answered, deaths]).toEqual([1, []]);
  });
});

describe('the warm-up', () => {
  it('serves all its imaginary customers', async () => {
    expect(await warm(configurationWith(1))).toBe(WARM_ROUNDS);
  });
});

function fail(error: Error): never {
  throw error;
}

function noting(log: EventLog, order: string[]): EventLog {
  return {
    ...log,
    transact: (write) => {
      const result = log.transact((batch) => {
        order.push('written');
        return write(batch);
      });
      order.push('committed');
      return result;
    },
  };
}
