import { expect, it } from 'vitest';
import { memoryLog } from '../../server/store/memory-log.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { branchAtWork, KIOSK, TAKE } from '../protocol/branch-at-work.ts';

it('a numbering changed in the middle of a day waits for the next opening, and the server’s log says so, and names both', async () => {
  const eventLog = memoryLog();
  const before = await branchAtWork({ eventLog });
  expect(await (await before.join(KIOSK)).ask(TAKE)).toMatchObject({ ok: true, receipt: { number: 'A001' } });
  const said = (logged: readonly string[]) => logged.filter((line) => line.includes('these changes begin when the next day opens'));
  expect(said(before.logged)).toEqual([]);
  await before.stop();
  const after = await branchAtWork({ eventLog, configuration: { ...TEST_BRANCH, rules: { ...TEST_BRANCH.rules, numbering: 'drawn' } } });
  expect(said(after.logged).map((line) => (JSON.parse(line) as { readonly numbering: object }).numbering)).toEqual([
    { inForce: 'sequential', next: 'drawn' },
  ]);
  expect(await (await after.join(KIOSK)).ask(TAKE)).toMatchObject({ ok: true, receipt: { number: 'A002' } });
  await after.stop();
});
