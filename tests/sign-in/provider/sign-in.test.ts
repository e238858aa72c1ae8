import { beforeEach, describe, expect, test } from 'vitest';
import type { PeopleAnswer } from '../../../server/contract/people/people.ts';
import type { TrailAnswer } from '../../../server/contract/people/trail.ts';
import { IDLE_MS } from '../../../server/net/people/staff-sessions.ts';
import { handshake, MONDAY_TEN, until } from '../../protocol/branch-at-work.ts';
import type { TestAuthority } from '../../transport/authority.ts';
import { givePin, PIN } from '../browser-of.ts';
import {
  type BranchWithProvider,
  branchWithProvider,
  type Clocks,
  given,
  pairedBrowser,
  ProviderBrowser,
  TELLER_PAGE,
} from './branch-with-provider.ts';
import { CLAIM, CLIENT_SECRET, type TestProvider } from './test-provider.ts';

let provider: TestProvider;
let branch: BranchWithProvider;
let browser: ProviderBrowser;
let clocks: Clocks;
let authority: TestAuthority;
beforeEach(async ({ onTestFinished }) => {
  ({ provider, branch, browser, clocks, authority } = await given(onTestFinished));
});

/** Who signed in and out, the oldest first. */
async function signIns(): Promise<TrailAnswer['rows']> {
  const { rows } = (await (await branch.get('/api/trail', branch.operatorToken)).json()) as TrailAnswer;
  return rows.filter(({ act }) => act.startsWith('sign')).reverse();
}

/** How people and devices tell whether he can sign in. */
async function shownAs(where: BranchWithProvider, staffId: string): Promise<string | undefined> {
  const { people } = (await (await where.get('/api/people', where.operatorToken)).json()) as PeopleAnswer;
  return people.find((person) => person.staffId === staffId)?.state;
}

function known(staffId: string) {
  const credential = branch.credentials.find(staffId);
  if (credential === null) throw new Error(`no ${staffId}`);
  return credential;
}

describe('a member of staff signs in with the bank’s account', () => {
  test('at a paired device, without a PIN: the session is like all others, and he comes back to the page he left', async () => {
    expect((await browser.call('GET', '/api/sign-in/provider', null, null)).body).toEqual({ isOffered: true });
    const begun = await browser.begin('/counter/lobby');
    const asked = new URL(begun.address);
    expect(asked.origin + asked.pathname).toBe(`${provider.issuer}/authorize`);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      prompt: 'login',
      max_age: '0',
      redirect_uri: `${branch.url}/counter/sign-in`,
    });
    const answered = await browser.comeBack(provider.approve(begun.address, ' WANG '));
    expect(answered).toMatchObject({ status: 200, body: { page: '/counter/lobby' } });
    expect((await browser.call('GET', '/api/me', null, null)).body).toMatchObject({
      staffId: 'wang',
      pages: ['teller'],
      deviceName: 'desk-1',
    });
    expect((await handshake(branch.socket('teller', '', { cookie: browser.cookie }))).code).toBe('connected');
    expect(browser.cookies.has('branch-flow')).toBe(false);
    for (const line of browser.set) expect(line).toMatch(/HttpOnly/);
    for (const line of browser.set) expect(line).toMatch(/SameSite=Strict/);
  });

  test('not at a device that is not paired, nor where there is no provider', async ({ onTestFinished }) => {
    const stranger = new ProviderBrowser(branch);
    expect((await stranger.begin(TELLER_PAGE)).body.refusal).toBe('device-not-enrolled');
    expect((await stranger.comeBack('code=x')).body.refusal).toBe('device-not-enrolled');
    expect((await stranger.call('GET', '/api/sign-in/provider', null, null)).body.refusal).toBe('device-not-enrolled');
    const without = await branchWithProvider(provider.issuer, authority, clocks, { provider: null });
    onTestFinished(() => without.stop());
    const there = new ProviderBrowser(without);
    await there.pair('desk-1');
    expect((await there.call('GET', '/api/sign-in/provider', null, null)).body).toEqual({ isOffered: false });
    expect((await there.begin(TELLER_PAGE)).body.refusal).toBe('provider-none');
    expect(provider.asked).toEqual([]);
  });

  test('and is cut off when he is disabled, as he is by an idle hour', async () => {
    await browser.signInAt(provider, 'wang');
    const socket = branch.socket('teller', '', { cookie: browser.cookie });
    expect((await handshake(socket)).code).toBe('connected');
    branch.credentials.keep({ ...known('wang'), disabledAt: MONDAY_TEN });
    await until('it was hung up on', () => !socket.connected);
    expect((await browser.call('GET', '/api/me', null, null)).body.refusal).toBe('not-signed-in');
    branch.credentials.keep({ ...known('wang'), disabledAt: null });
    await browser.signInAt(provider, 'wang');
    branch.clock.advanceTo(branch.clock.now() + IDLE_MS);
    expect((await browser.call('GET', '/api/me', null, null)).body.refusal).toBe('not-signed-in');
  });

  test('and signs out here at once, and then at the provider, where it offers that and is there', async () => {
    await browser.signInAt(provider, 'wang');
    const left = await browser.call('POST', '/api/sign-out', null, null);
    const there = new URL(String(left.body['providerAddress']));
    expect(there.origin + there.pathname).toBe(`${provider.issuer}/end`);
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe(`${branch.url}/counter/sign-in`);
    expect(provider.secrets).toContain(there.searchParams.get('id_token_hint'));
    expect(branch.sessions.list()).toEqual([]);
    const signOut = async () => (await browser.call('POST', '/api/sign-out', null, null)).body;
    expect(await signOut(), 'nobody was signed in').toEqual({ ok: true, providerAddress: null });
    await givePin(branch, 'wang', {});
    await browser.signIn('wang', PIN);
    expect(await signOut(), 'by PIN').toEqual({ ok: true, providerAddress: null });
    await browser.signInAt(provider, 'wang');
    provider.lie({ metadata: ({ end_session_endpoint: _, ...rest }) => rest });
    expect(await signOut(), 'not offered').toEqual({ ok: true, providerAddress: null });
    provider.lie({});
    await browser.signInAt(provider, 'wang');
    provider.lie({ answers: (_, response) => void response.destroy() === undefined });
    expect(await signOut(), 'away').toEqual({ ok: true, providerAddress: null });
    expect(branch.sessions.list()).toEqual([]);
  });
});

