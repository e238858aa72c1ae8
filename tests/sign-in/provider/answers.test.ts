import { beforeEach, describe, expect, test } from 'vitest';
import { WORKSTATION_MAX_BYTES } from '../../../server/net/json-body.ts';
import { FREE_TRIES } from '../../../server/net/people/guess-delays.ts';
import { FLOW_LIFE_MS, FLOWS_MAX, ProviderFlows } from '../../../server/net/people/provider-flows.ts';
import { CLOCK_TOLERANCE_S } from '../../../server/provider/identity-provider.ts';
import { givePin, PIN } from '../browser-of.ts';
import { type BranchWithProvider, type Clocks, given, pairedBrowser, ProviderBrowser, TELLER_PAGE } from './branch-with-provider.ts';
import { type Lies, type TestProvider } from './test-provider.ts';

let provider: TestProvider;
let branch: BranchWithProvider;
let browser: ProviderBrowser;
let clocks: Clocks;
beforeEach(async ({ onTestFinished }) => {
  ({ provider, branch, browser, clocks } = await given(onTestFinished));
});

describe('an answer that is not this browser’s own', () => {
  test('replayed, or after the server has forgotten it, signs nobody in', async () => {
    const { address } = await browser.begin(TELLER_PAGE);
    const flow = browser.cookies.get('branch-flow') ?? '';
    const answer = provider.approve(address, 'wang');
    expect((await browser.comeBack(answer)).status).toBe(200);
    expect((await browser.comeBack(answer)).body.refusal, 'without its cookie').toBe('provider-flow');
    browser.cookies.set('branch-flow', flow);
    expect((await browser.comeBack(answer)).body.refusal, 'with it').toBe('provider-flow');
    const next = await browser.begin(TELLER_PAGE);
    expect(next.status).toBe(200);
    expect((await browser.comeBack(answer)).body.refusal, 'for the next one').toBe('provider-untrue');
    expect((await browser.comeBack(provider.approve(next.address, 'wang'))).body.refusal, 'one answer each').toBe('provider-flow');
  });

  test('with the state of another browser, or its cookie, signs nobody in at either', async () => {
    await givePin(branch, 'li', { secret: null });
    const other = await pairedBrowser(branch, 'desk-2');
    const mine = await browser.begin(TELLER_PAGE);
    const theirs = await other.begin(TELLER_PAGE);
    // Somebody would have a colleague work in his own name, or the other way about.
    expect((await other.comeBack(provider.approve(mine.address, 'li'))).body.refusal).toBe('provider-untrue');
    browser.cookies.set('branch-flow', other.cookies.get('branch-flow') ?? 'none');
    expect((await browser.comeBack(provider.approve(theirs.address, 'li'))).body.refusal).toBe('provider-flow');
    const again = await other.begin(TELLER_PAGE);
    browser.cookies.set('branch-flow', other.cookies.get('branch-flow') ?? '');
    expect((await browser.comeBack(provider.approve(again.address, 'li'))).body.refusal, 'of another device').toBe('provider-flow');
    expect(branch.sessions.list()).toEqual([]);
  });

  test('with a code of another sign-in signs nobody in: its proof does not fit', async () => {
    const other = await pairedBrowser(branch, 'desk-2');
    const stolen = new URLSearchParams(provider.approve((await other.begin(TELLER_PAGE)).address, 'wang')).get('code') ?? '';
    const own = new URLSearchParams(provider.approve((await browser.begin(TELLER_PAGE)).address, 'wang'));
    own.set('code', stolen);
    expect((await browser.comeBack(own.toString())).body.refusal).toBe('provider-untrue');
  });

  test('too late signs nobody in', () => {
    const flows = new ProviderFlows();
    const begun = { metadata: { issuer: provider.issuer }, state: '', nonce: '', verifier: '', sinceMs: 0 };
    const kept = () => flows.keep({ deviceId: 'd', page: TELLER_PAGE, begun }, 0);
    expect(flows.take(kept(), FLOW_LIFE_MS)).not.toBeNull();
    expect(flows.take(kept(), FLOW_LIFE_MS + 1)).toBeNull();
    const [first = '', second = ''] = Array.from({ length: FLOWS_MAX + 1 }, kept);
    expect([flows.take(first, 0), flows.take(second, 0)?.page]).toEqual([null, TELLER_PAGE]);
  });

  test.each([
    ['from another issuer', (answer: URLSearchParams) => answer.set('iss', 'https://evil.example')],
    ['without the issuer that this provider promises', (answer: URLSearchParams) => answer.delete('iss')],
    ['with two codes', (answer: URLSearchParams) => answer.append('code', 'another')],
    ['with two states', (answer: URLSearchParams) => answer.append('state', 'another')],
    ['without a state', (answer: URLSearchParams) => answer.delete('state')],
    ['with tokens in it', (answer: URLSearchParams) => answer.set('id_token', 'x.y.z')],
  ])('%s signs nobody in', async (_, change) => {
    const { address } = await browser.begin(TELLER_PAGE);
    const answer = new URLSearchParams(provider.approve(address, 'wang'));
    change(answer);
    expect((await browser.comeBack(answer.toString())).body.refusal).toBe('provider-untrue');
    expect(provider.asked).not.toContain('/token');
    expect(branch.sessions.list()).toEqual([]);
  });

  test('leads nowhere else: a page that is none of ours is no place to come back to', async () => {
    for (const page of [
      'https://evil.example/',
      '//evil.example',
      '/counter/teller/../../evil',
      '/counter/teller?next=https://evil.example',
      '',
    ])
      expect((await browser.begin(page)).body.refusal, page).toBe('malformed');
    const { address } = await browser.begin(TELLER_PAGE);
    const answer = provider.approve(address, 'wang');
    const added = `${answer}&page=https://evil.example&redirect_uri=https://evil.example&next=//evil.example`;
    expect((await browser.comeBack(added)).body).toEqual({ page: TELLER_PAGE });
  });

  test('may be as long as those of large providers are; a longer one is refused, and a stranger’s much shorter one', async () => {
    const stranger = new ProviderBrowser(branch);
    expect((await browser.comeBack('x'.repeat(4_096))).body.refusal).toBe('provider-flow');
    expect((await browser.comeBack('x'.repeat(4_097))).body.refusal).toBe('malformed');
    expect((await browser.comeBack('x'.repeat(WORKSTATION_MAX_BYTES))).body.refusal).toBe('payload-too-large');
    expect((await stranger.comeBack('x'.repeat(1_024))).body.refusal).toBe('payload-too-large');
  });

  test('begun under another name of this server says under which one: its cookies would not come back', async () => {
    const elsewhere = branch.url.replace('127.0.0.1', 'localhost');
    const headers = { cookie: browser.cookie, 'content-type': 'application/json' };
    const body = JSON.stringify({ page: TELLER_PAGE });
    const answered = await fetch(`${elsewhere}/api/sign-in/provider`, { method: 'POST', headers, body });
    expect(await answered.json()).toMatchObject({ refusal: 'provider-elsewhere', params: { address: branch.url } });
  });
});

