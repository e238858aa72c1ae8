import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import { VirtualClock } from '../../server/time/clock.ts';
import { Desk } from '../../server/desk/desk.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import type { EventLog } from '../../server/store/log.ts';
import type { NewProspect } from '../../server/store/prospect.ts';
import { ephemeralSeal } from '../../server/store/integrity/seal.ts';
import { MONDAY_TEN } from '../protocol/branch-at-work.ts';
import { HEADER, imported, LIST_BRANCH, listBranch, LIU, SUPERVISOR, utf8 } from './list-branch.ts';

const DAY_MS = 24 * 3_600_000;
const KILLED_IMPORT = fileURLToPath(new URL('killed-import.ts', import.meta.url));

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'branch-lists-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = (): EventLog => sqliteLog(openDatabase(directory));
const onDisk = (): string =>
  readdirSync(directory)
    .map((name) => readFileSync(join(directory, name)).toString('latin1'))
    .join('\n');

function inLog<T>(look: (log: EventLog) => T): T {
  const log = open();
  try {
    return look(log);
  } finally {
    log.close();
  }
}

const prospect = (id: string, changedAt: number): NewProspect => ({
  id,
  importId: 'import-1',
  managerId: 'liu',
  state: 'contacted',
  dueOn: null,
  contacts: 1,
  addedAt: changedAt,
  changedAt,
  details: { name: 'Zhang Wenqing', phone: '13812345678', source: 'PCRM', note: 'golf on Sundays', preferredTime: 'evening' },
});

describe('a list that nobody finished importing', () => {
  it('leaves nothing on the disk when the server stops between check and confirmation', async () => {
    let at = await listBranch({ eventLog: open() });
    const bytes = utf8(HEADER, 'Zhang Wenqing,13812345678,,,golf on Sundays,');
    const { body } = await at.as(SUPERVISOR).upload(bytes, '?managers=liu');
    expect(body.good).toBe(1);
    await at.stop();
    expect(onDisk()).not.toMatch(/Wenqing|13812345678|golf/);
    at = await listBranch({ eventLog: open() });
    expect((await at.as(SUPERVISOR).commit(body.importId, 0, randomUUID())).body.refusal).toBe('import-gone');
    expect((await at.as(SUPERVISOR).prospects('')).total).toBe(0);
    await at.stop();
  });

  const killed = (when: 'during' | 'after') =>
    new Promise<{ signal: string | null; said: string }>((resolve) => {
      const child = execFile(process.execPath, ['--import', 'tsx', KILLED_IMPORT, directory, when], (_, said) =>
        resolve({ signal: child.signalCode, said }),
      );
    });

  it('is not there at all when the process is killed in the middle of writing it', async () => {
    expect(await killed('during')).toEqual({ signal: 'SIGKILL', said: 'half: 200\n' });
    inLog((log) => {
      expect(log.lists.prospects.count()).toBe(0);
      expect(log.readDay().filter(({ event }) => event.type === 'prospects-imported')).toEqual([]);
    });
  });

  it('is there whole, with its event, when the process is killed after the answer', async () => {
    expect(await killed('after')).toEqual({ signal: 'SIGKILL', said: 'answered: true\n' });
    inLog((log) => {
      expect(log.lists.prospects.count()).toBe(400);
      const events = log.readDay().map(({ event }) => event);
      expect(events).toContainEqual(expect.objectContaining({ type: 'prospects-imported', rows: 400, byManager: { liu: 200, sun: 200 } }));
    });
  });
});

