import { describe, expect, it } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import type { Answer } from '../../server/kernel/words/answer.ts';
import type { EventLog } from '../../server/store/log.ts';
import { NO_MOUNTS, smallDisk } from '../safekeeping/small-disk.ts';
import { ownDirectory } from '../store/directory.ts';
import { deskOn, KIOSK, receiptOf, refusalOf, TAKE, turns } from './at-desk.ts';

/** A place for a database whose space can be made to end and to come back. */
interface SmallDisk {
  readonly log: EventLog;
  readonly fill: () => void;
  readonly makeRoom: () => void;
  /** Tickets that can still be taken once it is full, out of the reserve. */
  readonly reserved: number;
}

/** SQLite refuses to grow the file: needs no rights, and the disk itself has room. */
function pageLimit(): SmallDisk {
  const database = openDatabase(ownDirectory());
  const limit = (pages: number) => database.connection.pragma(`max_page_count = ${pages}`);
  return { log: sqliteLog(database), fill: () => limit(1), makeRoom: () => limit(1_000_000), reserved: 0 };
}

/** A file system of twelve megabytes, really full. Needs the right to mount, which root has. */
function tinyFileSystem(): SmallDisk {
  const { directory, fill, makeRoom } = smallDisk(12);
  return { log: sqliteLog(openDatabase(directory)), fill, makeRoom, reserved: 50 };
}

const DISKS: (readonly [string, () => SmallDisk])[] = [
  ['a database that may not grow', pageLimit],
  ...(NO_MOUNTS === null ? [['a full file system', tinyFileSystem] as const] : []),
];

/* A full disk is told to everybody, stops nobody from reading, and loses nothing that was confirmed. */
describe.each(DISKS)('%s', (_, open) => {
  it('refuses clearly, keeps everything readable, and resumes by itself', async () => {
    const { log, fill, makeRoom, reserved } = open();
    const { desk, clock, deaths, told } = deskOn(log);
    const first = await desk.submit(intentOf('first', TAKE, KIOSK, null));
    fill();
    const numbers = await takeUntilRefused((id) => desk.submit(intentOf(id, TAKE, KIOSK, null)));
    await turns(1);

    expect(numbers.length).toBeGreaterThanOrEqual(reserved);
    expect(desk.storage.trouble).toBe('full');
    expect(deaths).toEqual([]);
    expect(desk.branch.hall.tickets.size).toBe(numbers.length + 1);
    expect(await desk.submit(intentOf('first', TAKE, KIOSK, null))).toEqual(first);
    expect(refusalOf(await desk.submit(intentOf('still-full', TAKE, KIOSK, null)))).toBe('storage-full');
    const tellings = told.length;

    makeRoom();
    clock.advanceTo(clock.now() + 1_000);
    await turns(2);
    expect(desk.storage.trouble).toBeNull();
    receiptOf(await desk.submit(intentOf('still-full', TAKE, KIOSK, null)), 'ticket');
    await turns(1);
    expect(told).toHaveLength(tellings + 1);
    const held = [...desk.branch.hall.tickets.values()].map((ticket) => ticket.number);
    desk.stop();
    expect(new Set(held).size).toBe(numbers.length + 2);
  });
});

describe('a batch that finds the disk full', () => {
  it('is refused whole, and nothing of it is left in the branch or in the log', async () => {
    const { log, fill, makeRoom } = pageLimit();
    const { desk } = deskOn(log);
    await desk.submit(intentOf('first', TAKE, KIOSK, null));
    fill();
    await takeUntilRefused((id) => desk.submit(intentOf(id, TAKE, KIOSK, null)));
    const before = desk.branch.hall.tickets.size;
    const answers = await Promise.all(['x', 'y', 'z'].map((id) => desk.submit(intentOf(id, TAKE, KIOSK, null))));
    expect(answers.map(refusalOf)).toEqual(['storage-full', 'storage-full', 'storage-full']);
    makeRoom();
    const [one, other] = await Promise.all([desk.submit(intentOf('x', TAKE, KIOSK, null)), desk.submit(intentOf('y', TAKE, KIOSK, null))]);
    expect(receiptOf(one, 'ticket').number).not.toBe(receiptOf(other, 'ticket').number);
    expect(desk.branch.hall.tickets.size).toBe(before + 2);
    desk.stop();
  });

  it('has a reserve to release once, which comes back when there is room', () => {
    const log = sqliteLog(openDatabase(ownDirectory()));
    expect(log.releaseReserve()).toBe(true);
    expect(log.releaseReserve()).toBe(false);
    expect(log.isWritable('full')).toBe(true);
    expect(log.releaseReserve()).toBe(true);
    log.close();
  });
});

/** Takes tickets one by one until one is refused; the numbers taken. A disk that never fills fails the test. */
async function takeUntilRefused(take: (commandId: string) => Promise<Answer>): Promise<string[]> {
  const numbers: string[] = [];
  for (let index = 0; index < 5_000; index += 1) {
    const answer = await take(`until-full-${index}`);
    if (!answer.ok) {
      expect(refusalOf(answer)).toBe('storage-full');
      return numbers;
    }
    numbers.push(receiptOf(answer, 'ticket').number);
  }
  throw new Error('the disk did not fill up');
}
