import { io } from 'socket.io-client';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handshake, until } from '../protocol/branch-at-work.ts';
import { givePin, PIN } from '../sign-in/browser-of.ts';
import { ask, type TestAuthority, testAuthority } from './authority.ts';
import { type BranchOverTls, branchOverTls } from './branch-over-tls.ts';
import { SecureBrowser } from './secure-browser.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});

let branch: BranchOverTls;
let browser: SecureBrowser;
beforeEach(async ({ onTestFinished }) => {
  const opened = await branchOverTls(authority, {}, {});
  branch = opened;
  onTestFinished(() => opened.stop());
  browser = new SecureBrowser(branch, authority.pem);
  await givePin(branch, 'wang', {});
  await browser.pair('desk-1');
  expect(await browser.signIn('wang', PIN)).toMatchObject({ status: 200, body: { staffId: 'wang', deviceName: 'desk-1' } });
});

/** The teller's screen with these cookies. */
function screenWith(cookie: string, onTestFinished: (act: () => void) => void) {
  const options = { transports: ['websocket'], forceNew: true, reconnection: false, ca: authority.pem };
  const socket = io(`${branch.url}/teller`, { ...options, auth: { token: '', build: 'test-build' }, extraHeaders: { cookie } });
  onTestFinished(() => void socket.disconnect());
  return socket;
}

const view = async (cookie: string): Promise<number> =>
  (await ask(`${branch.url}/api/views/teller`, authority.pem, { headers: { cookie, 'branch-page': 'teller' } })).status;

describe('who signs in over TLS', () => {
  it('gets cookies that only this host sets, that travel over TLS alone, and that no script and no other site can use', () => {
    expect(browser.set.map((line) => line.split('=')[0])).toEqual(['__Host-branch-device', '__Host-branch-session']);
    for (const line of browser.set) {
      const attributes = line.split('; ').slice(1);
      expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']));
      expect(line).not.toMatch(/domain/i);
    }
  });

  it('has his page and its requests by them, until he signs out, which hangs up and takes the cookie back', async ({ onTestFinished }) => {
    const { cookie } = browser;
    const socket = screenWith(cookie, onTestFinished);
    expect((await handshake(socket)).code).toBe('connected');
    expect(await view(cookie)).toBe(200);
    await browser.call('POST', '/api/sign-out', null, null);
    await until('it was hung up on', () => !socket.connected);
    expect(browser.set.at(-1)).toMatch(/^__Host-branch-session=;.*Path=\/;.*Secure/);
    expect(browser.cookies.has('__Host-branch-session')).toBe(false);
    expect(await view(cookie)).toBe(401);
  });

  it('is nobody by the same values under the names of plain HTTP, which anybody in the network could have planted', async ({
    onTestFinished,
  }) => {
    const planted = browser.cookie.replaceAll('__Host-', '');
    expect([await view(browser.cookie), await view(planted)]).toEqual([200, 401]);
    expect((await handshake(screenWith(planted, onTestFinished))).code).toBe('not-signed-in');
  });
});
