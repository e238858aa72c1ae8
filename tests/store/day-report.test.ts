import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { BranchEvent, EventOf } from '../../server/kernel/words/event.ts';
import type { Outcome } from '../../server/kernel/state/ticket.ts';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import type { DayReport } from '../../server/contract/day-report.ts';
import { dayReport } from '../../server/store/report/day-report.ts';
import { listReportDates, REPORT_DATES_MAX } from '../../server/store/report/events-of-date.ts';
import { dayReportCsv } from '../../server/store/report/day-report-csv.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { spreadOf } from '../../server/store/report/report-figures.ts';
import { ownDirectory } from './directory.ts';
import { append, dayOpened } from './event-log-contract.ts';
import { NO_STANDING } from '../../server/kernel/configuration/standing.ts';

const MINUTE = 60_000;
const NINE = Date.parse('2026-11-23T09:00:00+08:00');
const TEN = Date.parse('2026-11-23T10:00:00+08:00');
const STAFF = { counterId: 'counter-1', staffId: 'teller-1' };

let issued = 0;
const taken = (ticketId: string, serviceId: string): BranchEvent => ({
  type: 'ticket-taken',
  ticketId,
  n: (issued += 1),
  number: 'A001',
  prefix: 'A',
  ordinal: 1,
  serviceId,
  language: 'zh-CN',
  origin: { kind: 'kiosk', kioskId: 'kiosk-1', elder: false },
  key: issued,
  ahead: 0,
  token: 't',
  standing: NO_STANDING,
  class: 'ordinary',
  headStartMs: 0,
  advances: true,
  lastFour: null,
});
const called = (ticketId: string, callId: string, waitMs: number | null, at: Partial<EventOf<'ticket-called'>>): BranchEvent => ({
  type: 'ticket-called',
  callId,
  ticketId,
  serviceId: 'cash',
  ...STAFF,
  manner: 'next',
  reasonId: null,
  waitMs,
  class: 'ordinary',
  overtook: 0,
  ...at,
});
const started = (ticketId: string, walkMs: number): BranchEvent => ({
  type: 'service-started',
  ticketId,
  serviceId: 'cash',
  counterId: 'counter-1',
  walkMs,
});
const closed = (ticketId: string, outcome: Outcome, serviceMs: number | null, actId: string | null): BranchEvent => ({
  type: 'ticket-closed',
  actId,
  ticketId,
  serviceId: 'cash',
  counterId: outcome === 'normal' ? 'counter-1' : null,
  staffId: null,
  outcome,
  serviceMs,
});
const undone = (ticketId: string, actId: string): BranchEvent => ({ type: 'act-undone', actId, ticketId, ...STAFF });

/** The report of one date of a branch where `days` happened; each day is a list of [moment, events]. */
async function reportOf(date: string, ...happened: readonly (readonly [number, ...BranchEvent[]])[]): Promise<DayReport> {
  const directory = ownDirectory();
  const log = sqliteLog(openDatabase(directory));
  for (const [at, ...events] of happened) append(log, at, ...events);
  const report = await dayReport(databaseFile(directory), date);
  log.close();
  if (report === null) throw new Error(`no report of ${date}`);
  return report;
}

