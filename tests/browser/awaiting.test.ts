import { expect, test } from 'vitest';
import { awaitingFor, becomes } from './awaiting.ts';
import { openScreen } from './story.ts';

const IMPATIENT_MS = 100;

test('a wait in vain says what was awaited, and what was there instead', async () => {
  await expect(
    awaitingFor(
      IMPATIENT_MS,
      'two calls',
      () => ['A039'],
      (calls) => calls.length === 2,
    ),
  ).rejects.toThrow('awaited two calls for 100 ms; there was instead: ["A039"]');
  const options = { size: { width: 400, height: 300 }, locale: 'zh-CN', touch: false, before: null };
  const { page } = await openScreen('about:blank', options);
  await page.setContent('<title>大堂</title><dialog open data-sheet="reprint">请更换纸卷</dialog>');
  const reprinted = becomes(IMPATIENT_MS, page.locator('[data-given="A052"]'), 'visible');
  await expect(reprinted).rejects.toThrow(/awaited locator\('\[data-given="A052"\]'\) to be shown; .*"大堂".*data-sheet=.*请更换纸卷/);
  await expect(becomes(IMPATIENT_MS, page.locator('dialog'), 'detached')).rejects.toThrow(
    'to be gone; there was instead: {"url":"about:blank"',
  );
});
