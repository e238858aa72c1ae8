import { pino } from 'pino';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { IdentityProvider } from '../../../server/provider/identity-provider.ts';
import { givePin, PIN } from '../../sign-in/browser-of.ts';
import { freePort } from '../../free-port.ts';
import { CLAIM, CLIENT_ID, CLIENT_SECRET } from '../../sign-in/provider/test-provider.ts';
import { ask, type TestAuthority, testAuthority } from '../../transport/authority.ts';
import { type BranchOverTls, branchOverTls } from '../../transport/branch-over-tls.ts';
import { SecureBrowser } from '../../transport/secure-browser.ts';
import { awaiting, shown } from '../awaiting.ts';
import { builtScreens } from '../built.ts';
import { shoot } from '../shoot.ts';
import { launchTrusting } from '../trusting.ts';
import { isWellMade, signInAtDoor } from './at-the-door.ts';
import { type CertifiedProvider, certifiedProvider } from './certified-provider.ts';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});

interface Place {
  readonly branch: BranchOverTls;
  readonly provider: CertifiedProvider;
  readonly page: Page;
  /** What the page complained of. */
  readonly said: string[];
}

/** A paired browser at a branch over TLS that knows the provider; to the browser the two are different sites. */
async function given(
  language: 'zh-CN' | 'en',
  viewport: { readonly width: number; readonly height: number },
  onTestFinished: (act: () => Promise<void>) => void,
): Promise<Place> {
  const port = await freePort();
  const redirectAddress = `https://127.0.0.1:${port}/counter/sign-in`;
  const provider = await certifiedProvider(authority, redirectAddress);
  const settings = { issuer: provider.issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, staffNumberClaim: CLAIM };
  const identity = new IdentityProvider(
    { ...settings, authority: authority.pem, redirectAddress },
    { now: Date.now, monotonicMs: () => performance.now() },
    pino({ level: 'silent' }),
  );
  const branch = await branchOverTls(authority, {}, { webDir: await builtScreens(), port, provider: identity });
  const browser = await launchTrusting([branch.certificate.current.cert, provider.certificate]);
  onTestFinished(async () => {
    await browser.close();
    await branch.stop();
    await provider.stop();
  });
  const desk = new SecureBrowser(branch, authority.pem);
  await desk.pair('desk-1');
  const context = await browser.newContext({ viewport, locale: language });
  const name = '__Host-branch-device';
  const device = { name, value: desk.cookies.get(name) ?? '', url: branch.url, secure: true, httpOnly: true, sameSite: 'Strict' as const };
  await context.addCookies([device]);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    const isOurs = message.location().url.startsWith(branch.url);
    if (isOurs && message.type() === 'error' && !/status of (401|403|503)/.test(message.text())) said.push(message.text());
  });
  if (language === 'en') {
    await page.addInitScript(() => {
      for (const role of ['people', 'teller']) localStorage.setItem(`branch-queue:${role}-language`, 'en');
    });
  }
  await givePin(branch, 'wang', { secret: null });
  return { branch, provider, page, said };
}

const byProvider = (page: Page) => page.locator('[data-act="by-provider"]');

/** On the provider's own pages. */
async function signInThere(page: Page, number: string): Promise<void> {
  await page.locator('input[name="login"]').fill(number);
  await page.locator('input[name="password"]').fill('any');
  await page.locator('button[type="submit"]').click();
}

