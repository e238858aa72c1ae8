import type { ServerResponse } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { FREE_TRIES } from '../../../server/net/people/guess-delays.ts';
import { PROVIDER_ANSWER_MAX_BYTES } from '../../../server/provider/bounded-fetch.ts';
import { PROVIDER_ANSWERS_WITHIN_MS, PROVIDER_RESTS_MS } from '../../../server/provider/identity-provider.ts';
import { type TestAuthority, testAuthority } from '../../transport/authority.ts';
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
import { type Lies, send, TestProvider } from './test-provider.ts';

let provider: TestProvider;
let branch: BranchWithProvider;
let browser: ProviderBrowser;
let clocks: Clocks;
let authority: TestAuthority;
beforeEach(async ({ onTestFinished }) => {
  ({ provider, branch, browser, clocks, authority } = await given(onTestFinished));
});

describe('a provider that is away', () => {
  const page = (status: number, type: string, text: string) => (_: string, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type }).end(text);
    return true;
  };
  const HUGE = JSON.stringify({ filling: 'x'.repeat(PROVIDER_ANSWER_MAX_BYTES) });
  const AWAY: readonly [string, Lies['answers']][] = [
    ['that hangs up', (_, response) => void response.destroy() === undefined],
    ['with a fault of its own', page(500, 'text/html', 'fault')],
    ['behind a proxy’s page', page(200, 'text/html', '<html></html>')],
    ['with half an answer', page(200, 'application/json', '{"issuer":')],
    ['with a huge answer', page(200, 'application/json', HUGE)],
    ['that leads elsewhere', (_, response) => void response.writeHead(302, { location: 'https://evil.example/' }).end() === undefined],
  ];

  test.each(AWAY)('%s, is said to be; number and PIN sign in as ever, and it is asked again after a rest', async (_, answers) => {
    await givePin(branch, 'li', {});
    provider.lie({ answers });
    const said = await browser.begin(TELLER_PAGE);
    expect(said).toMatchObject({ status: 503, body: { refusal: 'provider-away' } });
    expect(said.body['text']).toEqual({
      'zh-CN': '银行账号登录暂时没有应答。请用工号和密码登录。',
      en: 'The bank sign-in does not answer just now. Sign in with your staff number and PIN.',
    });
    expect((await browser.signIn('li', PIN)).status).toBe(200);
    const asked = provider.asked.length;
    provider.lie({});
    expect((await browser.begin(TELLER_PAGE)).body.refusal, 'left alone').toBe('provider-away');
    expect(provider.asked).toHaveLength(asked);
    clocks.laterMs += PROVIDER_RESTS_MS;
    expect((await browser.signInAt(provider, 'wang')).status).toBe(200);
  });

  test.each(AWAY)('%s, when it is asked for the token, is said to be; it slows nobody down', async (_, answers) => {
    for (let tries = 0; tries <= FREE_TRIES; tries += 1) {
      provider.lie({});
      const { address } = await browser.begin(TELLER_PAGE);
      const answer = provider.approve(address, 'wang');
      provider.lie({ answers: (path, response) => path === '/token' && answers(path, response) });
      expect((await browser.comeBack(answer)).body.refusal).toBe('provider-away');
      clocks.laterMs += PROVIDER_RESTS_MS;
    }
    expect(branch.sessions.list()).toEqual([]);
  });

  test.each<[string, Lies['metadata']]>([
    ['calls itself by another name', (honest) => ({ ...honest, issuer: 'https://evil.example' })],
    ['would have people sign in over plain HTTP', (honest) => ({ ...honest, authorization_endpoint: 'http://evil.example/authorize' })],
    ['has no page to sign in at', ({ authorization_endpoint: _, ...honest }) => honest],
  ])('and one that %s is none', async (_, metadata) => {
    provider.lie({ metadata });
    expect((await browser.begin(TELLER_PAGE)).body.refusal).toMatch(/^provider-(away|untrue)$/);
    expect(browser.cookies.has('branch-flow')).toBe(false);
  });

  test('and one that another authority vouches for is none', async ({ onTestFinished }) => {
    const other = await TestProvider.open(await testAuthority());
    onTestFinished(() => other.stop());
    const believing = await branchWithProvider(other.issuer, authority, clocks, {});
    onTestFinished(() => believing.stop());
    const there = new ProviderBrowser(believing);
    await there.pair('desk-1');
    expect((await there.begin(TELLER_PAGE)).body.refusal).toBe('provider-away');
    expect(other.asked).toEqual([]);
  });

  test('or slow, is waited for no longer than is said, by all together, and holds up nobody else', async () => {
    await givePin(branch, 'li', {});
    const other = await pairedBrowser(branch, 'desk-2');
    provider.lie({ answers: () => true });
    const before = performance.now();
    const waiting = Promise.all([browser.begin(TELLER_PAGE), other.begin(TELLER_PAGE)]);
    const third = await pairedBrowser(branch, 'desk-3');
    expect((await third.signIn('li', PIN)).status).toBe(200);
    expect((await waiting).map(({ body }) => body.refusal)).toEqual(['provider-away', 'provider-away']);
    expect(performance.now() - before).toBeGreaterThanOrEqual(PROVIDER_ANSWERS_WITHIN_MS - 100);
    expect(provider.asked).toHaveLength(1);
    expect(branch.providerLogged.join('')).toContain('"code":"late"');
  });

  test('is asked nothing at the start, nor while nobody signs in by it', () => {
    expect(provider.asked).toEqual([]);
  });

  test('or says no, is believed; what it says is shown to nobody', async () => {
    for (const [error, refusal] of [
      ['access_denied', 'provider-declined'],
      ['login_required', 'provider-declined'],
      ['temporarily_unavailable', 'provider-away'],
    ]) {
      const { address } = await browser.begin(TELLER_PAGE);
      const state = new URL(address).searchParams.get('state') ?? '';
      const answer = new URLSearchParams({ error: error ?? '', error_description: '<b>canary</b>', state, iss: provider.issuer });
      const said = await browser.comeBack(answer.toString());
      expect(said.body.refusal).toBe(refusal);
      expect(JSON.stringify(said.body)).not.toContain('canary');
    }
  });

  test('or no longer takes our secret, is as good as away, and the log says so', async () => {
    const { address } = await browser.begin(TELLER_PAGE);
    provider.lie({ answers: (path, response) => path === '/token' && (send(response, 401, { error: 'invalid_client' }), true) });
    expect((await browser.comeBack(provider.approve(address, 'wang'))).body.refusal).toBe('provider-away');
    expect(branch.providerLogged.join('')).toContain('invalid_client');
  });
});
