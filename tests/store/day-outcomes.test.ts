import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { columnsOf, type ReportRow, tablesOf } from '../../counter-client/lobby/day/report-columns.ts';
import { type DayReport, dayReport as dayReportSchema } from '../../server/contract/day-report.ts';
import { type Outcome, OUTCOMES } from '../../server/kernel/state/ticket.ts';
import type { StoredEvent } from '../../server/kernel/words/event.ts';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { figuresOf } from '../../server/store/records/day-figures.ts';
import { dayReport } from '../../server/store/report/day-report.ts';
import { dayReportCsv } from '../../server/store/report/day-report-csv.ts';
import { givenIn, type Step } from '../given.ts';
import { endsWith, greets, waitsFor } from '../kernel/referral/manager-steps.ts';
import { manager } from '../kernel/referral/referral-steps.ts';
import { dayOpens, finishes, next, noShow, opens, starts, takes, timePasses, transfersToService, waits } from '../steps.ts';
import {
  BRANCH,
  closesDay,
  DATE,
  forcesOut,
  givesUp,
  goesToMachine,
  onScreen,
  removes,
  suggests,
  voids,
  whatIsWrong,
} from './day-adds-up.ts';
import { ownDirectory } from './directory.ts';
import { append } from './event-log-contract.ts';

/** How one customer comes to each outcome. The one who is served is sent on to another service first; the last waits until the day closes. */
const WAYS: Readonly<Record<Outcome, readonly Step[]>> = {
  'no-show': [takes('cash', 'absent'), next('c1'), waits(10), noShow('c1'), timePasses(30 * 60 + 1)],
  normal: [
    takes('cash', 'served'),
    next('c1'),
    starts('c1'),
    transfersToService('c1', 'transfer'),
    next('c2'),
    starts('c2'),
    waits(60),
    finishes('c2'),
  ],
  removed: [takes('cash', 'left'), removes('left')],
  'cancelled-by-customer': [takes('cash', 'undecided'), givesUp('undecided')],
  voided: [waits(60), takes('cash', 'nobody'), voids, waits(60)],
  diverted: [takes('cash', 'machine'), suggests('machine'), goesToMachine('machine')],
  'transferred-to-manager': [...waitsFor('guest', 'han'), greets('han', 'guest', null), waits(60), endsWith('han', 'guest')],
  'forced-sign-out': [takes('cash', 'interrupted'), next('c1'), starts('c1'), forcesOut('c1')],
  reset: [takes('cash', 'late')],
};
const EVERY_OUTCOME = [dayOpens, opens('c1', 'c2'), manager('han', 'free'), ...Object.values(WAYS).flat()];

/** As a branch on disk reports of it. */
async function storedReport(events: readonly StoredEvent[]): Promise<DayReport> {
  const directory = ownDirectory();
  const log = sqliteLog(openDatabase(directory));
  for (const { at, event } of events) append(log, at, event);
  const report = await dayReport(databaseFile(directory), DATE);
  log.close();
  if (report === null) throw new Error('no report');
  return report;
}

const ONE_OF_EACH = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 1]));

describe('a day with one customer of every outcome', () => {
  const story = givenIn(BRANCH, ...EVERY_OUTCOME)
    .when(closesDay)
    .then();
  const beforeClosing = story.log.slice(
    0,
    story.log.findIndex(({ event }) => event.type === 'ticket-closed' && event.outcome === 'reset'),
  );

  it('has each in exactly one column of the figures, and is what the contract says', async () => {
    const report = await storedReport(story.log);
    expect(dayReportSchema.parse(report)).toEqual(report);
    expect(report.total).toMatchObject({ counts: { taken: OUTCOMES.length, transferred: 1 }, outcomes: ONE_OF_EACH, open: 0 });
    expect(whatIsWrong(report)).toEqual([]);
    expect((await figuresOf(DATE, story.log))?.outcomes).toEqual(ONE_OF_EACH);
  });

  it('shows each on the lobby’s screen, and in the file', async () => {
    const report = await storedReport(story.log);
    const { total, services, counters } = tablesOf(report, 'zh-CN');
    expect(onScreen(total, [...services, total])).toEqual(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, '1'])));
    const [branch] = parse<Record<string, string>>(dayReportCsv(report, 'en'), { bom: true, columns: true });
    expect(branch).toMatchObject({ Taken: '9', Served: '1', 'To self-service': '1', 'To a manager': '1', 'Forced sign-out': '1' });
    expect(branch).toMatchObject({ 'No-show': '1', 'Cancelled by customer': '1', 'Removed by staff': '1', Voided: '1', 'Still open': '0' });
    expect(columnsOf(counters).map(({ id }) => id)).not.toContain('taken');
  });

  it('counts who is still there as still open, at the service that has them', async () => {
    const report = await storedReport(beforeClosing);
    expect(report.total).toMatchObject({ counts: { taken: 9 }, outcomes: { ...ONE_OF_EACH, reset: 0 }, open: 1 });
    expect(report.services.map(({ id, figures }) => [id, figures.open])).toEqual([
      ['cash', 1],
      ['transfer', 0],
      ['corporate', 0],
      ['capped', 0],
    ]);
    const { total, services } = tablesOf(report, 'en');
    expect(onScreen(total, [...services, total])).toMatchObject({ reset: '0', open: '1' });
    expect(whatIsWrong(report)).toEqual([]);
  });

  it('counts whoever was sent on once: taken at one service, served at the other', async () => {
    const [cash, transfer] = (await storedReport(story.log)).services;
    expect([cash?.figures.counts.taken, cash?.figures.counts.transferred, cash?.figures.outcomes.normal]).toEqual([9, 1, 0]);
    expect([transfer?.figures.counts.taken, transfer?.figures.outcomes.normal]).toEqual([0, 1]);
  });

  it('has no column that nobody was in, but the usual five', async () => {
    const quiet = givenIn(BRANCH, dayOpens).when(takes('cash', 'ann')).then();
    const { services } = tablesOf(await storedReport(quiet.log), 'en');
    expect(Object.keys(onScreen(services[0] as ReportRow, services))).toEqual([
      'normal',
      'no-show',
      'cancelled-by-customer',
      'removed',
      'reset',
      'open',
    ]);
  });
});

describe('planted: a report is found not to add up', () => {
  const story = givenIn(BRANCH, ...EVERY_OUTCOME)
    .when(closesDay)
    .then();

  it('that loses an outcome', async () => {
    const report = await storedReport(story.log);
    const total = { ...report.total, outcomes: { ...report.total.outcomes, diverted: 0 } };
    expect(whatIsWrong({ ...report, total })).toEqual(['figures', 'screen', 'file', 'services']);
  });

  it('that counts somebody twice', async () => {
    const report = await storedReport(story.log);
    const total = { ...report.total, counts: { ...report.total.counts, taken: report.total.counts.taken + 1 } };
    expect(whatIsWrong({ ...report, total })).toEqual(['figures', 'screen', 'file', 'services']);
  });

  it('that forgets who is still open at a service', async () => {
    const report = await storedReport(story.log);
    const services = report.services.map((service) => ({ ...service, figures: { ...service.figures, open: 1 } }));
    expect(whatIsWrong({ ...report, services })).toEqual(['services']);
  });
});