describe('a token that is not true', () => {
  const minutes = (count: number) => count * 60;
  test.each<[string, Partial<Lies>, string]>([
    ['another nonce', { claims: (honest) => ({ ...honest, nonce: 'another' }) }, 'provider-untrue'],
    ['no nonce', { claims: ({ nonce: _, ...honest }) => honest }, 'provider-untrue'],
    ['another audience', { claims: (honest) => ({ ...honest, aud: 'another-client' }) }, 'provider-untrue'],
    [
      'more audiences, given to another',
      { claims: (honest) => ({ ...honest, aud: [String(honest['aud']), 'other'], azp: 'other' }) },
      'provider-untrue',
    ],
    ['another issuer', { claims: (honest) => ({ ...honest, iss: 'https://evil.example' }) }, 'provider-untrue'],
    ['another key', { otherKey: true }, 'provider-untrue'],
    ['no subject', { claims: ({ sub: _, ...honest }) => honest }, 'provider-untrue'],
    ['an end that is past', { claims: (honest) => ({ ...honest, exp: Number(honest['iat']) - CLOCK_TOLERANCE_S - 1 }) }, 'provider-clock'],
    ['a beginning to come', { claims: (honest) => ({ ...honest, nbf: Number(honest['iat']) + CLOCK_TOLERANCE_S + 60 }) }, 'provider-clock'],
    ['no moment at which somebody proved who he is', { claims: ({ auth_time: _, ...honest }) => honest }, 'provider-untrue'],
    [
      'somebody whom the provider only remembers',
      { claims: (honest) => ({ ...honest, auth_time: Number(honest['iat']) - minutes(10) }) },
      'provider-stale',
    ],
  ])('%s: nobody is signed in, and nothing is kept', async (_, lies, refusal) => {
    provider.lie(lies);
    const answered = await browser.signInAt(provider, 'wang');
    expect(answered.body.refusal).toBe(refusal);
    expect(branch.sessions.list()).toEqual([]);
    expect([...browser.cookies.keys()]).toEqual(['branch-device']);
    provider.lie({});
    expect((await browser.signInAt(provider, 'wang')).status, 'the same browser, told the truth').toBe(200);
  });

  test('of a provider whose clock differs by less than a minute is true, and by more is not, by the branch’s own clock', async () => {
    clocks.fastMs = (CLOCK_TOLERANCE_S - 2) * 1_000;
    expect((await browser.signInAt(provider, 'wang')).status).toBe(200);
    clocks.fastMs = 7 * 60_000;
    expect((await browser.signInAt(provider, 'wang')).body.refusal).toBe('provider-clock');
    clocks.fastMs = 0;
  });

  test('is not made young again by a clock that jumps back: it fits one sign-in only', async () => {
    const { address } = await browser.begin(TELLER_PAGE);
    const answer = provider.approve(address, 'wang');
    clocks.fastMs = 3_600_000;
    expect((await browser.comeBack(answer)).body.refusal).toBe('provider-clock');
    clocks.fastMs = 0;
    expect((await browser.comeBack(answer)).body.refusal).toBe('provider-flow');
  });
});

describe('answers that fail their checks', () => {
  test('slow down the device that brings them, and no other, nor number and PIN', async () => {
    provider.lie({ otherKey: true });
    for (let tries = 0; tries < FREE_TRIES; tries += 1)
      expect((await browser.signInAt(provider, 'wang')).body.refusal).toBe('provider-untrue');
    const said = await browser.signInAt(provider, 'wang');
    expect(said.body).toMatchObject({ refusal: 'sign-in-wait', params: { minutes: 1 } });
    provider.lie({});
    await givePin(branch, 'li', {});
    expect((await browser.signIn('li', PIN)).status).toBe(200);
    browser = await pairedBrowser(branch, 'desk-2');
    expect((await browser.signInAt(provider, 'wang')).status).toBe(200);
  });
});