describe('the bank’s own account', () => {
  test('signs a teller in at his page, by a provider that nobody here wrote, and out of both', async ({ onTestFinished }) => {
    const { branch, provider, page, said } = await given('zh-CN', DESK, onTestFinished);
    await page.goto(`${branch.url}/counter/teller`);
    await shown(page.getByRole('button', { name: '以银行账号登录' }));
    await shoot(page, 'door-provider');
    await isWellMade(page);
    await byProvider(page).click();
    await page.waitForURL(`${provider.issuer}/**`);
    await signInThere(page, 'wang');
    await shown(page.locator('.sign-on'));
    expect(page.url()).toBe(`${branch.url}/counter/teller`);
    expect((await page.context().cookies(branch.url)).map(({ name, sameSite }) => [name, sameSite]).sort()).toEqual(
      ['__Host-branch-device', '__Host-branch-session'].map((name) => [name, 'Strict']),
    );
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.length]));
    expect(kept).not.toMatch(/code=|state=|eyJ/);
    await page.locator('.who-am-i').click();
    await page.locator('[data-act="sign-out"]').click();
    await page.waitForURL(`${provider.issuer}/**`);
    expect(branch.sessions.list()).toEqual([]);
    await page.locator('button[value="yes"]').click();
    await shown(page.locator('[data-door="sign-in"]'));
    expect(page.url()).toBe(`${branch.url}/counter/sign-in`);
    await byProvider(page).click();
    await shown(page.locator('input[name="login"]'));
    expect(said).toEqual([]);
  });

  test('asks anew who is there, though the provider remembers the colleague before', async ({ onTestFinished }) => {
    const { branch, page } = await given('zh-CN', DESK, onTestFinished);
    await page.goto(`${branch.url}/counter/teller`);
    await byProvider(page).click();
    await signInThere(page, 'wang');
    await shown(page.locator('.sign-on'));
    branch.sessions.end(() => true);
    await shown(page.locator('[data-door="sign-in"]'));
    await byProvider(page).click();
    await shown(page.locator('input[name="login"]'));
    expect(branch.sessions.list()).toEqual([]);
  });

  test('of somebody who is nobody here, in English on a telephone, is told in words, and PIN signs in', async ({ onTestFinished }) => {
    const { branch, page, said } = await given('en', PHONE, onTestFinished);
    await givePin(branch, 'li', {});
    await page.goto(`${branch.url}/counter/teller`);
    await shown(page.getByRole('button', { name: "Sign in with the bank's account" }));
    await shoot(page, 'door-provider-en');
    await isWellMade(page);
    await byProvider(page).click();
    await signInThere(page, 'stranger');
    await shown(page.getByText('The bank knows you, but you are not among those'));
    expect(page.url()).toBe(`${branch.url}/counter/sign-in`);
    await shoot(page, 'door-provider-stranger-en');
    await isWellMade(page);
    await signInAtDoor(page, 'li', PIN);
    await shown(page.locator('a[href="/counter/teller"]'));
    expect(said).toEqual([]);
  });

  test('is said to be away while it is, and PIN signs in', async ({ onTestFinished }) => {
    const { branch, provider, page } = await given('zh-CN', DESK, onTestFinished);
    await givePin(branch, 'li', {});
    await page.goto(`${branch.url}/counter/teller`);
    await shown(byProvider(page));
    await provider.stop();
    await byProvider(page).click();
    await shown(page.getByText('银行账号登录暂时没有应答。请用工号和密码登录。'));
    await shoot(page, 'door-provider-away');
    await isWellMade(page);
    await signInAtDoor(page, 'li', PIN);
    await shown(page.locator('.sign-on'));
  });
});

describe('an act that met a session which was over', () => {
  const counterOne = ({ branch }: Place) => branch.server.desk.branch.staff.sessions.get('c1')?.staffId ?? null;

  async function cutInTheAct(place: Place): Promise<void> {
    const { branch, page } = place;
    const headers = { authorization: `Bearer ${branch.operatorToken}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ commandId: crypto.randomUUID(), command: { type: 'open-day' } });
    await ask(`${branch.url}/api/commands`, authority.pem, { method: 'POST', headers, body });
    await page.goto(`${branch.url}/counter/teller`);
    await byProvider(page).click();
    await signInThere(page, 'wang');
    await shown(page.locator('[data-counter="c1"]'));
    branch.sessions.end(() => true);
    await page.locator('[data-counter="c1"]').click();
    await shown(page.getByText('刚才的操作还在等候'));
    await byProvider(page).click();
  }

  test('is done once the same person is back from the provider', async ({ onTestFinished }) => {
    const place = await given('zh-CN', DESK, onTestFinished);
    await cutInTheAct(place);
    expect(counterOne(place)).toBeNull();
    await signInThere(place.page, 'wang');
    await awaiting(
      'the counter',
      () => counterOne(place),
      (staffId) => staffId === 'wang',
    );
  });

  test('is dropped when somebody else comes back', async ({ onTestFinished }) => {
    const place = await given('zh-CN', DESK, onTestFinished);
    await givePin(place.branch, 'li', { secret: null });
    await cutInTheAct(place);
    await signInThere(place.page, 'li');
    await shown(place.page.locator('[data-counter="c1"]'));
    await awaiting(
      'that nothing waits',
      () => place.page.evaluate(() => sessionStorage.getItem('branch-queue:pending:/counter/teller')),
      (kept) => kept === null,
    );
    expect(counterOne(place)).toBeNull();
  });
});