describe('what lists say of people', () => {
  it('lies sealed on the disk, and is read again after a restart', async () => {
    let at = await listBranch({ eventLog: open() });
    await imported(at.as(SUPERVISOR), 'Zhang Wenqing,13812345678,,,golf on Sundays,');
    await at.stop();
    expect(onDisk()).toContain('prospects-imported');
    expect(onDisk()).not.toMatch(/Wenqing|12345678|golf/);
    at = await listBranch({ eventLog: open() });
    expect((await at.as(LIU).prospects('')).rows).toMatchObject([{ name: 'Zhang Wenqing', phone: '138****5678', note: 'golf on Sundays' }]);
    await at.stop();
  });

  it('has its key in a file of its own that only the server’s user reads; without it the branch opens all the same', () => {
    inLog((log) => log.transact((batch) => batch.lists.prospects.add(prospect('one', 1_000))));
    expect(statSync(join(directory, 'people.key')).mode & 0o777).toBe(0o600);
    inLog((log) => expect(log.lists.prospects.find('one')?.details?.phone).toBe('13812345678'));
    unlinkSync(join(directory, 'people.key'));
    inLog((log) => {
      expect(log.lists.prospects.find('one')).toMatchObject({ id: 'one', details: null });
      expect(log.lists.prospects.hasPhone('13812345678')).toBe(false);
    });
  });

  it('is found out when it was changed on the disk', () => {
    const seal = ephemeralSeal();
    const sealed = seal.close('13812345678');
    expect(seal.open(sealed)).toBe('13812345678');
    const bytes = Buffer.from(sealed, 'base64');
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    expect(seal.open(bytes.toString('base64'))).toBeNull();
    expect(ephemeralSeal().open(sealed)).toBeNull();
    expect([seal.open(''), seal.close('x') === seal.close('x'), seal.sumOf('x') === ephemeralSeal().sumOf('x')]).toEqual([
      null,
      false,
      false,
    ]);
  });
});

/** A clock that a person said to be right. */
class AcceptedClock extends VirtualClock {
  override acceptedAt(): number {
    return this.now();
  }
}

describe('the term of a list', () => {
  const deskAt = (log: EventLog, now: number): Desk => deskOn(log, new VirtualClock(now));
  const deskOn = (log: EventLog, clock: VirtualClock): Desk =>
    new Desk({
      log,
      clock,
      newId: randomUUID,
      draw: () => 0,
      configuration: () => LIST_BRANCH,
      tell: () => {},
      purged: () => {},
      faulted: (error) => {
        throw error;
      },
      die: (error) => {
        throw error;
      },
    });

  it('ends 180 days after the last contact, when a day opens or closes, and takes the bytes along', async () => {
    const log = open();
    const { prospectDays, attendeeDays } = LIST_BRANCH.guidance.retention;
    log.transact(({ lists }) => {
      lists.prospects.add(prospect('over', MONDAY_TEN - prospectDays * DAY_MS - 1));
      lists.prospects.add(prospect('kept', MONDAY_TEN - prospectDays * DAY_MS));
      lists.gatherings.plan({ id: 'past', title: 'Salon', startsAt: MONDAY_TEN - attendeeDays * DAY_MS - 1, seats: 20, cancelled: false });
      lists.gatherings.register({
        id: 'guest',
        gatheringId: 'past',
        managerId: null,
        companions: 1,
        registeredAt: 1_000,
        arrivedAt: null,
        details: { name: 'Li', phone: '13800000001' },
      });
    });
    expect(log.lists.prospects.count()).toBe(2);
    const desk = deskAt(log, MONDAY_TEN);
    await desk.submit(intentOf(randomUUID(), { type: 'open-day' }, { role: 'operator' }, null));
    await desk.submit(intentOf(randomUUID(), { type: 'close-day' }, { role: 'operator' }, null));
    expect([log.lists.prospects.find('over'), log.lists.prospects.find('kept')?.id]).toEqual([null, 'kept']);
    expect([log.lists.gatherings.find('past'), log.lists.gatherings.findAttendee('guest')]).toEqual([null, null]);
    expect(onDisk()).not.toMatch(/\bover\b.*import-1/);
    desk.stop();
  });

  it('is looked after at the start too: a branch that was shut for months forgets once a person has said that the clock is right', async () => {
    const first = open();
    const desk = deskAt(first, MONDAY_TEN);
    await desk.submit(intentOf(randomUUID(), { type: 'open-day' }, { role: 'operator' }, null));
    await desk.submit(intentOf(randomUUID(), { type: 'close-day' }, { role: 'operator' }, null));
    first.transact(({ lists }) => lists.prospects.add(prospect('one', MONDAY_TEN)));
    desk.stop();
    deskAt(open(), MONDAY_TEN + 200 * DAY_MS).stop();
    inLog((log) => expect(log.lists.prospects.count()).toBe(1));
    deskOn(open(), new AcceptedClock(MONDAY_TEN + 200 * DAY_MS)).stop();
    inLog((log) => expect(log.lists.prospects.count()).toBe(0));
  });
});
