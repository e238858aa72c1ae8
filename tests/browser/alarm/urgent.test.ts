import { beforeEach, describe, expect, test } from 'vitest';
import { SAME_ACTION_LOCK_MS } from '../../../counter-client/parts/sender.ts';
import { TAP_LOCK_MS } from '../../../server/web/touch.ts';
import { leaves, tablet, ZHAO, ZHOU, starts as takesPost } from '../../kernel/duty/duty-steps.ts';
import { answers, GUIDED_BRANCH, manned, refers } from '../../kernel/referral/referral-steps.ts';
import { asks, dayOpens, next, opens, printerSays, starts, takes } from '../../steps.ts';
import { gone, shown } from '../awaiting.ts';
import { BranchOnStage } from '../branch-on-stage.ts';
import { axeViolations, clippedText, type Page, type Screen } from '../chromium.ts';
import { listenToPage, noticing } from '../lobby/noticed.ts';
import { TABLET } from '../lobby/stage.ts';
import { shoot } from '../shoot.ts';
import { openOnStage, stage } from '../staged.ts';

const DESK = { width: 1440, height: 900 };
/** Of the control, and of the same act: two steps of one way are one button after the other. */
const LOCKS_MS = Math.max(TAP_LOCK_MS, SAME_ACTION_LOCK_MS) + 50;
const PANEL = '[data-panel="urgent"]';

let branch: BranchOnStage;
let supervisor: Screen;

async function readable(page: Page, name: string): Promise<void> {
  await shoot(page, `supervisor-urgent-${name}`);
  await expect.poll(() => clippedText(page, true)).toEqual([]);
  expect(await axeViolations(page, false), name).toEqual([]);
}

async function press(selector: string): Promise<void> {
  await stage.outlast(supervisor.page, LOCKS_MS);
  await supervisor.page.locator(selector).click();
}

const guest = () => supervisor.page.locator(`${PANEL} [data-urgent^="referral"]`);
const refersAnn = [opens('c1'), takes('cash', 'ann'), next('c1'), starts('c1'), refers('c1', 'ann', { kind: 'lobby' })];

/** One person is at the lobby's post, and another could be. */
beforeEach(async () => {
  const speaks = asks({ role: 'wall', wallId: 'w1' }, { type: 'report-sound', condition: 'on', fault: null });
  branch = new BranchOnStage(stage, GUIDED_BRANCH, dayOpens, manned, speaks, printerSays('ready'));
  supervisor = await openOnStage('/counter/supervisor', { size: DESK, locale: 'zh-CN', touch: true, before: listenToPage });
  await shown(supervisor.page.locator('.tiles'));
  await press('[data-link]');
});

describe('what was reported to the supervisor', () => {
  test('REFER-10 a guest nobody went to stands on top, sounds, and is met by the supervisor himself', async () => {
    const noticed = noticing(supervisor.page);
    branch.play(...refersAnn);
    branch.pass(85);
    expect(await supervisor.page.locator(PANEL).count()).toBe(0);
    branch.pass(5);
    await expect.poll(() => guest().textContent()).toMatch(/1 号窗口请求引导.*大堂未响应.*我去.*请大堂同事去/);
    await expect.poll(() => supervisor.page.title()).toBe('(1) 业务主管');
    await expect.poll(async () => (await noticed()).tones.length).toBeGreaterThan(0);
    expect((await noticed()).buzzes.length).toBeGreaterThan(0);
    await readable(supervisor.page, 'guest-zh');
    await press(`${PANEL} [data-urgent^="referral"] [data-at^="guest"]`);
    await expect.poll(() => guest().textContent()).toContain('您前往');
    await expect.poll(() => supervisor.page.title()).toBe('业务主管');
    await press(`${PANEL} [data-urgent^="referral"] [data-at^="guest"]`);
    await expect.poll(() => guest().textContent()).toMatch(/您接待中.*婉拒.*非目标客户.*客户已离开/);
    await supervisor.page.locator('.supervisor-top button[lang="en"]').click();
    await expect.poll(() => guest().textContent()).toContain('You are with the customer');
    await readable(supervisor.page, 'met-en');
    await stage.outlast(supervisor.page, LOCKS_MS);
    await guest().getByText('Has left').click();
    await gone(supervisor.page.locator(PANEL));
    expect([...branch.story.branch.staff.referrals.values()].map(({ outcome }) => outcome)).toEqual(['customer-left']);
  });

  test('REFER-10 or somebody of the lobby is sent, and it leaves the page until he does not come either', async () => {
    branch.play(takesPost(ZHOU), ...refersAnn);
    branch.pass(90);
    await press('[data-at^="sending"]');
    await stage.outlast(supervisor.page, LOCKS_MS);
    await guest().getByText('周岚').click();
    await gone(supervisor.page.locator(PANEL));
    branch.pass(90);
    await shown(guest());
    branch.play(answers(ZHAO, 'acknowledge-referral'));
    await gone(supervisor.page.locator(PANEL));
  });

  test('DUTY-8 an empty post sounds until it is answered, and stays until somebody comes', async () => {
    const noticed = noticing(supervisor.page);
    const lobby = await openOnStage('/counter/lobby', { size: TABLET, locale: 'zh-CN', touch: true, before: null });
    branch.play(leaves(ZHAO));
    const post = supervisor.page.locator(`${PANEL} [data-urgent="post"]`);
    await expect.poll(() => post.textContent()).toMatch(/大堂无人在岗.*赵敏 离岗.*请谁到岗/);
    await expect.poll(async () => (await noticed()).tones.length).toBe(1);
    await readable(supervisor.page, 'post-zh');
    await stage.outlast(supervisor.page, LOCKS_MS);
    await post.getByText('周岚', { exact: true }).click();
    await expect.poll(() => post.textContent()).toContain('高文清 已请 周岚 到岗，尚未到岗');
    await expect.poll(() => lobby.page.locator('.duty-gap').textContent()).toContain('高文清 已请 周岚 到岗');
    await expect.poll(() => supervisor.page.title()).toBe('业务主管');
    branch.pass(120);
    expect((await noticed()).tones.length).toBe(1);
    branch.play(takesPost(ZHOU));
    await gone(supervisor.page.locator(PANEL));
  });

  test('DUTY-7 a silent tablet stands on top with who could stand in', async () => {
    branch.play(tablet(ZHAO, true), tablet(ZHAO, false));
    branch.pass(60);
    const silent = supervisor.page.locator(`${PANEL} [data-urgent="tablet zhao"]`);
    await expect.poll(() => silent.textContent()).toMatch(/赵敏的平板无响应，收不到提醒.*安排替班 · 周岚/);
    await readable(supervisor.page, 'tablet-zh');
    await press(`${PANEL} [data-urgent="tablet zhao"] .key`);
    await gone(supervisor.page.locator(PANEL));
    expect(branch.story.branch.staff.duties.get('zhou')?.state).toBe('on');
  });
});
