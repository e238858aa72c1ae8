import { beforeEach, describe, expect, test } from 'vitest';
import { type BranchAtWork, branchAtWork, until } from '../protocol/branch-at-work.ts';
import { builtScreens } from './built.ts';
import { axeViolations, clippedText, type Page, type Screen } from './chromium.ts';
import { shoot } from './shoot.ts';
import { shown } from './awaiting.ts';
import { openScreen } from './story.ts';

const LANDSCAPE = { width: 1280, height: 800 };
const PORTRAIT = { width: 1080, height: 1920 };

let branch: BranchAtWork;

beforeEach(async ({ onTestFinished }) => {
  const opened = await branchAtWork({ webDir: await builtScreens() });
  branch = opened;
  onTestFinished(() => opened.stop());
});

async function open(path: string, size: { width: number; height: number }): Promise<Screen> {
  return openScreen(branch.url + path, { size, locale: 'zh-CN', touch: true, before: null });
}

async function codeFor(kind: string, id: string): Promise<string> {
  const headers = { authorization: `Bearer ${branch.operatorToken}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ kind, id, name: '', drives: null });
  const response = await fetch(`${branch.url}/api/pairings`, { method: 'POST', headers, body });
  return ((await response.json()) as { code: string }).code;
}

async function type(page: Page, code: string): Promise<void> {
  for (const digit of code) await page.locator('.key', { hasText: new RegExp(`^${digit}$`) }).tap();
}

describe('a screen without a token', () => {
  test('asks for a pairing code, takes it by touch, becomes the kiosk, and stays it over a restart', async () => {
    const screen = await open('/kiosk/k1', PORTRAIT);
    const { page } = screen;
    screen.forgive(/not-signed-in|401|ERR_ABORTED/);
    await page.waitForURL('**/pair?to=%2Fkiosk%2Fk1');
    await shown(page.locator('.digit').first());
    await shoot(page, 'pair-portrait');
    expect(await page.locator('code').textContent()).toBe('npm run pair -- kiosk k1');
    await type(page, await codeFor('kiosk', 'k1'));
    await page.waitForURL('**/kiosk/k1');
    await shown(page.locator('.kiosk[data-page="services"]'));
    expect(page.url()).not.toContain('#t=');
    await page.goto(`${branch.url}/pair?to=/kiosk/k1`);
    await shown(page.locator('.kiosk[data-page="services"]'));
    expect(page.url()).toBe(`${branch.url}/kiosk/k1`);
  });

  test('says what is wrong with a code in both languages, and forgets it; keys of a keyboard do as well', async () => {
    const screen = await open('/pair?to=/display/wall/w1', LANDSCAPE);
    const { page } = screen;
    screen.forgive(/403|409/);
    await shown(page.locator('.digit').first());
    await shoot(page, 'pair-empty');
    await page.keyboard.type('1234567');
    await page.keyboard.press('Backspace');
    expect(await page.locator('.digit[data-filled="true"]').count()).toBe(6);
    const code = await codeFor('kiosk', 'k1');
    await page.keyboard.press('Escape');
    await page.keyboard.type(code);
    await shown(page.locator('.wrong'));
    expect(await page.locator('.wrong').textContent()).toMatch(/此配对码用于 \/kiosk\/k1.*for \/kiosk\/k1/);
    expect(await page.locator('.digit[data-filled="true"]').count()).toBe(0);
    await shoot(page, 'pair-wrong');
    expect(await clippedText(page, false)).toEqual([]);
    await page.keyboard.type(await codeFor('wall', 'w1'));
    await page.waitForURL('**/display/wall/w1');
  });

  test('goes nowhere but to a screen of this branch, whatever the address says', async () => {
    const screen = await open('/pair', LANDSCAPE);
    screen.forgive(/ERR_ABORTED/);
    const { page } = screen;
    await shown(page.locator('text=网址不完整'));
    await shoot(page, 'pair-nowhere');
    for (const to of ['https://elsewhere.example/', '//elsewhere.example/kiosk/k1', 'javascript:alert(1)', '/counter/teller']) {
      await page.goto(`${branch.url}/pair?to=${encodeURIComponent(to)}`);
      await shown(page.locator('text=网址不完整'));
      expect(await page.locator('.key').count()).toBe(0);
    }
  });

  test('whose token was revoked asks again; one whose server is away waits for it', async () => {
    const screen = await open('/pair?to=/kiosk/k1', LANDSCAPE);
    const { page } = screen;
    screen.forgive(/401|503|Failed to load|ERR_/);
    await page.evaluate(() => localStorage.setItem('branch-queue:token:/kiosk/k1', 'revoked'));
    await screen.reload();
    await shown(page.locator('.key').first());
    let away = true;
    await page.route('**/api/views/kiosk', (route) => (away ? route.abort() : route.continue()));
    await screen.reload();
    await shown(page.locator('text=服务器没有应答'));
    await shoot(page, 'pair-away');
    away = false;
    await shown(page.locator('.key').first());
    await until('it asked again', () => !away);
  });

  test.each([
    ['landscape', LANDSCAPE],
    ['portrait', PORTRAIT],
    ['small', { width: 1024, height: 600 }],
  ])('is usable by everybody, %s: no fault that axe finds, no word cut', async (name, size) => {
    const { page } = await open('/pair?to=/kiosk/k1', size);
    await shown(page.locator('.digit').first());
    await page.keyboard.type('1234');
    await shoot(page, `pair-${name}`);
    expect(await axeViolations(page, true)).toEqual([]);
    expect(await clippedText(page, false)).toEqual([]);
  });
});