describe('who gets in is the branch’s to say', () => {
  test('somebody whom it does not know, or who is disabled, has left, or has no number, gets in nowhere and is told so', async () => {
    await givePin(branch, 'li', { disabledAt: 1 });
    await givePin(branch, 'left', {});
    expect((await browser.signInAt(provider, 'nobody')).body.refusal).toBe('provider-person');
    expect((await browser.signInAt(provider, 'li')).body.refusal).toBe('provider-person');
    expect((await browser.signInAt(provider, 'chen')).body.refusal, 'of branch.json, and nobody has let him in yet').toBe(
      'provider-person',
    );
    expect((await browser.signInAt(provider, 'left')).body.refusal).toBe('unknown-staff');
    for (const claim of [undefined, 7, ['wang'], { wang: 1 }, '', 'wa ng', 'x'.repeat(33)]) {
      provider.lie({ claims: (honest) => ({ ...honest, [CLAIM]: claim }) });
      const other = await pairedBrowser(branch, `desk-${JSON.stringify(claim ?? null).length}-${typeof claim}`);
      const { address } = await other.begin(TELLER_PAGE);
      expect((await other.comeBack(provider.approve(address, 'wang'))).body.refusal, JSON.stringify(claim)).toBe('provider-person');
    }
    expect(branch.sessions.list()).toEqual([]);
    expect((await signIns()).map(({ staffId, about, outcome }) => [staffId, about, outcome])).toContainEqual(['li', 'provider', 'refused']);
  });

  test('and people who are let in without a PIN are shown as whom they are: only where there is a provider can they sign in', async ({
    onTestFinished,
  }) => {
    const without = await branchWithProvider(provider.issuer, authority, clocks, { provider: null });
    onTestFinished(() => without.stop());
    await givePin(without, 'wang', { secret: null });
    expect(await shownAs(without, 'wang')).toBe('none');
    expect(await shownAs(branch, 'wang')).toBe('provider');
    await givePin(branch, 'wang', { secret: null, codeUntil: MONDAY_TEN + 1 });
    expect(await shownAs(branch, 'wang')).toBe('code');
    branch.clock.advanceTo(MONDAY_TEN + 1);
    expect(await shownAs(branch, 'wang')).toBe('provider');
    await givePin(branch, 'wang', { secret: null, disabledAt: MONDAY_TEN });
    expect(await shownAs(branch, 'wang')).toBe('disabled');
    expect(await shownAs(branch, 'li'), 'nobody has let him in').toBe('none');
  });

  test('whatever groups and roles the provider claims: roles are those of branch.json', async () => {
    provider.lie({
      claims: (honest) => ({ ...honest, roles: ['supervisor', 'administrator'], groups: ['supervisor'], isAdministrator: true }),
    });
    await browser.signInAt(provider, 'wang');
    expect((await browser.call('GET', '/api/me', null, null)).body['pages']).toEqual(['teller']);
  });

  test('and each sign-in stands in the audit trail, whether it came to something or not, and by whom it was vouched for', async () => {
    await browser.signInAt(provider, 'wang');
    await browser.call('POST', '/api/sign-out', null, null);
    await browser.signInAt(provider, 'nobody');
    await browser.comeBack('code=x&state=y');
    expect((await signIns()).map(({ staffId, act, about, outcome }) => [staffId, act, about, outcome])).toEqual([
      ['wang', 'signed-in', 'provider', 'done'],
      ['wang', 'signed-out', null, 'done'],
      [null, 'sign-in-failed', 'provider', 'refused'],
      [null, 'sign-in-failed', 'provider', 'refused'],
    ]);
  });
});

describe('secrets', () => {
  test('of client, code, proof, token and person stand in no log, trail or answer, whatever happens', async () => {
    await browser.signInAt(provider, 'wang');
    provider.lie({ otherKey: true });
    await browser.signInAt(provider, 'wang');
    provider.lie({ claims: (honest) => ({ ...honest, nonce: 'canary-nonce' }) });
    await browser.signInAt(provider, 'wang');
    provider.lie({});
    await browser.signInAt(provider, 'canary-number');
    await browser.comeBack('code=canary-code&state=canary-state');
    const written = [...branch.logged, ...branch.providerLogged, JSON.stringify(await signIns())].join('\n');
    expect(provider.secrets.length).toBeGreaterThan(6);
    for (const secret of [...provider.secrets, CLIENT_SECRET, 'canary']) expect(written).not.toContain(secret);
    expect(written).toContain('nobody is signed in by the bank');
  });
});