describe('the report of a day', () => {
  it('adds up, counted by hand: three served or gone, one undone call, one transfer', async () => {
    const report = await reportOf(
      '2026-11-23',
      [NINE, dayOpened('2026-11-23'), taken('one', 'cash'), taken('two', 'cash'), taken('three', 'cash'), taken('four', 'cash')],
      // The first is called, taken back, called again a minute later, and served.
      [NINE + MINUTE, called('one', 'call-1', MINUTE, {})],
      [NINE + MINUTE + 1, undone('one', 'call-1')],
      [NINE + 2 * MINUTE, called('one', 'call-2', 2 * MINUTE, {})],
      [NINE + 3 * MINUTE, started('one', MINUTE)],
      [NINE + 8 * MINUTE, closed('one', 'normal', 5 * MINUTE, 'finish-1')],
      // The second is called, served for two minutes, and sent on to counter 2 for another service.
      [NINE + 9 * MINUTE, called('two', 'call-3', 9 * MINUTE, {}), started('two', 10_000)],
      [
        NINE + 11 * MINUTE,
        {
          type: 'ticket-transferred',
          actId: 'transfer-1',
          ticketId: 'two',
          fromServiceId: 'cash',
          ...STAFF,
          to: { kind: 'service', serviceId: 'wealth' },
          serviceMs: 2 * MINUTE,
        },
      ],
      [TEN, called('two', 'call-4', 4 * MINUTE, { serviceId: 'wealth', counterId: 'counter-2' })],
      // The third never comes; that is found out later, nowhere. The fourth gives up.
      [TEN, called('three', 'call-5', 60 * MINUTE, {})],
      [TEN + MINUTE, { type: 'ticket-missed', actId: 'miss-1', ticketId: 'three', serviceId: 'cash', ...STAFF }],
      [TEN + 31 * MINUTE, closed('three', 'no-show', null, null), closed('four', 'cancelled-by-customer', null, null)],
      [TEN + 40 * MINUTE, { ...closed('two', 'reset', null, null), serviceId: 'wealth' } as BranchEvent],
      [TEN + 40 * MINUTE, { type: 'day-closed', closedBy: 'hand', leftovers: 1 }],
    );

    expect([report.openedAt, report.closedAt]).toEqual([NINE, TEN + 40 * MINUTE]);
    expect(report.total.counts).toEqual({
      taken: 4,
      called: 4,
      served: 1,
      noShow: 1,
      diverted: 0,
      toManager: 0,
      cancelled: 1,
      removed: 0,
      reset: 1,
      signedOut: 0,
      transferred: 1,
      parked: 0,
    });
    expect(report.total.wait).toEqual({ count: 4, meanMs: (75 / 4) * MINUTE, p90Ms: 60 * MINUTE, maxMs: 60 * MINUTE });
    expect(report.total.walkUp).toEqual({ count: 2, meanMs: 35_000, p90Ms: MINUTE, maxMs: MINUTE });
    expect(report.total.service).toEqual({ count: 2, meanMs: 3.5 * MINUTE, p90Ms: 5 * MINUTE, maxMs: 5 * MINUTE });
    expect(report.total.abandoned).toEqual({ count: 2, of: 4 });

    const [cash, wealth] = report.services;
    expect([cash?.figures.counts.called, wealth?.figures.counts.called]).toEqual([3, 1]);
    expect([cash?.figures.counts.transferred, wealth?.figures.counts.reset]).toEqual([1, 1]);
    const [first, second] = report.counters;
    expect([first?.label, first?.figures.counts.called, first?.figures.counts.noShow]).toEqual(['1', 3, 1]);
    expect([second?.label, second?.figures.wait.maxMs]).toEqual(['2', 4 * MINUTE]);
    expect(report.hours.map(({ hour, figures }) => [hour, figures.counts.taken, figures.counts.called])).toEqual([
      [9, 4, 2],
      [10, 0, 2],
    ]);
  });

  it('counts each undone act not at all: finish, transfer, park, return', async () => {
    const act = { ticketId: 'one', serviceId: 'cash', ...STAFF, serviceMs: MINUTE };
    const report = await reportOf(
      '2026-11-23',
      [NINE, dayOpened('2026-11-23'), taken('one', 'cash')],
      [NINE + 1, closed('one', 'normal', MINUTE, 'a'), undone('one', 'a')],
      [NINE + 2, { type: 'ticket-parked', actId: 'b', reasonId: 'other', ...act }, undone('one', 'b')],
      [NINE + 3, { type: 'ticket-returned', actId: 'c', key: 1, to: { kind: 'service', serviceId: 'cash' }, ...act }, undone('one', 'c')],
    );
    expect(report.total.counts).toMatchObject({ taken: 1, served: 0, parked: 0 });
    expect(report.total.service.count).toBe(0);
  });

  it('counts a ticket once however often its line calls it, and a parked one as parked', async () => {
    const report = await reportOf(
      '2026-11-23',
      [NINE, dayOpened('2026-11-23'), taken('one', 'cash'), called('one', 'call-1', MINUTE, {})],
      [NINE + 1, { type: 'ticket-parked', actId: 'p', ticketId: 'one', serviceId: 'cash', ...STAFF, reasonId: 'other', serviceMs: null }],
      [NINE + 2, called('one', 'call-2', null, { manner: 'resumed' })],
    );
    expect(report.total.counts).toMatchObject({ called: 1, parked: 1 });
    expect(report.total.wait.count).toBe(1);
  });

  it('spans both sittings of a date, and nothing of the days around it', async () => {
    const report = await reportOf(
      '2026-11-23',
      [NINE - 1, dayOpened('2026-11-22'), taken('before', 'cash')],
      [NINE, dayOpened('2026-11-23'), taken('morning', 'cash'), { type: 'day-closed', closedBy: 'hand', leftovers: 0 }],
      [TEN, dayOpened('2026-11-23'), taken('afternoon', 'wealth')],
      [TEN + 1, dayOpened('2026-11-24'), taken('after', 'cash')],
    );
    expect(report.total.counts.taken).toBe(2);
    expect([report.openedAt, report.closedAt]).toEqual([NINE, null]);
  });

  it('reads a day of more events than one step takes', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => taken(`ticket-${index}`, 'cash'));
    const report = await reportOf('2026-11-23', [NINE, dayOpened('2026-11-23'), ...many]);
    expect(report.total.counts.taken).toBe(1_001);
  });

  it('does not exist for a date the branch did not open on', async () => {
    const directory = ownDirectory();
    const log = sqliteLog(openDatabase(directory));
    append(log, NINE, dayOpened('2026-11-23'));
    append(log, TEN, dayOpened('2026-11-23'), dayOpened('2026-11-24'));
    expect(await dayReport(databaseFile(directory), '2026-11-22')).toBeNull();
    expect(listReportDates(databaseFile(directory))).toEqual(['2026-11-24', '2026-11-23']);
    log.close();
  });
});

