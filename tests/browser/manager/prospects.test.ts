import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { prospectEn } from '../../../counter-client/manager/prospect/en.ts';
import { TAP_LOCK_MS } from '../../../server/web/touch.ts';
import { imported, LIST_BRANCH, listBranch, type ListBranch, LIU, phone, SUPERVISOR } from '../../prospects/list-branch.ts';
import { builtScreens } from '../built.ts';
import { axeViolations, Chromium, clippedText, type Page, type Screen } from '../chromium.ts';
import { shoot } from '../shoot.ts';

const PHONE = { width: 390, height: 844 };
const WITHIN = { timeout: 15_000 };

let chromium: Chromium;
let at: ListBranch;

beforeAll(async () => {
  chromium = await Chromium.launch();
  at = await listBranch({ webDir: await builtScreens(), build: 'development', configuration: LIST_BRANCH });
});
afterEach(() => expect(at.branch.deaths).toEqual([]));
afterAll(async () => {
  await chromium.close();
  await at.stop();
});

async function tap(page: Page, selector: string): Promise<void> {
  await page.evaluate((durationMs) => window.hurry?.(durationMs), TAP_LOCK_MS);
  await page.locator(selector).click(WITHIN);
}

async function expectReadable({ page }: Screen, name: string): Promise<void> {
  await shoot(page, `manager-prospects-${name}`);
  expect(await axeViolations(page, false), name).toEqual([]);
  const clipped = await clippedText(page, true);
  expect(
    clipped.filter((text) => !text.startsWith('beyond the window')),
    name,
  ).toEqual([]);
}

const ofLiu = async () => (await at.as(LIU).prospects('')).rows;

test('what the supervisor imported is read by its manager, shown for a click, called, booked and deleted', async () => {
  await imported(at.as(SUPERVISOR), `欧阳女士,${phone(1)},PCRM,,基金定投,下午`, `张先生,${phone(2)},PCRM,,,`);
  const url = `${at.branch.url}/counter/manager#t=${at.branch.tokenOf(LIU)}`;
  const screen = await chromium.open(url, { size: PHONE, locale: 'zh-CN', touch: true, before: null });
  const { page } = screen;
  await page.locator('[data-nav="follow-ups"]').waitFor(WITHIN);
  await tap(page, '[data-nav="follow-ups"]');
  await tap(page, '[data-at="part prospects"]');
  const first = page.locator('[data-prospect]', { hasText: '欧阳女士' });
  const second = page.locator('[data-prospect]', { hasText: '张先生' });
  await second.waitFor(WITHIN);
  expect(await first.innerText()).toMatch(/未联络[\s\S]*方便时间：下午[\s\S]*基金定投/);
  expect(await page.content()).not.toContain(phone(1));
  await expectReadable(screen, 'list-zh');

  await first.locator('[data-at="reveal"]').click(WITHIN);
  await first.getByText(phone(1)).waitFor(WITHIN);

  await first.locator('[data-at="log"]').click(WITHIN);
  await first.locator('[data-result="booked"]').waitFor(WITHIN);
  /* Out of hours a reason is asked for first (S82). */
  for (const reason of await first.locator('[data-reason]').all()) await reason.click(WITHIN);
  await first.locator('[data-result="booked"]').click(WITHIN);
  await expectReadable(screen, 'contact-zh');
  await first.locator('[data-at="save-contact"]').click(WITHIN);
  await expect.poll(async () => (await ofLiu()).map(({ state }) => state).sort(), WITHIN).toEqual(['booked', 'not-contacted']);
  await first.getByText('已预约').waitFor(WITHIN);

  await page.locator('.quiet[lang="en"]').click(WITHIN);
  await page.locator('[data-filter="not-contacted"]').click(WITHIN);
  await first.waitFor({ state: 'detached', ...WITHIN });
  await second.locator('[data-at="remove"]').click(WITHIN);
  expect(await second.innerText()).toContain(prospectEn.removeSure);
  await expectReadable(screen, 'remove-en');
  await second.locator('[data-at="remove-sure"]').click(WITHIN);
  await expect.poll(async () => (await ofLiu()).map(({ name }) => name), WITHIN).toEqual(['欧阳女士']);
  expect(screen.problems()).toEqual([]);
  await screen.close();
});

test('LIST-2 LIST-4 what is due is said, what is overdue too, and late in the evening a call needs a reason', async () => {
  await imported(at.as(SUPERVISOR), `林女士,${phone(7)},PCRM,,,`);
  const url = `${at.branch.url}/counter/manager#t=${at.branch.tokenOf(LIU)}`;
  const screen = await chromium.open(url, { size: PHONE, locale: 'zh-CN', touch: true, before: null });
  const { page } = screen;
  await page.locator('[data-nav="follow-ups"]').waitFor(WITHIN);
  await tap(page, '[data-nav="follow-ups"]');
  await tap(page, '[data-at="part prospects"]');
  const row = page.locator('[data-prospect]', { hasText: '林女士' });
  const relook = async (): Promise<void> => {
    await page.locator('[data-filter="contacted"]').click(WITHIN);
    await page.locator('[data-filter="all"]').click(WITHIN);
    await row.waitFor(WITHIN);
  };
  await row.locator('[data-at="log"]').click(WITHIN);
  await row.locator('[data-result="reached"]').click(WITHIN);
  await row.locator('[data-field="prospect-next"]').fill('2026-11-25');
  await row.locator('[data-at="save-contact"]').click(WITHIN);
  await row.getByText('2026-11-25 前联络').waitFor(WITHIN);
  expect(await row.getAttribute('data-late')).toBe('false');

  at.branch.clock.advanceTo(Date.parse('2026-11-26T22:30:00+08:00'));
  await relook();
  await row.getByText('已逾期').waitFor(WITHIN);
  await row.locator('[data-at="log"]').click(WITHIN);
  await row.locator('[data-result="no-answer"]').click(WITHIN);
  expect(await row.innerText()).toContain('现在不宜联络客户');
  expect(await row.locator('[data-at="save-contact"]').isDisabled()).toBe(true);
  await expectReadable(screen, 'late-zh');
  await row.locator('[data-reason]').first().click(WITHIN);
  await row.locator('[data-at="save-contact"]').click(WITHIN);
  await expect.poll(async () => (await ofLiu()).find(({ name }) => name === '林女士')?.dueOn, WITHIN).toBe('2026-11-27');
  expect(screen.problems()).toEqual([]);
  await screen.close();
});
