import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import { LONGEST_ABSENCE_MS, VirtualClock } from '../../server/time/clock.ts';
import { Desk } from '../../server/desk/desk.ts';
import type { PurgedRows } from '../../server/desk/desk-parts.ts';
import type { Actor } from '../../server/kernel/words/actor.ts';
import type { Command } from '../../server/kernel/commands.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import type { EventLog } from '../../server/store/log.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import type { Person } from '../../server/store/person.ts';
import { sealWith } from '../../server/store/integrity/seal.ts';
import { CARD_BRANCH } from '../kernel/follow-up/follow-up-steps.ts';
import { ownDirectory } from '../store/directory.ts';

const NOON = Date.parse('2026-11-23T12:00:00+08:00');
const DAY_MS = 24 * 3_600_000;
const { phoneDays, recordDays } = CARD_BRANCH.guidance.retention;
const LOBBY: Actor = { role: 'lobby', staffId: 'zhao' };
const HAN: Actor = { role: 'manager', staffId: 'han' };
const SURNAME = '欧阳端木';
const PHONE = '13812345678';
const NOTE = '周六上午来电';
const OPERATOR: Actor = { role: 'operator' };

function guest(ref: string): Person {
  return { ref, keptFor: 'follow-up', salutation: { surname: SURNAME, title: 'ms' }, look: null, phone: PHONE, note: NOTE };
}
const said = (ref: string, part: Partial<Person>): Person => ({ ...guest(ref), salutation: null, phone: null, note: null, ...part });

function card(personRef: string): Command {
  const about = { counterId: null, ticketId: null, referralId: null, cueId: 'large-cash', managerId: 'han' } as const;
  return { type: 'hand-card', ...about, channel: 'phone', preferred: null, personRef };
}

/** Time without timers: a month of sweeps once a second is another test's business. */
class StillClock extends VirtualClock {
  override at(): () => void {
    return () => {};
  }
}

