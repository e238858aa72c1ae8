import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SlipConfiguration } from '../../server/kernel/configuration/slip-template.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { branchAtWork } from '../protocol/branch-at-work.ts';
import type { BranchAtWork } from '../protocol/branch-at-work.ts';
import { builtScreens } from './built.ts';
import { axeViolations, Chromium, clippedText } from './chromium.ts';
import type { Page, Screen } from './chromium.ts';
import { shoot } from './shoot.ts';

const WITHIN = { timeout: 10_000 };
const WIDE = { width: 1440, height: 1000 };
const FORM = { 'zh-CN': '汇款凭证', en: 'Remittance form' };

let chromium: Chromium;
let branch: BranchAtWork;
let screen: Screen;
let page: Page;
let kept: SlipConfiguration[];
beforeAll(async () => {
  chromium = await Chromium.launch();
});
afterAll(async () => {
  await chromium.close();
});
beforeEach(async () => {
  kept = [];
  const services = TEST_BRANCH.services.map((service) => ({ ...service, forms: [FORM] }));
  branch = await branchAtWork({
    configuration: { ...TEST_BRANCH, services, publicBaseUrl: 'https://q.example' },
    webDir: await builtScreens(),
    saveSlip: (slip) => {
      kept.push(slip);
      return null;
    },
  });
  await open(branch.operatorToken);
});
afterEach(async () => {
  expect(screen.problems()).toEqual([]);
  await screen.close();
  await branch.stop();
});

async function open(token: string): Promise<void> {
  screen = await chromium.open(`${branch.url}/counter/admin/slip#t=${token}`, { size: WIDE, locale: 'zh-CN', touch: false, before: null });
  ({ page } = screen);
}

const sample = (language: 'zh-CN' | 'en') => page.locator(`[data-sample="${language}"] .paper`);
const add = (what: string) => page.locator(`[data-add="${what}"]`).click(WITHIN);
async function write(line: number, zh: string, en: string): Promise<void> {
  await page.locator(`[data-line="${line}"] input[lang="zh-CN"]`).fill(zh, WITHIN);
  await page.locator(`[data-line="${line}"] input[lang="en"]`).fill(en, WITHIN);
}

test('a line is written, seen as it prints in both languages, survives a reload, and is published after one question', async () => {
  await sample('zh-CN').getByText('A039').waitFor(WITHIN);
  await add('text');
  await write(10, '请保管好随身物品', 'Mind your belongings');
  await sample('zh-CN').getByText('请保管好随身物品').waitFor(WITHIN);
  await sample('en').getByText('Mind your belongings').waitFor(WITHIN);
  await page.locator('[data-choice="crowded"]').click();
  await sample('zh-CN').getByText('不清楚处可先空着，柜员会协助您。').waitFor(WITHIN);
  expect(await axeViolations(page, false)).toEqual([]);
  expect(await clippedText(page, true)).toEqual([]);
  await shoot(page, 'slip-template-zh');

  screen.forgive(/ERR_ABORTED/);
  await page.reload();
  await sample('zh-CN').getByText('请保管好随身物品').waitFor(WITHIN);
  expect(kept).toEqual([]);
  await page.locator('[data-publish]').click(WITHIN);
  await page.locator('[data-confirm]').click(WITHIN);
  await page.locator('.chip.published').waitFor(WITHIN);
  expect(kept.map((slip) => slip.lines.at(-1))).toEqual([
    { kind: 'text', text: { 'zh-CN': '请保管好随身物品', en: 'Mind your belongings' }, size: 1, bold: false },
  ]);
});

test('what does not fit is named with its line and the reason, and cannot be published', async () => {
  await sample('zh-CN').getByText('A039').waitFor(WITHIN);
  await add('text');
  await page.locator('.problems').getByText('第 10 行：').first().waitFor(WITHIN);
  await write(10, '贵宾请走左侧通道', 'Left');
  await page.locator('.problems').getByText('第 10 行：不能含有“贵宾”：号票上不得区分客户等级。').waitFor(WITHIN);
  await write(10, '请您妥善保管本号票，并随时留意大厅屏幕与语音叫号提示，谢谢您的配合与耐心等候，祝您愉快顺心。', 'Left');
  await page.locator('[data-line="10"] input[type="checkbox"]').first().check(WITHIN);
  await page.locator('.problems').getByText('第 10 行：“中文”在 58 毫米纸上占').waitFor(WITHIN);
  expect(await page.locator('[data-line="10"].wrong').count()).toBe(1);
  expect(await page.locator('[data-publish]').isDisabled()).toBe(true);
  await shoot(page, 'slip-template-problem');
  await page.locator('header .plain').last().click();
  await page.locator('.problems').getByText('Line 10: Chinese takes').waitFor(WITHIN);
  expect(await axeViolations(page, false)).toEqual([]);
  expect(await clippedText(page, true)).toEqual([]);
  await shoot(page, 'slip-template-en');
  expect(kept).toEqual([]);
});

test('a logo becomes dots that fit every printer, on top of the slip, and goes again', async () => {
  await sample('zh-CN').getByText('A039').waitFor(WITHIN);
  const before = await sample('zh-CN').locator('path').count();
  const png = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 900;
    canvas.height = 300;
    const context = canvas.getContext('2d');
    context?.fillRect(100, 50, 700, 200);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await page.locator('input[type="file"]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
  await expect.poll(() => sample('zh-CN').locator('path').count(), WITHIN).toBe(before + 1);
  expect(await page.locator('[data-line="1"]').textContent()).toContain('标志图');
  await shoot(page, 'slip-template-logo');
  await page.locator('[data-publish]').click(WITHIN);
  await page.locator('[data-confirm]').click(WITHIN);
  await page.locator('.chip.published').waitFor(WITHIN);
  expect(kept[0]?.logo).toMatchObject({ widthDots: 221, heightDots: 73 });
  await page.locator('input[type="file"]').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await page.locator('.wrong-words').waitFor(WITHIN);
  await page.locator('[data-remove="logo"]').click();
  await expect.poll(() => sample('zh-CN').locator('path').count(), WITHIN).toBe(before);
});

test('a link that is not allowed says so and shows nothing', async () => {
  await screen.close();
  await open('nobody');
  screen.forgive(/401/);
  await page.getByText('此链接无权编辑号票').waitFor(WITHIN);
  expect(await page.locator('.columns').count()).toBe(0);
});
