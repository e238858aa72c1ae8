import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type BranchAtWork, branchAtWork, until } from '../protocol/branch-at-work.ts';
import { builtScreens } from './built.ts';
import { axeViolations, Chromium, clippedText, type Page, type Screen } from './chromium.ts';
import { shoot } from './shoot.ts';

const LANDSCAPE = { width: 1280, height: 800 };
const PORTRAIT = { width: 1080, height: 1920 };
const UNTIL = { timeout: 10_000 };

let chromium: Chromium;
let webDir: string;
let branch: BranchAtWork;
let screens: Screen[] = [];

beforeAll(async () => {
  [chromium, webDir] = [await Chromium.launch(), await builtScreens()];
});
afterAll(() => chromium.close());
afterEach(async () => {
  for (const screen of screens) await screen.close();
  screens = [];
  await branch.stop();
});

async function open(path: string, size: { width: number; height: number }): Promise<Screen> {
  const screen = await chromium.open(branch.url + path, { size, locale: 'zh-CN', touch: true, before: null });
  screens.push(screen);
  return screen;
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
    branch = await branchAtWork({ webDir });
    const screen = await open('/kiosk/k1', PORTRAIT);
    const { page } = screen;
    screen.forgive(/not-signed-in|401|ERR_ABORTED/);
    await page.waitForURL('**/pair?to=%2Fkiosk%2Fk1', UNTIL);
    await page.locator('.digit').first().waitFor(UNTIL);
    await shoot(page, 'pair-portrait');
    expect(await page.locator('code').textContent()).toBe('npm run pair -- kiosk k1');
    await type(page, await codeFor('kiosk', 'k1'));
    await page.waitForURL('**/kiosk/k1', UNTIL);
    await page.locator('.kiosk[data-page="services"]').waitFor(UNTIL);
    expect(page.url()).not.toContain('#t=');
    await page.goto(`${branch.url}/pair?to=/kiosk/k1`);
    await page.locator('.kiosk[data-page="services"]').waitFor(UNTIL);
    expect(page.url()).toBe(`${branch.url}/kiosk/k1`);
    expect(screen.problems()).toEqual([]);
  });

  test('says what is wrong with a code in both languages, and forgets it; keys of a keyboard do as well', async () => {
    branch = await branchAtWork({ webDir });
    const screen = await open('/pair?to=/display/wall/w1', LANDSCAPE);
    const { page } = screen;
    screen.forgive(/403/);
    await page.locator('.digit').first().waitFor(UNTIL);
    await shoot(page, 'pair-empty');
    await page.keyboard.type('1234567');
    await page.keyboard.press('Backspace');
    expect(await page.locator('.digit[data-filled="true"]').count()).toBe(6);
    const code = await codeFor('kiosk', 'k1');
    await page.keyboard.press('Escape');
    await page.keyboard.type(code);
    await page.locator('.wrong').waitFor(UNTIL);
    expect(await page.locator('.wrong').textContent()).toMatch(/此配对码用于 \/kiosk\/k1.*for \/kiosk\/k1/);
    expect(await page.locator('.digit[data-filled="true"]').count()).toBe(0);
    await shoot(page, 'pair-wrong');
    expect(await clippedText(page, false)).toEqual([]);
    await page.keyboard.type(await codeFor('wall', 'w1'));
    await page.waitForURL('**/display/wall/w1', UNTIL);
  });

  test('goes nowhere but to a screen of this branch, whatever the address says', async () => {
    branch = await branchAtWork({ webDir });
    const { page } = await open('/pair', LANDSCAPE);
    await page.locator('text=网址不完整').waitFor(UNTIL);
    await shoot(page, 'pair-nowhere');
    for (const to of ['https://elsewhere.example/', '//elsewhere.example/kiosk/k1', 'javascript:alert(1)', '/counter/teller']) {
      await page.goto(`${branch.url}/pair?to=${encodeURIComponent(to)}`);
      await page.locator('text=网址不完整').waitFor(UNTIL);
      expect(await page.locator('.key').count()).toBe(0);
    }
  });

  test('whose token was revoked asks again; one whose server is away waits for it', async () => {
    branch = await branchAtWork({ webDir });
    const screen = await open('/pair?to=/kiosk/k1', LANDSCAPE);
    const { page } = screen;
    screen.forgive(/401|503|Failed to load|ERR_/);
    await page.evaluate(() => localStorage.setItem('branch-queue:token:/kiosk/k1', 'revoked'));
    await page.reload();
    await page.locator('.key').first().waitFor(UNTIL);
    let away = true;
    await page.route('**/api/views/kiosk', (route) => (away ? route.abort() : route.continue()));
    await page.reload();
    await page.locator('text=服务器没有应答').waitFor(UNTIL);
    await shoot(page, 'pair-away');
    away = false;
    await page.locator('.key').first().waitFor(UNTIL);
    await until('it asked again', () => !away);
  });

  test.each([
    ['landscape', LANDSCAPE],
    ['portrait', PORTRAIT],
    ['small', { width: 1024, height: 600 }],
  ])('is usable by everybody, %s: no fault that axe finds, no word cut', async (name, size) => {
    branch = await branchAtWork({ webDir });
    const { page } = await open('/pair?to=/kiosk/k1', size);
    await page.locator('.digit').first().waitFor(UNTIL);
    await page.keyboard.type('1234');
    await shoot(page, `pair-${name}`);
    expect(await axeViolations(page, true)).toEqual([]);
    expect(await clippedText(page, false)).toEqual([]);
  });
});
