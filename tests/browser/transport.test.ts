import { X509Certificate } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KIOSK } from '../protocol/branch-at-work.ts';
import { givePin, PIN } from '../sign-in/browser-of.ts';
import { type TestAuthority, testAuthority } from '../transport/authority.ts';
import { type BranchOverTls, branchOverTls } from '../transport/branch-over-tls.ts';
import { SecureBrowser } from '../transport/secure-browser.ts';
import { shown } from './awaiting.ts';
import { builtScreens } from './built.ts';
import { axeViolations, clippedText } from './chromium.ts';
import { shoot } from './shoot.ts';
import { launchTrusting } from './trusting.ts';

let authority: TestAuthority;
let open: Browser[] = [];
beforeAll(async () => {
  authority = await testAuthority();
});
afterAll(async () => {
  for (const browser of open) await browser.close();
  open = [];
});

async function given(onTestFinished: (act: () => Promise<void>) => void): Promise<BranchOverTls> {
  const branch = await branchOverTls(authority, {}, { webDir: await builtScreens() });
  onTestFinished(() => branch.stop());
  return branch;
}

/** null: it knows nobody. */
async function browserTrusting(cert: string | null): Promise<Browser> {
  const browser = await launchTrusting(cert === null ? [] : [cert]);
  open.push(browser);
  return browser;
}

async function pageIn(
  browser: Browser,
  size: { width: number; height: number },
): Promise<{ readonly page: Page; readonly said: string[] }> {
  const page = await (await browser.newContext({ viewport: size, locale: 'zh-CN' })).newPage();
  const said: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()));
  return { page, said };
}

describe('in a browser', () => {
  test('a kiosk’s old address leads on to TLS, where it works without a complaint', async ({ onTestFinished }) => {
    const { plainUrl, url, certificate, tokenOf } = await given(onTestFinished);
    const { page, said } = await pageIn(await browserTrusting(certificate.current.cert), { width: 1080, height: 1920 });
    await page.goto(`${plainUrl}/kiosk/k1#t=${tokenOf(KIOSK)}`);
    await shown(page.locator('.kiosk[data-page="services"]'));
    expect(page.url()).toBe(`${url}/kiosk/k1`);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(true);
    await shoot(page, 'transport-kiosk');
    expect(said).toEqual([]);
  });

  test('a teller signs in, has his page over TLS, and cookies that no script and no plain page can have', async ({ onTestFinished }) => {
    const branch = await given(onTestFinished);
    const desk = new SecureBrowser(branch, authority.pem);
    await desk.pair('desk-1');
    await givePin(branch, 'wang', {});
    const { page } = await pageIn(await browserTrusting(branch.certificate.current.cert), { width: 1280, height: 900 });
    const device = { name: '__Host-branch-device', value: desk.cookies.get('__Host-branch-device') ?? '', url: branch.url };
    await page.context().addCookies([{ ...device, secure: true, httpOnly: true, sameSite: 'Strict' }]);
    await page.goto(`${branch.url}/counter/teller`);
    await shown(page.locator('[data-door="sign-in"]'));
    await page.locator('input[name="staff-number"]').fill('wang');
    await page.locator('input[name="secret"]').fill(PIN);
    await page.locator('button[type="submit"]').click();
    await shown(page.locator('.sign-on'));
    await page.reload();
    await shown(page.locator('.sign-on'));
    await shoot(page, 'transport-teller');
    const kept = await page.context().cookies();
    expect(kept.map(({ name, secure, httpOnly, sameSite, path }) => [name, secure, httpOnly, sameSite, path]).sort()).toEqual(
      ['__Host-branch-device', '__Host-branch-session'].map((name) => [name, true, true, 'Strict', '/']),
    );
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  test('one that does not know the authority shows nothing of the branch', async ({ onTestFinished }) => {
    const { plainUrl } = await given(onTestFinished);
    const { page } = await pageIn(await browserTrusting(null), { width: 1080, height: 1920 });
    await expect(page.goto(`${plainUrl}/kiosk/k1`)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
  });

  test.each([
    ['desk', { width: 1280, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ])('the certificate page, over plain HTTP, on a %s: no fault that axe finds, no word cut', async (name, size) => {
    const branch = await branchOverTls(authority, {}, {});
    const { page, said } = await pageIn(await browserTrusting(null), size);
    await page.goto(`${branch.plainUrl}/certificate`);
    await shown(page.locator('[data-fingerprint]'));
    expect((await page.locator('[data-fingerprint]').textContent())?.replace(/\s/g, ':')).toBe(
      new X509Certificate(authority.pem).fingerprint256,
    );
    await shoot(page, `transport-certificate-${name}`);
    expect(await clippedText(page, true)).toEqual([]);
    expect(await axeViolations(page, false)).toEqual([]);
    expect(said).toEqual([]);
    await branch.stop();
  });
});
