import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import type { DayReport } from '../../server/contract/day-report.ts';
import { dayReport } from '../../server/store/report/day-report.ts';
import { dayReportCsv } from '../../server/store/report/day-report-csv.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { EventMisshapen, parseEvent } from '../../server/store/event-schema.ts';
import { given, type Step } from '../given.ts';
import { asksAbout, dayOpens, finishes, next, opens, starts, takes, undoes, waits } from '../steps.ts';
import { ownDirectory } from './directory.ts';
import { append } from './event-log-contract.ts';

/** Served at a counter, and perhaps rated there. */
function visit(counterId: string, alias: string, score: number | null): Step[] {
  const rating = score === null ? [] : [rates(counterId, score)];
  return [takes('cash', alias), next(counterId), starts(counterId), finishes(counterId), ...rating];
}

function rates(counterId: string, score: number): Step {
  return asksAbout({ role: 'rater', counterId }, (story) => ({
    type: 'rate-visit',
    counterId,
    visitId: story.branch.hall.ratings.get(counterId)?.visitId ?? 'none',
    score,
  }));
}

/** The report of a day on which this happened, through the real kernel, log and report. */
async function reportOf(...steps: readonly Step[]): Promise<DayReport> {
  const story = given(dayOpens, opens('c1', 'c2'), ...steps)
    .when(waits(0))
    .then();
  const directory = ownDirectory();
  const log = sqliteLog(openDatabase(directory));
  for (const { at, event } of story.log) append(log, at, event);
  const report = await dayReport(databaseFile(directory), '2026-11-23');
  log.close();
  if (report === null) throw new Error('no report');
  return report;
}

/** Four served: three at counter 1, of whom two rated (5 and 3), and one at counter 2, who rated 4. */
const FOUR = [...visit('c1', 'ann', 5), ...visit('c1', 'bob', 3), ...visit('c1', 'cid', null), ...visit('c2', 'dee', 4)];

describe('satisfaction in the report of a day', () => {
  it('is fours and fives of those who rated, and who did not rate of those served', async () => {
    const report = await reportOf(...FOUR);
    expect(report.total).toMatchObject({ satisfied: { count: 2, of: 3 }, notRated: { count: 1, of: 4 } });
    const figuresAt = (id: string) => report.counters.find((counter) => counter.id === id)?.figures;
    expect(figuresAt('c1')).toMatchObject({ satisfied: { count: 1, of: 2 }, notRated: { count: 1, of: 3 } });
    expect(figuresAt('c2')).toMatchObject({ satisfied: { count: 1, of: 1 }, notRated: { count: 0, of: 1 } });
    expect(report.services.find(({ id }) => id === 'cash')?.figures.satisfied).toEqual({ count: 2, of: 3 });
  });

  it('leaves out the rating of a service whose end was taken back, and counts the one after', async () => {
    const takenBack = [...visit('c1', 'ann', 1), undoes('c1')];
    expect((await reportOf(...takenBack)).total).toMatchObject({ satisfied: { count: 0, of: 0 }, notRated: { count: 0, of: 0 } });
    const again = await reportOf(...takenBack, finishes('c1'), rates('c1', 4));
    expect(again.total).toMatchObject({ satisfied: { count: 1, of: 1 }, notRated: { count: 0, of: 1 } });
  });

  it('says nothing of an hour, which may be one customer, and nowhere who rated', async () => {
    const report = await reportOf(...FOUR);
    expect(report.hours.map(({ figures }) => [figures.satisfied, figures.notRated])).toEqual([[null, null]]);
    expect(JSON.stringify(report)).not.toMatch(/score|visitId|actId|A001|wang/);
  });

  it('is in the CSV with numerator, denominator and rate, in either language', async () => {
    const report = await reportOf(...FOUR);
    const rows = parse<Record<string, string>>(dayReportCsv(report, 'zh-CN'), { bom: true, columns: true });
    const kept = (row: Record<string, string> | undefined) =>
      ['评价量', '满意数', '满意率（%）', '办理量', '未评价数', '未评价率（%）'].map((column) => row?.[column]);
    expect(kept(rows.find((row) => row['统计口径'] === '全网点'))).toEqual(['3', '2', '66.7', '4', '1', '25']);
    expect(kept(rows.find((row) => row['统计口径'] === '时段'))).toEqual(['', '', '', '4', '', '']);
    expect(dayReportCsv(report, 'en').split('\r\n')[0]).toContain('Satisfied (% of rated),Not rated,Not rated (% of served)');
  });

  it('a day without ratings has no rate, and everybody counts as not rated', async () => {
    const report = await reportOf(...visit('c1', 'ann', null));
    expect(report.total).toMatchObject({ satisfied: { count: 0, of: 0 }, notRated: { count: 1, of: 1 } });
    const [row] = parse<Record<string, string>>(dayReportCsv(report, 'zh-CN'), { bom: true, columns: true });
    expect([row?.['满意率（%）'], row?.['未评价率（%）']]).toEqual(['', '100']);
  });
});

describe('a stored rating', () => {
  it('reads back only as it was written', () => {
    const { type, ...body } = { type: 'visit-rated', actId: 'act-1', counterId: 'c1', serviceId: 'cash', score: 5 } as const;
    expect(parseEvent(type, body)).toEqual({ type, ...body });
    for (const wrong of [{ score: 0 }, { score: 6 }, { score: 4.5 }, { ticketId: 'one' }, { actId: '' }]) {
      expect(() => parseEvent(type, { ...body, ...wrong })).toThrow(EventMisshapen);
    }
  });
});
