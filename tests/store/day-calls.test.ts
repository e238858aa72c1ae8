import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { dayCallsCsv } from '../../server/store/report/day-calls-csv.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { Story, type Step } from '../given.ts';
import { POLICY } from '../policy.ts';
import { dayOpens, finishes, next, opens, starts, takes, undoes, waits } from '../steps.ts';
import { ownDirectory } from './directory.ts';
import { append } from './event-log-contract.ts';

const gold: Step = (story) => {
  const card = { tier: 'gold', lastFour: '0000', managerId: null } as const;
  story.run({ type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, card }, { role: 'kiosk', kioskId: 'k2' });
};

async function callsOf(language: 'zh-CN' | 'en', ...steps: readonly Step[]): Promise<Record<string, string>[]> {
  const story = new Story({ ...TEST_BRANCH, policy: { ...POLICY, overtakeCap: 1 } });
  for (const step of steps) step(story);
  const directory = ownDirectory();
  const log = sqliteLog(openDatabase(directory));
  for (const { at, event } of story.log) append(log, at, event);
  const csv = await dayCallsCsv(databaseFile(directory), '2026-11-23', language);
  log.close();
  return parse(csv ?? '', { bom: true, columns: true });
}

describe('every call of a day, with its reason', () => {
  it('says who could have been called, by which key, who was held by the cap, and how often each was passed', async () => {
    const serve = [next('c1'), starts('c1'), finishes('c1')];
    const rows = await callsOf('en', dayOpens, opens('c1'), takes('cash', 'a'), waits(60), gold, gold, ...serve, ...serve);
    expect(rows.map((row) => [row['Counter'], row['Number'], row['Manner'], row['Class'], row['Times passed'], row['Passed']])).toEqual([
      ['1', 'A002', 'next', 'contract', '0', '1'],
      ['1', 'A001', 'next', 'ordinary', '1', '0'],
    ]);
    expect(rows[1]?.['Who could have been called']).toBe('A003 contract 09:46:00, held by the cap; A001 ordinary 10:00:00');
  });

  it('leaves out a call that was taken back, and speaks the bank’s Chinese', async () => {
    const rows = await callsOf('zh-CN', dayOpens, opens('c1'), takes('cash', 'a'), next('c1'), undoes('c1'), next('c1'));
    expect(rows.map((row) => [row['号码'], row['方式'], row['类别']])).toEqual([['A001', '顺呼', '普通']]);
  });

  it('does not exist for a date the branch did not open on', async () => {
    const directory = ownDirectory();
    openDatabase(directory).close();
    expect(await dayCallsCsv(databaseFile(directory), '2026-11-23', 'en')).toBeNull();
  });
});
