import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inBothLanguages } from '../../server/kernel/configuration/local-text.ts';
import { NO_FAULTS } from './no-faults.ts';
import { openDatabase } from '../../server/store/database.ts';
import { diskFigures } from '../../server/store/disk-figures.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { RESERVE_BYTES } from '../../server/store/reserve.ts';
import {
  AGENT,
  type BranchAtWork,
  branchAtWork,
  type BranchParts,
  KIOSK,
  request,
  type Screen,
  TAKE,
  until,
  WALL,
} from '../protocol/branch-at-work.ts';
import { ownDirectory } from '../store/directory.ts';
import { figure, type MetricsAtWork, metricsAtWork } from './metrics-at-work.ts';

let branch: BranchAtWork | null = null;
let monitor: MetricsAtWork | null = null;
afterEach(async () => {
  await monitor?.stop();
  await branch?.stop();
  [branch, monitor] = [null, null];
});

async function given(changes: Partial<BranchParts>, sources: Parameters<typeof metricsAtWork>[1]) {
  branch = await branchAtWork(changes);
  monitor = await metricsAtWork(branch, sources);
  return { branch, read: monitor.text };
}

const commits = (text: string, outcome: string): number => figure(text, `branch_commit_seconds_count{outcome="${outcome}"}`);

describe('what a monitor reads of commits', () => {
  it('is how many there were and how long they took, and which commands came twice', async () => {
    const { branch, read } = await given({}, {});
    const before = await read();
    const kiosk = await branch.join(KIOSK);
    const id = randomUUID();
    const [first, again] = [await request(kiosk.socket, id, TAKE), await request(kiosk.socket, id, TAKE)];
    await kiosk.ask(TAKE);
    expect(again).toEqual(first);
    const after = await read();
    expect(commits(after, 'done') - commits(before, 'done')).toBeGreaterThanOrEqual(3);
    expect(figure(after, 'branch_commands_repeated_total')).toBe(1);
    expect(figure(after, 'branch_commit_seconds_sum{outcome="done"}')).toBeGreaterThan(0);
    expect([commits(after, 'full'), commits(after, 'busy')]).toEqual([0, 0]);
  });

  it('counts no check that found nothing to do', async () => {
    const { branch, read } = await given({}, {});
    await branch.join(KIOSK);
    const before = await read();
    branch.clock.advanceTo(branch.clock.now() + 30_000);
    expect(commits(await read(), 'done')).toBe(commits(before, 'done'));
  });
});

describe('what a monitor reads of a disk', () => {
  let database: ReturnType<typeof openDatabase>;
  beforeEach(() => {
    database = openDatabase(ownDirectory());
  });
  const givenOnDisk = () => given({ eventLog: sqliteLog(database) }, { disk: () => diskFigures(database) });

  it('is what the database takes, what is left, and whether there is a reserve', async () => {
    const { read } = await givenOnDisk();
    const text = await read();
    expect(figure(text, 'branch_database_bytes')).toBeGreaterThan(4_096);
    expect(figure(text, 'branch_wal_bytes')).toBeGreaterThan(RESERVE_BYTES);
    expect(figure(text, 'branch_disk_free_bytes')).toBeGreaterThan(RESERVE_BYTES);
    expect(figure(text, 'branch_disk_reserved')).toBe(1);
    expect(figure(text, 'branch_backup_age_seconds')).toBe(90);
    database.reserve.release();
    expect(figure(await read(), 'branch_disk_reserved')).toBe(0);
  });

  it('is that it was full: the commits refused, the condition, and how often it began', async () => {
    const { branch, read } = await givenOnDisk();
    const kiosk = await branch.join(KIOSK);
    await kiosk.ask(TAKE);
    database.connection.pragma('max_page_count = 1');
    await takeUntil(kiosk, 'storage-full');
    const full = await read();
    expect(commits(full, 'full')).toBe(1);
    expect(figure(full, 'branch_condition{kind="storage-full"}')).toBe(1);
    database.connection.pragma('max_page_count = 1000000');
    branch.clock.advanceTo(branch.clock.now() + 1_000);
    await until('it is over', () => branch.server.desk.storage.trouble === null);
    const after = await read();
    expect(figure(after, 'branch_condition{kind="storage-full"}')).toBe(0);
    expect(figure(after, 'branch_condition_begun_total{kind="storage-full"}')).toBe(1);
  });

  it('is that another program held the database', async () => {
    const { branch, read } = await givenOnDisk();
    const kiosk = await branch.join(KIOSK);
    const holder = new Database(database.file);
    holder.exec('BEGIN IMMEDIATE');
    expect(await kiosk.ask(TAKE)).toMatchObject({ refusal: 'storage-busy' });
    const text = await read();
    holder.close();
    expect(commits(text, 'busy')).toBe(1);
    expect(figure(text, 'branch_condition{kind="storage-busy"}')).toBe(1);
  });
});