it('lists the newest dates, so many and no more', async () => {
  const directory = ownDirectory();
  const log = sqliteLog(openDatabase(directory));
  const dates = Array.from({ length: REPORT_DATES_MAX + 2 }, (_, index) =>
    new Date(NINE + index * 24 * 60 * MINUTE).toISOString().slice(0, 10),
  );
  append(log, NINE, ...dates.map(dayOpened));
  expect(listReportDates(databaseFile(directory))).toEqual(dates.reverse().slice(0, REPORT_DATES_MAX));
  log.close();
});

describe('a spread of durations', () => {
  it('is nothing of nothing', () => {
    expect(spreadOf([])).toEqual({ count: 0, meanMs: null, p90Ms: null, maxMs: null });
  });

  it('has the nearest-rank ninth decile, whatever the order', () => {
    expect(spreadOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({ count: 10, meanMs: 6, p90Ms: 9, maxMs: 10 });
    expect(spreadOf([7])).toEqual({ count: 1, meanMs: 7, p90Ms: 7, maxMs: 7 });
    expect(spreadOf([100, 20, 3]).p90Ms).toBe(100);
  });
});

describe('the report as CSV', () => {
  const read = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

  it('has a row for the branch, each service, counter and hour, in the asked language', async () => {
    const report = await reportOf('2026-11-23', [NINE, dayOpened('2026-11-23'), taken('one', 'cash'), called('one', 'c', 90_000, {})]);
    const chinese = read(dayReportCsv(report, 'zh-CN'));
    expect(chinese.map((row) => [row['统计口径'], row['名称'], row['取号量'], row['平均等待（秒）']])).toEqual([
      ['全网点', '测试网点', '1', '90'],
      ['业务', '现金业务', '1', '90'],
      ['业务', '理财业务', '0', ''],
      ['窗口', '1', '', '90'],
      ['窗口', '2', '', ''],
      ['时段', '09:00–10:00', '1', '90'],
    ]);
    const [english] = read(dayReportCsv(report, 'en'));
    expect(english).toMatchObject({
      Date: '2026-11-23',
      Scope: 'Branch',
      Name: 'Test branch',
      Taken: '1',
      Abandoned: '0',
      'Abandoned (%)': '0',
    });
  });

  it('begins with the mark by which a spreadsheet knows UTF-8', async () => {
    const report = await reportOf('2026-11-23', [NINE, dayOpened('2026-11-23')]);
    expect(dayReportCsv(report, 'zh-CN').charCodeAt(0)).toBe(0xfeff);
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx'])('lets no name run as a formula: %s', async (name) => {
    const report = await reportOf('2026-11-23', [NINE, dayOpened('2026-11-23')]);
    const [service] = report.services;
    if (service === undefined) throw new Error('no service');
    const csv = dayReportCsv({ ...report, services: [{ ...service, name: { 'zh-CN': name, en: name } }] }, 'en');
    expect(read(csv)[1]?.['Name']).toBe(`'${name}`);
  });
});
