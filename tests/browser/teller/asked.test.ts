import { beforeEach, expect, test } from 'vitest';
import type { TellerView } from '../../../server/contract/teller.ts';
import type { Screen } from '../chromium.ts';
import { asked, askedAndThere, servingView } from './referral-views.ts';
import { arrived, openTeller, showTeller } from './stage.ts';
import { idleCounter } from './views.ts';
import { shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openTeller(idleCounter(), null);
});

function showView(view: TellerView): Promise<void> {
  return showTeller(screen.page, stage, view);
}

test('a colleague’s request is seen by the screen, answered in one tap and ended in two', async () => {
  const { page } = screen;
  await showView(servingView({ counter: idleCounter(), referable: null, referrals: [asked({})] }));
  const row = page.locator('[data-asked="f-9"]');
  await shown(row.getByText('孙先生'));
  expect((await arrived(stage, 1))[0]?.command).toEqual({ type: 'see-referral', referralId: 'f-9' });
  stage.change('teller', { referrals: [asked({ state: 'seen' })] });
  await shown(row.and(page.locator('[data-state="seen"]')));
  await row.locator('[data-answer="acknowledge-referral"]').click();
  await expect.poll(() => stage.requestsOf('acknowledge-referral').length).toBe(1);
  expect(stage.requestsOf('see-referral')).toHaveLength(1);
  for (const [answer, command] of [
    ['introduce-guest', { type: 'introduce-guest', referralId: 'f-9', managerId: 's-qian' }],
    ['declined', { type: 'conclude-referral', referralId: 'f-9', outcome: 'declined' }],
    ['not-premium', { type: 'conclude-referral', referralId: 'f-9', outcome: 'not-premium' }],
  ] as const) {
    await showView(servingView({ counter: idleCounter(), referable: null, referrals: [askedAndThere] }));
    await row.locator(`[data-answer="${answer}"]`).click();
    expect((await arrived(stage, 1))[0]?.command).toEqual(command);
  }
});

test('who goes is named to the colleague who was slower; while the guest is served, nobody is introduced', async () => {
  const { page } = screen;
  const row = page.locator('[data-asked="f-9"]');
  const taken = { role: 'teller', staffId: 's-sun', staffName: '孙悦' } as const;
  await showView(servingView({ counter: idleCounter(), referrals: [asked({ state: 'acknowledged', forMe: false, holder: taken })] }));
  await shown(row.getByText('孙悦 已前往'));
  expect(await row.locator('[data-answer]').count()).toBe(0);
  stage.change('teller', { referrals: [{ ...askedAndThere, servedAtLabel: '2' }] });
  await shown(row.getByText('请先办完业务再引见'));
  expect(await row.locator('[data-answer="introduce-guest"]').count()).toBe(0);
});
