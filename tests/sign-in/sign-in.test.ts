import { beforeEach, describe, expect, test } from 'vitest';
import { type BranchAtWork, branchAtWork, handshake, until } from '../protocol/branch-at-work.ts';
import { BrowserOf, givePin, PIN, signedInBrowser } from './browser-of.ts';

/** A line of a log that somebody would like to write. */
const FORGED = '{"level":60,"msg":"forged"}';

let branch: BranchAtWork;
beforeEach(async ({ onTestFinished }) => {
  const opened = await branchAtWork({});
  branch = opened;
  onTestFinished(() => opened.stop());
});

describe('a member of staff signs in', () => {
  test('at a paired device, with number and PIN: the page and its requests speak for him, and no script holds anything', async () => {
    const browser = new BrowserOf(branch);
    await browser.pair('desk-1');
    await givePin(branch, 'wang', {});
    const answer = await browser.signIn(' WANG ', PIN);
    expect(answer).toMatchObject({ status: 200, body: { staffId: 'wang', pages: ['teller'], deviceName: 'desk-1' } });
    expect(JSON.stringify(answer.body)).not.toContain(browser.cookies.get('branch-session'));
    const socket = branch.socket('teller', '', { cookie: browser.cookie });
    expect((await handshake(socket)).code).toBe('connected');
    expect((await browser.call('GET', '/api/views/teller', 'teller', null)).body).toMatchObject({
      view: { staffName: expect.any(String) as string },
    });
    expect((await browser.call('GET', '/api/me', null, null)).body['sessions']).toMatchObject([{ deviceName: 'desk-1', isThis: true }]);
  });

  test('not at a device that is not paired, nor at a kiosk that is', async () => {
    await givePin(branch, 'wang', {});
    const browser = new BrowserOf(branch);
    expect((await browser.signIn('wang', PIN)).body.refusal).toBe('device-not-enrolled');
    browser.cookies.set('branch-device', branch.tokenOf({ audience: 'kiosk', kioskId: 'k1' }));
    expect((await browser.signIn('wang', PIN)).body.refusal).toBe('device-not-enrolled');
    expect((await browser.call('GET', '/api/me', null, null)).body.refusal).toBe('device-not-enrolled');
  });

  test('and gets the same answer for a wrong PIN, nobody’s number, no PIN yet, and a disabled person', async () => {
    const browser = new BrowserOf(branch);
    await browser.pair('desk-1');
    await givePin(branch, 'wang', {});
    await givePin(branch, 'li', { secret: null });
    await givePin(branch, 'zhao', { disabledAt: 1 });
    const answers = [await browser.signIn('wang', '111111')];
    for (const number of ['nobody', 'li', 'zhao']) answers.push(await browser.signIn(number, PIN));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(answers[0])]));
    expect(answers[0]).toMatchObject({ status: 403, body: { refusal: 'sign-in-wrong' } });
    expect(browser.cookies.has('branch-session')).toBe(false);
  });

  test('has no other page than that of his roles', async () => {
    const browser = await signedInBrowser(branch, 'wang');
    expect((await handshake(branch.socket('lobby', '', { cookie: browser.cookie }))).code).toBe('not-signed-in');
    for (const page of ['lobby', 'supervisor', 'administrator', 'operator', 'kiosk']) {
      expect((await browser.call('GET', '/api/people', page, null)).body.refusal, page).toBe('not-signed-in');
    }
    expect((await browser.call('GET', '/api/people', 'teller', null)).body.refusal).toBe('not-allowed');
  });

  test('and the cookie alone asks for nothing: a page must name itself, which no other origin’s page can', async () => {
    const browser = await signedInBrowser(branch, 'wang');
    expect((await browser.call('GET', '/api/views/teller', null, null)).status).toBe(401);
  });
});

describe('a secret that stands in an address', () => {
  test('asks nothing, of a session, a device or the operator: addresses are written into logs and histories', async () => {
    const browser = await signedInBrowser(branch, 'wang');
    const secrets = [...browser.cookies.values(), branch.operatorToken, branch.tokenOf({ audience: 'teller', staffId: 'wang' })];
    const names = ['token', 'auth', 'access_token', 'authorization', 'session', 'branch-session', 'branch-device', 't'];
    for (const secret of secrets) {
      const query = new URLSearchParams(names.map((name) => [name, secret])).toString();
      expect((await branch.get(`/api/views/teller?${query}`, null)).status).toBe(401);
      expect((await fetch(`${branch.url}/api/people?${query}`, { headers: { 'branch-page': 'supervisor' } })).status).toBe(401);
      const socket = branch.socket('teller', '', {});
      socket.io.opts.query = Object.fromEntries(names.map((name) => [name, secret]));
      expect((await handshake(socket)).code).toBe('not-signed-in');
    }
  });
});

