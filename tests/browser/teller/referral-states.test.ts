import { beforeEach, expect, test } from 'vitest';
import type { TellerView } from '../../../server/contract/teller.ts';
import type { Screen } from '../chromium.ts';
import { STAGE_TIME } from '../stage.ts';
import { REFERRALS, servingView } from './referral-views.ts';
import { openTeller, showTeller } from './stage.ts';
import { idleCounter } from './views.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openTeller(idleCounter(), null);
});

function showView(view: TellerView): Promise<void> {
  return showTeller(screen.page, stage, view);
}

test('nobody hears it: the screen says to raise the hand, before and after', async () => {
  const { page } = screen;
  await showView(servingView({ lobbyReach: 'silent' }));
  await page.keyboard.press('NumpadDecimal');
  await shown(page.getByText('大堂平板无响应，请同时举手示意。'));
  stage.change('teller', { lobbyReach: 'nobody' });
  await shown(page.getByText('大堂无人在岗，请同时举手示意。'));
  await page.keyboard.press('Escape');
  const line = page.locator('[data-referral="f-1"]');
  await showView(servingView({ referrals: [REFERRALS.raised], lobbyReach: 'ok' }));
  await shown(line);
  expect(await line.getByText('请举手示意').count()).toBe(0);
  for (const change of [
    { lobbyReach: 'silent' as const },
    { lobbyReach: 'ok' as const, referrals: [REFERRALS.nobody] },
    { referrals: [REFERRALS.escalated] },
  ]) {
    stage.change('teller', change);
    await shown(line.getByText('请举手示意'));
  }
  stage.change('teller', { referrals: [REFERRALS.acknowledged], lobbyReach: 'silent' });
  await shown(line.getByText('赵敏 我去'));
  expect(await line.getByText('请举手示意').count()).toBe(0);
});

test('each state is on the line as soon as it is so, and never why somebody was referred', async () => {
  const { page } = screen;
  await showView(servingView({ referrals: [REFERRALS.possible] }));
  const line = page.locator('[data-referral="f-1"]');
  const steps = [
    [REFERRALS.possible, ['送达']],
    [REFERRALS.seen, ['送达', '已显示']],
    [REFERRALS.acknowledged, ['送达', '已显示', '赵敏 我去']],
    [REFERRALS.attended, ['送达', '已显示', '赵敏 我去', '已到']],
    [REFERRALS.waiting, ['送达', '已显示', '赵敏 我去', '已到', '等候客户经理']],
    [REFERRALS.introduced, ['送达', '已显示', '赵敏 我去', '已到', '钱进已接待']],
  ] as const;
  for (const [row, words] of steps) {
    stage.change('teller', { referrals: [row] });
    await shown(page.locator(`[data-referral="f-1"][data-state="${row.state}"]`));
    const done = line.locator('[data-done="true"]');
    await expect.poll(() => done.count()).toBe(words.length);
    for (const [index, word] of words.entries()) expect(await done.nth(index).textContent()).toContain(word);
    expect(await page.locator('.teller').textContent()).not.toContain(row.cue['zh-CN']);
  }
  stage.time = STAGE_TIME + 60_000;
  stage.beat();
  await gone(line);
});
