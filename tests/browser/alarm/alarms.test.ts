import { beforeEach, describe, expect, test } from 'vitest';
import { asks, dayOpens, next, opens, printerSays, starts, takes } from '../../steps.ts';
import { WATCHED_BRANCH } from '../../kernel/alarm/alarm-steps.ts';
import { manned } from '../../kernel/referral/referral-steps.ts';
import { SAME_ACTION_LOCK_MS } from '../../../counter-client/parts/sender.ts';
import { TAP_LOCK_MS } from '../../../server/web/touch.ts';
import { shown } from '../awaiting.ts';
import { BranchOnStage } from '../branch-on-stage.ts';
import { axeViolations, clippedText, type Page, type Screen } from '../chromium.ts';
import { PHONE, resize, TABLET, tap } from '../lobby/stage.ts';
import { shoot } from '../shoot.ts';
import { openOnStage, stage } from '../staged.ts';

const DESK = { width: 1440, height: 900 };
const IDLE = '[data-kind="idle-counter"]';
const WAIT = '[data-kind="wait"]';

let branch: BranchOnStage;
let lobby: Screen;
let supervisor: Screen;

async function readable(page: Page, name: string): Promise<void> {
  await shoot(page, `staff-alarm-${name}`);
  await expect.poll(() => clippedText(page, true)).toEqual([]);
  expect(await axeViolations(page, false), name).toEqual([]);
}

/** One counter serves, and one has just opened and calls nobody: six people wait, one of them for over an hour. */
beforeEach(async () => {
  const speaks = asks({ role: 'wall', wallId: 'w1' }, { type: 'report-sound', condition: 'on', fault: null });
  branch = new BranchOnStage(stage, WATCHED_BRANCH, dayOpens, manned, speaks, printerSays('ready'));
  branch.play(opens('c1'), takes('cash', 'one'), next('c1'), starts('c1'), takes('cash', 'ann'));
  branch.pass(69 * 60);
  branch.play(next('c1'), starts('c1'), ...['bob', 'cem', 'dan', 'eve', 'fay', 'gil'].map((alias) => takes('cash', alias)), opens('c2'));
  lobby = await openOnStage('/counter/lobby', { size: TABLET, locale: 'zh-CN', touch: true, before: null });
  supervisor = await openOnStage('/counter/supervisor', { size: DESK, locale: 'zh-CN', touch: false, before: null });
  await shown(lobby.page.locator('.todo'));
  await shown(supervisor.page.locator('.tiles'));
});

describe('time that passes', () => {
  test('a counter that stands idle before six people is told, and not that there is nothing to do', async () => {
    await expect.poll(() => lobby.page.locator('.nothing-title').textContent()).toBe('暂无待处理');
    branch.pass(51 * 60);
    const card = lobby.page.locator(`.todo ${IDLE}`);
    await expect.poll(() => card.textContent()).toMatch(/2 号窗口空闲，有人等候.*已 51 分，6 人可在此办理.*2 号窗口可办理，请柜员叫号/);
    await expect
      .poll(() => lobby.page.locator(`.todo ${WAIT}`).textContent())
      .toMatch(/现金存取：等候超过目标.*最久已等 51 分，共 6 人等候/);
    expect(await lobby.page.locator('.nothing-title').count()).toBe(0);
    await expect.poll(() => card.textContent()).toContain('大堂未处理，已报主管');
    await readable(lobby.page, 'lobby-zh');
    const row = supervisor.page.locator(`.alarm-panel ${IDLE}`);
    await expect.poll(() => row.textContent()).toContain('2 号窗口可办理，请柜员叫号');
    await expect.poll(() => supervisor.page.title()).toMatch(/^\(\d\) 业务主管$/);
    await readable(supervisor.page, 'supervisor-zh');
    await tap(lobby.page, '.lobby-top button[lang="en"]');
    await supervisor.page.locator('.supervisor-top button[lang="en"]').click();
    await expect.poll(() => card.textContent()).toContain('Counter 2 can serve: ask the teller to call');
    await readable(lobby.page, 'lobby-en');
    await readable(supervisor.page, 'supervisor-en');
    await resize(lobby.page, PHONE);
    await readable(lobby.page, 'lobby-phone-en');
  });

  test('acknowledged on one screen it is seen on the other, by name, and it goes by itself when it is mended', async () => {
    branch.pass(6 * 60);
    const row = supervisor.page.locator(`.alarm-panel ${IDLE}`);
    await shown(row);
    await tap(lobby.page, `.todo ${IDLE} .key`);
    await expect.poll(() => row.textContent()).toContain('赵敏 正在处理');
    expect(await row.locator('.key').count()).toBe(0);
    await expect.poll(() => lobby.page.locator(`.todo ${IDLE}`).getAttribute('data-level')).toBe('handled');
    branch.play(next('c2'));
    branch.pass(10);
    await expect.poll(() => row.count()).toBe(0);
    await expect.poll(() => lobby.page.locator(`.todo ${IDLE}`).count()).toBe(0);
  });

  test('the supervisor acknowledges what the lobby did not, and the lobby sees who', async () => {
    branch.pass(8 * 60);
    const row = supervisor.page.locator(`.alarm-panel ${IDLE}`);
    await expect.poll(() => row.textContent()).toContain('大堂未处理，已报主管');
    await stage.outlast(supervisor.page, Math.max(TAP_LOCK_MS, SAME_ACTION_LOCK_MS) + 50);
    await row.locator('.key').click();
    await expect.poll(() => lobby.page.locator(`.todo ${IDLE}`).textContent()).toContain('高文清 正在处理');
  });
});