/** A desk of a branch with managers, on a clock in hand. */
function deskOn(log: EventLog, now: number) {
  const clock = new StillClock(now);
  const deaths: unknown[] = [];
  const purges: PurgedRows[] = [];
  const parts = { log, clock, newId: randomUUID, draw: () => 0, configuration: () => CARD_BRANCH, tell: () => {} };
  const desk = new Desk({
    ...parts,
    purged: (rows) => purges.push(rows),
    faulted: (error) => deaths.push(error),
    die: (error) => deaths.push(error),
  });
  const ask = async (command: Command, actor: Actor, person: Person | null) => {
    const answer = await desk.submit(intentOf(randomUUID(), command, actor, person));
    expect(answer).toMatchObject({ ok: true });
  };
  const followUpId = () => [...desk.branch.staff.followUps.keys()].at(-1) ?? '';
  /** At noon of the `days`-th day from now, the branch having opened and closed at least every month. */
  const nights = async (days: number) => {
    for (let left = days; left > 0; left -= 30) {
      if (desk.branch.hall.day?.closedAt === null) await ask({ type: 'close-day' }, OPERATOR, null);
      clock.advanceTo(clock.now() + Math.min(left, 30) * DAY_MS);
      if (desk.branch.hall.day?.closedAt !== null) await ask({ type: 'open-day' }, OPERATOR, null);
    }
  };
  return { desk, ask, followUpId, nights, deaths, purges };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

async function withCard(log: EventLog, ref: string) {
  const at = deskOn(log, NOON);
  await turn();
  if (at.desk.branch.hall.day === null) await at.ask({ type: 'open-day' }, OPERATOR, null);
  await at.ask(card(ref), LOBBY, guest(ref));
  return at;
}

const logs: readonly (readonly [string, () => EventLog])[] = [
  ['on disk', () => sqliteLog(openDatabase(ownDirectory()))],
  ['in memory', () => memoryLog()],
];

describe.each(logs)('people kept for a follow-up, %s', (_, open) => {
  test('stay while it is open, over nights, and go their days after it is closed', async () => {
    const log = open();
    const { desk, ask, followUpId, nights, deaths } = await withCard(log, 'p-1');
    await nights(phoneDays + 5);
    expect(log.personOf('p-1')).toMatchObject({ phone: PHONE });
    await ask({ type: 'close-follow-up', followUpId: followUpId(), end: 'done' }, HAN, null);
    await nights(phoneDays - 1);
    expect(log.personOf('p-1')).toMatchObject({ phone: PHONE });
    await nights(1);
    expect(log.personOf('p-1')).toBeNull();
    desk.stop();
    expect(deaths).toEqual([]);
  });

  test('go at once, with notes and what corrections replaced, when the customer has them deleted', async () => {
    const log = open();
    const { desk, ask, followUpId } = await withCard(log, 'p-1');
    const id = followUpId();
    const terms = { managerId: 'han', channel: 'phone', preferred: null, dueOn: '2026-11-25' } as const;
    await ask({ type: 'correct-follow-up', followUpId: id, ...terms, personRef: 'p-2' }, LOBBY, said('p-2', { phone: '13900000000' }));
    expect(log.personOf('p-2')).toEqual({ ...guest('p-2'), phone: '13900000000' });
    expect(log.personOf('p-1')).toEqual(guest('p-1'));
    const contact = { means: 'phone', result: 'again', nextOn: null, reasonId: null } as const;
    await ask({ type: 'log-contact', followUpId: id, ...contact, personRef: 'n-1' }, HAN, said('n-1', { note: '月底再联系' }));
    await ask({ type: 'forget-person', followUpId: id }, HAN, null);
    expect(['p-1', 'p-2', 'n-1'].map((ref) => log.personOf(ref))).toEqual([null, null, null]);
    desk.stop();
  });

  test('a salutation of a record goes with its record, whatever becomes of the day', async () => {
    const log = open();
    const { desk, ask, nights } = await withCard(log, 'p-1');
    const source = { counterId: null, ticketId: null, cueId: 'large-cash', confidence: 'possible', target: { kind: 'lobby' } } as const;
    await ask({ type: 'raise-referral', ...source, personRef: 'r-1' }, LOBBY, {
      ...said('r-1', { salutation: guest('').salutation }),
      keptFor: 'record',
    });
    await nights(recordDays);
    expect(log.personOf('r-1')).not.toBeNull();
    await nights(1);
    expect(log.personOf('r-1')).toBeNull();
    desk.stop();
  });
});

describe('a purge', () => {
  test('tells how many rows of what it deleted, and nothing when there were none', async () => {
    const { desk, ask, followUpId, nights, purges } = await withCard(memoryLog(), 'p-1');
    await ask({ type: 'close-follow-up', followUpId: followUpId(), end: 'done' }, HAN, null);
    await nights(phoneDays - 1);
    expect(purges).toEqual([]);
    await nights(1);
    expect(purges).toEqual([{ ofTheDay: 0, people: 1, trail: 0, prospects: 0, gatherings: 0 }]);
    desk.stop();
  });

  test('goes at most so far beyond the last one, and catches up at the next openings and closings', async () => {
    const log = memoryLog();
    const at = await withCard(log, 'p-1');
    await at.ask({ type: 'close-follow-up', followUpId: at.followUpId(), end: 'done' }, HAN, null);
    await at.ask({ type: 'close-day' }, OPERATOR, null);
    at.desk.stop();
    const lastPurge = log.lastPurge.read() ?? 0;
    const later = deskOn(log, NOON + 3_650 * DAY_MS);
    expect(log.lastPurge.read()).toBe(lastPurge + LONGEST_ABSENCE_MS);
    await turn();
    await turn();
    expect(later.desk.branch.hall.day?.closedAt).toBeNull();
    expect(log.lastPurge.read()).toBe(lastPurge + 2 * LONGEST_ABSENCE_MS);
    later.desk.stop();
  });

  test('of a release that did not keep its time begins at the last day that was opened', async () => {
    const log = memoryLog();
    const at = await withCard(log, 'p-1');
    await at.ask({ type: 'close-day' }, OPERATOR, null);
    at.desk.stop();
    let written: number | null = null;
    const lastPurge = { read: () => written, write: (to: number) => void (written = to) };
    const later = deskOn({ ...log, lastPurge }, NOON + 3_650 * DAY_MS);
    expect(written).toBe(NOON + LONGEST_ABSENCE_MS);
    later.desk.stop();
  });
});

describe('what is deleted is gone from the disk', () => {
  /** What lies in the two files that hold it: telephones sealed, so by the sealed bytes; a record's salutation in clear. */
  function disk() {
    const directory = ownDirectory();
    const log = sqliteLog(openDatabase(directory));
    const holds = (text: string): boolean =>
      ['branch.db', 'branch.db-wal'].some((name) => readFileSync(join(directory, name)).includes(text));
    const factsOf = (ref: string): string => {
      const reader = new Database(join(directory, 'branch.db'), { readonly: true });
      const facts = reader.prepare<[string], string>('SELECT facts FROM people WHERE ref = ?').pluck().get(ref);
      reader.close();
      return facts ?? '';
    };
    return { directory, log, holds, factsOf };
  }

  test('no name, telephone or note of a follow-up lies there in clear, and the key opens it', async () => {
    const { directory, log, holds, factsOf } = disk();
    const { desk } = await withCard(log, 'p-1');
    expect([SURNAME, PHONE, NOTE].filter(holds)).toEqual([]);
    const key = Buffer.from(readFileSync(join(directory, 'people.key'), 'utf8'), 'base64');
    expect(sealWith(key, []).open(factsOf('p-1'))).toContain(PHONE);
    desk.stop();
  });

  test('after its term the very bytes are gone; without the purge they would be there', async () => {
    const { log, holds, factsOf } = disk();
    const { desk, ask, followUpId, nights } = await withCard(log, 'p-1');
    await ask(
      {
        type: 'log-contact',
        followUpId: followUpId(),
        means: 'phone',
        result: 'no-interest',
        nextOn: null,
        reasonId: null,
        personRef: 'n-1',
      },
      HAN,
      said('n-1', { note: NOTE }),
    );
    const sealed = [factsOf('p-1'), factsOf('n-1')];
    expect(sealed.map(holds)).toEqual([true, true]);
    await nights(phoneDays - 1);
    expect(sealed.map(holds)).toEqual([true, true]);
    await nights(1);
    expect(sealed.map(holds)).toEqual([false, false]);
    desk.stop();
  });

  test('a planted store that purges nobody is found by the same look', async () => {
    const { log, holds, factsOf } = disk();
    const { desk, ask, followUpId, nights } = await withCard({ ...log, purgePeople: () => 0 }, 'p-1');
    const sealed = factsOf('p-1');
    await ask({ type: 'close-follow-up', followUpId: followUpId(), end: 'done' }, HAN, null);
    await nights(phoneDays + 1);
    expect(holds(sealed)).toBe(true);
    desk.stop();
  });

  test('forgotten at once means the bytes too; a planted store that leaves the WAL is found', async () => {
    for (const isPlanted of [false, true]) {
      const { log, holds, factsOf } = disk();
      const at = await withCard(isPlanted ? { ...log, eraseTraces: () => {} } : log, 'p-1');
      const sealed = factsOf('p-1');
      expect(holds(sealed)).toBe(true);
      await at.ask({ type: 'forget-person', followUpId: at.followUpId() }, HAN, null);
      expect(holds(sealed)).toBe(isPlanted);
      at.desk.stop();
    }
  });

  test('a salutation of a record is gone after its days, sealed as it lay', async () => {
    const { log, holds, factsOf } = disk();
    const { desk, ask, nights } = await withCard(log, 'p-1');
    const source = { counterId: null, ticketId: null, cueId: 'large-cash', confidence: 'possible', target: { kind: 'lobby' } } as const;
    await ask({ type: 'raise-referral', ...source, personRef: 'r-1' }, LOBBY, {
      ...said('r-1', { salutation: guest('').salutation }),
      keptFor: 'record',
    });
    const sealed = factsOf('r-1');
    expect([holds(sealed), holds(SURNAME)]).toEqual([true, false]);
    await nights(recordDays);
    expect(holds(sealed)).toBe(true);
    await nights(1);
    expect(holds(sealed)).toBe(false);
    desk.stop();
  });

  test('a server that was off when the term ended purges as it starts', async () => {
    const { directory, log, holds, factsOf } = disk();
    const { desk, ask, followUpId } = await withCard(log, 'p-1');
    const sealed = factsOf('p-1');
    await ask({ type: 'close-follow-up', followUpId: followUpId(), end: 'done' }, HAN, null);
    desk.stop();
    expect(holds(sealed)).toBe(true);
    const later = deskOn(sqliteLog(openDatabase(directory)), NOON + (phoneDays + 1) * DAY_MS);
    expect(holds(sealed)).toBe(false);
    later.desk.stop();
  });
});