async function takeUntil(kiosk: Screen, refusal: string): Promise<void> {
  for (let taken = 0; taken < 2_000; taken += 1) {
    const reply = await kiosk.ask(TAKE);
    if (!reply.ok) return expect(reply).toMatchObject({ refusal });
  }
  throw new Error(`no ${refusal}`);
}

describe('what a monitor reads of screens, slips and the clock', () => {
  it('is who is connected', async () => {
    const { branch, read } = await given({}, {});
    const walls = [await branch.join(WALL), await branch.join(WALL)];
    await branch.join(AGENT);
    const connected = (text: string, audience: string) => figure(text, `branch_screens_connected{audience="${audience}"}`);
    const before = await read();
    expect(['wall', 'device', 'kiosk'].map((audience) => connected(before, audience))).toEqual([2, 1, 0]);
    walls[0]?.socket.disconnect();
    await expect.poll(async () => connected(await read(), 'wall')).toBe(1);
  });

  it('is what became of the slips, by cause', async () => {
    const { branch, read } = await given({}, {});
    const agent = await branch.join(AGENT);
    await agent.ask({ type: 'report-printer', printerId: 'p1', condition: 'ready' });
    const kiosk = await branch.join(KIOSK);
    for (const outcome of [{ result: 'printed' }, { result: 'unconfirmed' }, { result: 'failed', cause: 'paper-out' }] as const) {
      await kiosk.ask(TAKE);
      const jobId = [...branch.server.desk.branch.hall.printJobs.keys()].at(-1) ?? '';
      expect(await agent.ask({ type: 'report-print', jobId, outcome })).toMatchObject({ ok: true });
    }
    const text = await read();
    const slips = (outcome: string, cause: string) => figure(text, `branch_slip_reports_total{outcome="${outcome}",cause="${cause}"}`);
    expect([slips('printed', 'none'), slips('unconfirmed', 'none'), slips('failed', 'paper-out')]).toEqual([1, 1, 1]);
    expect(slips('failed', 'cover-open')).toBe(0);
  });

  it('is by how much the clock of the machine is wrong, and that it has jumped', async () => {
    let byMs = 0;
    const jumped = () => (byMs === 0 ? null : inBothLanguages('jumped'));
    const condition = () =>
      byMs === 0 ? ({ state: 'trusted' } as const) : ({ state: 'jumped', byMs, since: 0, isAccepted: false } as const);
    const { read } = await given({ faults: { ...NO_FAULTS, 'clock-jumped': jumped } }, { clock: { condition } });
    expect(figure(await read(), 'branch_clock_difference_seconds')).toBe(0);
    byMs = -7_200_000;
    const text = await read();
    expect(figure(text, 'branch_clock_difference_seconds')).toBe(-7_200);
    expect(figure(text, 'branch_condition{kind="clock-jumped"}')).toBe(1);
    byMs = 0;
    await read();
    byMs = 60_000;
    expect(figure(await read(), 'branch_condition_begun_total{kind="clock-jumped"}')).toBe(2);
  });
});
