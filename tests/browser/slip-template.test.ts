import { beforeEach, expect, test } from 'vitest';
import type { SlipConfiguration } from '../../server/kernel/configuration/slip-template.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { branchAtWork } from '../protocol/branch-at-work.ts';
import type { BranchAtWork } from '../protocol/branch-at-work.ts';
import { builtScreens } from './built.ts';
import { axeViolations, clippedText } from './chromium.ts';
import type { Page, Screen } from './chromium.ts';
import { shoot } from './shoot.ts';
import { shown } from './awaiting.ts';
import { openScreen } from './story.ts';

const WIDE = { width: 1440, height: 1000 };
const FORM = { 'zh-CN': '汇款凭证', en: 'Remittance form' };

let branch: BranchAtWork;
let screen: Screen;
let page: Page;
let kept: SlipConfiguration[];
beforeEach(async ({ onTestFinished }) => {
  kept = [];
  const services = TEST_BRANCH.services.map((service) => ({ ...service, forms: [FORM] }));
  const opened = await branchAtWork({
    configuration: { ...TEST_BRANCH, services, publicBaseUrl: 'https://q.example' },
    webDir: await builtScreens(),
    saveSlip: (slip) => {
      kept.push(slip);
      return null;
    },
  });
  branch = opened;
  onTestFinished(() => opened.stop());
  await open(branch.operatorToken);
});

async function open(token: string): Promise<void> {
  screen = await openScreen(`${branch.url}/counter/admin/slip#t=${token}`, { size: WIDE, locale: 'zh-CN', touch: false, before: null });
  ({ page } = screen);
}

const sample = (language: 'zh-CN' | 'en') => page.locator(`[data-sample="${language}"] .paper`);
const add = (what: string) => page.locator(`[data-add="${what}"]`).click();
async function write(line: number, zh: string, en: string): Promise<void> {
  await page.locator(`[data-line="${line}"] input[lang="zh-CN"]`).fill(zh);
  await page.locator(`[data-line="${line}"] input[lang="en"]`).fill(en);
}

test('a line is written, seen as it prints in both languages, survives a reload, and is published after one question', async () => {
  await shown(sample('zh-CN').getByText('A039'));
  await add('text');
  await write(10, '请保管好随身物品', 'Mind your belongings');
  await shown(sample('zh-CN').getByText('请保管好随身物品'));
  await shown(sample('en').getByText('Mind your belongings'));
  await page.locator('[data-choice="crowded"]').click();
  await shown(sample('zh-CN').getByText('不清楚处可先空着，柜员会协助您。'));
  expect(await axeViolations(page, false)).toEqual([]);
  expect(await clippedText(page, true)).toEqual([]);
  await shoot(page, 'slip-template-zh');

  await screen.reload();
  await shown(sample('zh-CN').getByText('请保管好随身物品'));
  expect(kept).toEqual([]);
  await page.locator('[data-publish]').click();
  await page.locator('[data-confirm]').click();
  await shown(page.locator('.chip.published'));
  expect(kept.map((slip) => slip.lines.at(-1))).toEqual([
    { kind: 'text', text: { 'zh-CN': '请保管好随身物品', en: 'Mind your belongings' }, size: 1, bold: false },
  ]);
});

test('what does not fit is named with its line and the reason, and cannot be published', async () => {
  await shown(sample('zh-CN').getByText('A039'));
  await add('text');
  await shown(page.locator('.problems').getByText('第 10 行：').first());
  await write(10, '贵宾请走左侧通道', 'Left');
  await shown(page.locator('.problems').getByText('第 10 行：不能含有“贵宾”：号票上不得区分客户等级。'));
  await write(10, '请您妥善保管本号票，并随时留意大厅屏幕与语音叫号提示，谢谢您的配合与耐心等候，祝您愉快顺心。', 'Left');
  await page.locator('[data-line="10"] input[type="checkbox"]').first().check();
  await shown(page.locator('.problems').getByText('第 10 行：“中文”在 58 毫米纸上占'));
  expect(await page.locator('[data-line="10"].wrong').count()).toBe(1);
  expect(await page.locator('[data-publish]').isDisabled()).toBe(true);
  await shoot(page, 'slip-template-problem');
  await page.locator('header button[lang="en"]').click();
  await shown(page.locator('.problems').getByText('Line 10: Chinese takes'));
  expect(await axeViolations(page, false)).toEqual([]);
  expect(await clippedText(page, true)).toEqual([]);
  await shoot(page, 'slip-template-en');
  expect(kept).toEqual([]);
});

test('a logo becomes dots that fit every printer, on top of the slip, and goes again', async () => {
  await shown(sample('zh-CN').getByText('A039'));
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
  await expect.poll(() => sample('zh-CN').locator('path').count()).toBe(before + 1);
  expect(await page.locator('[data-line="1"]').textContent()).toContain('标志图');
  await shoot(page, 'slip-template-logo');
  await page.locator('[data-publish]').click();
  await page.locator('[data-confirm]').click();
  await shown(page.locator('.chip.published'));
  expect(kept[0]?.logo).toMatchObject({ widthDots: 221, heightDots: 73 });
  await page.locator('input[type="file"]').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await shown(page.locator('.wrong-words'));
  await page.locator('[data-remove="logo"]').click();
  await expect.poll(() => sample('zh-CN').locator('path').count()).toBe(before);
});

test('a link that is not allowed says so and shows nothing', async () => {
  await open('nobody');
  screen.forgive(/401/);
  await shown(page.getByText('此链接无权编辑号票'));
  expect(await page.locator('.columns').count()).toBe(0);
});
