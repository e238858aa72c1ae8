import { beforeEach, expect, test } from 'vitest';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { TONE_EVERY_MS } from '../../../counter-client/lobby/todo/notify.ts';
import { LATE_EVERY_MS } from '../../../counter-client/parts/alert/alerting.ts';
import { AWAY } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { openLobby, tap, tapInert } from './stage.ts';
import { listenToPage, noticedBy, noticing } from './noticed.ts';
import { acknowledged, crowdedLobby, referral, referralLobby, waiting } from '../staff/referral-views.ts';
import { STAGE_TIME } from '../stage.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;

const noticed = () => noticedBy(screen.page);

beforeEach(async () => {
  screen = await openLobby(referralLobby([]), listenToPage);
  await tap(screen.page, '[data-link]');
  await noticed();
});

const show = (...rows: ReferralRow[]): void => stage.show('lobby', referralLobby(rows));
const commands = (): readonly object[] => stage.requests.map((request) => request.command);
const card = (referralId: string) => screen.page.locator(`[data-referral="${referralId}"]`);

async function setVisible(state: 'visible' | 'hidden'): Promise<void> {
  await screen.page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

test('a referral is seen once, when it is on a screen somebody looks at; what is not asked of this person is nobody’s look', async () => {
  await setVisible('hidden');
  show(referral('r-1', 2_000, { state: 'raised' }), referral('r-2', 2_000, { state: 'raised', forMe: false }));
  await shown(card('r-1'));
  expect(commands()).toEqual([]);
  await setVisible('visible');
  await expect.poll(commands).toEqual([{ type: 'see-referral', referralId: 'r-1' }]);
  show(referral('r-1', 2_000, {}));
  show(referral('r-1', 2_000, { salutation: { surname: '周', title: 'mr' } }));
  await shown(card('r-1').getByText('周先生'));
  expect(commands()).toHaveLength(1);
  expect((await noticed()).buzzes).toEqual([1]);
});

test('the lock screen says that somebody is wanted and where: neither name nor reason', async () => {
  await setVisible('hidden');
  show(referral('r-1', 2_000, {}));
  await expect.poll(noticing(screen.page)).toMatchObject({ words: ['有新的引导请求 · 5 号窗口'] });
  await setVisible('visible');
  show(referral('r-2', 2_000, { source: { role: 'teller', staffId: 's', staffName: '陈立', counterLabel: '2' } }));
  await shown(card('r-2'));
  expect((await noticed()).words).toEqual([]);
});

test('the screen is kept awake, and again whenever somebody looks', async () => {
  await setVisible('hidden');
  expect((await noticed()).wakes).toBe(0);
  await setVisible('visible');
  expect((await noticed()).wakes).toBe(1);
});

test('oldest first, each level with its words and drawing: new, again, late, and told to the supervisor', async () => {
  show(
    referral('r-new', 6_000, {}),
    referral('r-told', 94_000, { realerts: 2, escalation: 'unanswered' }),
    referral('r-late', 70_000, { realerts: 2 }),
    referral('r-soon', 41_000, { realerts: 1 }),
  );
  await shown(card('r-told'));
  const levels = await screen.page
    .locator('[data-referral]')
    .evaluateAll((cards) =>
      cards.map((one) => [
        one.getAttribute('data-level'),
        one.querySelector('.level-chip')?.textContent?.trim(),
        one.querySelectorAll('.level-chip svg').length,
      ]),
    );
  expect(levels).toEqual([
    ['late', '无人响应，已上报主管', 1],
    ['late', '多次提醒，请马上去', 1],
    ['soon', '已再次提醒，请尽快', 1],
    ['new', '新请求', 1],
  ]);
});

test('vibration first and alone; sound from the second alert on; late ones every 15 s, until somebody goes', async () => {
  const at = (ageMs: number, change: Partial<ReferralRow>): void => {
    stage.time = STAGE_TIME + ageMs;
    show({ ...referral('r-1', 0, {}), ...change });
  };
  at(1_000, {});
  await expect.poll(noticing(screen.page)).toEqual({ buzzes: [1], tones: [], words: [], wakes: 0 });
  at(31_000, { realerts: 1 });
  await expect.poll(noticing(screen.page)).toEqual({ buzzes: [3], tones: [660], words: [], wakes: 0 });
  at(61_000, { realerts: 2 });
  await expect.poll(noticing(screen.page)).toEqual({ buzzes: [3], tones: [660], words: [], wakes: 0 });
  at(62_000 + LATE_EVERY_MS, { realerts: 2 });
  await expect.poll(noticing(screen.page)).toEqual({ buzzes: [3], tones: [660], words: [], wakes: 0 });
  const gone = { state: 'acknowledged', forMe: false, holder: { role: 'lobby', staffId: 'x', staffName: '李强' } } as const;
  at(62_000 + LATE_EVERY_MS, gone);
  await shown(card('r-1').getByText('李强 前往'));
  at(64_000 + 3 * LATE_EVERY_MS, gone);
  await shown(card('r-1').locator('.age').getByText('1:49'));
  expect((await noticed()).buzzes).toEqual([]);
});

test('what was put off, passed to a colleague or asked of others stays quiet', async () => {
  show(referral('r-later', 20_000, { alertFrom: STAGE_TIME + 42_000, isSnoozed: true }), referral('r-passed', 20_000, { forMe: false }));
  await shown(card('r-later').getByText('后再提醒'));
  await shown(card('r-passed').getByText('已提醒其他同事'));
  await tapInert(screen.page, '[data-at="snooze r-later"]');
  expect(commands()).toEqual([]);
  expect(await noticed()).toEqual({ buzzes: [], tones: [], words: [], wakes: 0 });
});

test('two go at once: the slower one reads who goes, on the card itself', async () => {
  const { page } = screen;
  stage.answerer = () => {
    show(acknowledged('r-1', 'colleague', {}));
    return { ok: false, refusal: 'referral-taken', params: {}, text: { 'zh-CN': '李强已前往。', en: 'Li Qiang is on the way already.' } };
  };
  show(referral('r-1', 6_000, {}));
  await tap(page, '[data-at="acknowledge r-1"]');
  await shown(card('r-1').getByText('李强 前往'));
  await shown(card('r-1').locator('[role="alert"]').getByText('李强已前往。'));
  expect(await page.locator('[data-at="attend r-1"]').count()).toBe(0);
});

test('covered, no name and no reason is in the page until it is touched; it stays covered after a reload', async () => {
  const { page } = screen;
  const text = () => page.locator('.lobby').innerText();
  show(referral('r-1', 6_000, {}), waiting('r-2', 3, {}));
  await tap(page, '[data-veil]');
  await shown(page.locator('[data-veiled="r-1"]'));
  for (const secret of ['陈女士', '吴女士', '外汇', '戴眼镜']) expect(await text()).not.toContain(secret);
  await tap(page, '[data-veiled="r-1"]');
  await shown(card('r-1').getByText('陈女士'));
  expect(await text()).not.toContain('吴女士');
  await screen.reload();
  await shown(page.locator('[data-veiled="r-1"]'));
  await tap(page, '[data-veil]');
  await shown(page.locator('[data-guest="r-2"]').getByText('吴女士'));
});

test('more than five cards stand together by counter, with the way to ask for support', async () => {
  stage.show('lobby', crowdedLobby());
  await shown(card('r-6'));
  expect(
    await screen.page
      .locator('[data-group]')
      .evaluateAll((groups) => groups.map((group) => [group.getAttribute('data-group'), group.querySelectorAll('[data-referral]').length])),
  ).toEqual([
    ['5 号窗口', 3],
    ['2 号窗口', 2],
    ['3 号窗口', 2],
  ]);
  await tap(screen.page, '[data-at="many support"]');
  await shown(screen.page.locator('.lobby[data-page="support"]'));
  show(...crowdedLobby().referrals.slice(0, 5));
  await gone(card('r-6'));
  expect(await screen.page.locator('[data-group]').count()).toBe(0);
});

test('the bar counts all managers, whatever they do now, and what is open', async () => {
  stage.show('lobby', referralLobby([referral('r-1', 6_000, {}), waiting('r-2', 3, {})]));
  await expect.poll(() => screen.page.locator('[data-figure="managers"] b').innerText()).toBe(`1/${referralLobby([]).managers.length}`);
  await expect.poll(() => screen.page.locator('[data-figure="referrals"] b').innerText()).toBe('2');
});

test('cut off, a loud tone once a minute, and how long it has been', async () => {
  const { page } = screen;
  screen.forgive(AWAY);
  const cutOffFor = (time: RegExp) => shown(page.locator('[data-offline-for]').getByText(time));
  await stage.stop();
  await cutOffFor(/0:0\d/);
  await stage.outlast(page, 30_000);
  await cutOffFor(/0:3\d/);
  await stage.outlast(page, 20_000);
  await cutOffFor(/0:5\d/);
  expect((await noticed()).tones).toEqual([880]);
  await stage.outlast(page, TONE_EVERY_MS - 15_000);
  await cutOffFor(/1:[34]\d/);
  expect((await noticed()).tones).toEqual([880]);
  await stage.start();
  await gone(page.locator('.offline-bar'));
});