describe('the log', () => {
  test('has one line for each thing that happened, whatever callers write into their requests', async () => {
    const browser = new BrowserOf(branch);
    await browser.pair('desk-1');
    await givePin(branch, 'wang', {});
    for (const number of [`wang\n${FORGED}`, `wang\r\n${FORGED}`, `wang\u2028${FORGED}`])
      expect((await browser.signIn(number, PIN)).body.refusal).toBe('malformed');
    await browser.signIn('wang', `000111\n${FORGED}`);
    await browser.call('POST', '/api/set-up', null, { code: `\n${FORGED}`, secret: PIN, staffNumber: null, name: `\n${FORGED}` });
    await branch.get(`/api/nothing%0a${encodeURIComponent(FORGED)}`, `%0a${FORGED}`);
    await handshake(branch.socket('teller', `\n${FORGED}`, {}));
    await handshake(branch.socket('teller', '', { origin: `http://evil.example/${FORGED}` }));
    expect(branch.logged.join('')).toContain('wrong staff number or secret');
    expect(branch.logged.join('')).toContain('foreign origin refused');
    expect(branch.logged.flatMap(forgedIn)).toEqual([]);
    expect(forgedIn(`{"level":40,"msg":"no such number: wang\n${FORGED}"}\n`)).not.toEqual([]);
  });
});

/** Whatever of a write to the log is not its one line. */
function forgedIn(written: string): readonly string[] {
  const lines = written.split(/\r\n|[\n\r\u2028\u2029]/);
  const [line = '', ...rest] = lines;
  const isOne = line.startsWith('{') && line.endsWith('}') && rest.join('') === '' && lines.length === 2;
  return isOne && (JSON.parse(line) as { readonly msg: string }).msg !== 'forged' ? [] : [written];
}

describe('a cookie in the hands of another origin’s page', () => {
  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1'])('asks nothing, and opens no screen: %s', async (origin) => {
    const browser = await signedInBrowser(branch, 'wang');
    const view = (headers: Record<string, string>) =>
      fetch(`${branch.url}/api/views/teller`, { headers: { cookie: browser.cookie, 'branch-page': 'teller', ...headers } });
    expect([(await view({})).status, (await view({ origin: branch.url })).status, (await view({ origin })).status]).toEqual([
      200, 200, 403,
    ]);
    const out = await fetch(`${branch.url}/api/sign-out`, { method: 'POST', headers: { cookie: browser.cookie, origin } });
    expect([out.status, (await view({})).status]).toEqual([403, 200]);
    const code = async (from: string) => (await handshake(branch.socket('teller', '', { cookie: browser.cookie, origin: from }))).code;
    expect(await code(branch.url)).toBe('connected');
    expect(await code(origin)).not.toBe('connected');
  });
});

describe('a session ends', () => {
  test('when somebody signs in once more in the same browser: he gets another token, and the earlier one is nobody’s', async () => {
    const browser = await signedInBrowser(branch, 'wang');
    const before = browser.cookies.get('branch-session') ?? '';
    await givePin(branch, 'li', {});
    for (const number of ['wang', 'li']) {
      expect((await browser.signIn(number, PIN)).status).toBe(200);
      expect(browser.cookies.get('branch-session')).not.toBe(before);
      expect(branch.sessions.find(before)).toBeNull();
      expect(branch.sessions.list().map(({ staffId }) => staffId)).toEqual([number]);
    }
  });

  test('at once for the open screen too: sign-out', async () => {
    const browser = await signedInBrowser(branch, 'wang');
    const socket = branch.socket('teller', '', { cookie: browser.cookie });
    expect((await handshake(socket)).code).toBe('connected');
    const { cookie } = browser;
    await browser.call('POST', '/api/sign-out', null, null);
    await until('it was hung up on', () => !socket.connected);
    expect(browser.cookies.has('branch-session')).toBe(false);
    expect((await handshake(branch.socket('teller', '', { cookie }))).code).toBe('not-signed-in');
  });
});
