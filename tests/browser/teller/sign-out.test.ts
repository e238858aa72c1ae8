import { expect, test } from 'vitest';
import { shown } from '../awaiting.ts';
import { stage } from '../staged.ts';
import { openTeller, turnTo } from './stage.ts';
import { servingCounter } from './views.ts';

const here = { counterId: 'c3' } as const;

test('signing out asks, and with a customer open says so', async () => {
  const { page } = await openTeller(servingCounter(), null);
  await turnTo(page, stage, servingCounter());
  stage.answerer = () => ({
    ok: false,
    refusal: 'counter-busy',
    params: {},
    text: { 'zh-CN': 'A039 还没有办完。', en: 'A039 is not finished.' },
  });
  await page.locator('[data-menu="open"]').click();
  await page.locator('[data-menu="sign-out"]').click();
  await shown(page.getByText('A039 尚未办结'));
  await page.locator('[data-sign-out]').click();
  await shown(page.locator('[data-dialog] [role="alert"]').getByText('A039 还没有办完。'));
  expect(stage.requests.map((request) => request.command)).toEqual([{ type: 'close-counter', ...here }]);
});
