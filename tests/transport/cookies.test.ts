import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { branchAtWork } from '../protocol/branch-at-work.ts';
import { givePin, PIN } from '../sign-in/browser-of.ts';
import { ask, type Heard, type TestAuthority, testAuthority } from './authority.ts';
import { branchOverTls } from './branch-over-tls.ts';

const LINK_CODE = 'code-of-this-start';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});
let stop: (() => Promise<void>) | null = null;
afterEach(async () => {
  await stop?.();
  stop = null;
});

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: readonly string[];
}

function cookiesOf({ headers }: Heard): readonly Cookie[] {
  const lines = (headers['set-cookie'] ?? []) as readonly string[];
  return lines.map((line) => {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    return { name, value, attributes: attributes.filter((one) => !/^(Max-Age|Expires)=/.test(one)).sort() };
  });
}

/** Every cookie this server ever sets, with the bodies of the answers that set them. */
async function everyCookie(isSecure: boolean): Promise<{ readonly cookies: readonly Cookie[]; readonly bodies: string }> {
  const changes = { demo: { isOn: true, linkCode: LINK_CODE } };
  const branch = isSecure ? await branchOverTls(authority, {}, changes) : await branchAtWork(changes);
  stop = () => branch.stop();
  const ca = isSecure ? authority.pem : null;
  await givePin(branch, 'wang', {});
  const cookies: Cookie[] = [];
  const bodies: string[] = [];
  const heard = async (path: string, body: object | null, authorization: string): Promise<Heard> => {
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const headers = { cookie, authorization, 'content-type': 'application/json' };
    const asked = body === null ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await ask(branch.url + path, ca, asked);
    cookies.push(...cookiesOf(answer));
    bodies.push(answer.body);
    return answer;
  };
  await heard(`/?demo=${LINK_CODE}`, null, '');
  const opening = { kind: 'workstation', id: 'desk-1', name: 'desk-1', drives: null };
  const { body } = await heard('/api/pairings', opening, `Bearer ${branch.operatorToken}`);
  const { code } = JSON.parse(body) as { readonly code: string };
  await heard('/api/pair', { code, path: '/counter/sign-in' }, '');
  expect((await heard('/api/sign-in', { staffNumber: 'wang', secret: PIN, counterHandedOver: null }, '')).status).toBe(200);
  await heard('/api/sign-out', {}, '');
  return { cookies, bodies: bodies.join('\n') };
}

const KINDS = ['demo', 'device', 'session', 'session'];

describe('every cookie', () => {
  it('over TLS is this host’s alone, goes over TLS alone, to no script, and with no other site’s request', async () => {
    const { cookies, bodies } = await everyCookie(true);
    expect(cookies.map(({ name }) => name)).toEqual(KINDS.map((kind) => `__Host-branch-${kind}`));
    for (const { name, attributes } of cookies)
      expect([name, attributes]).toEqual([name, ['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']]);
    for (const { name, value } of cookies) if (value !== '') expect(bodies, name).not.toContain(value);
    expect(cookies.map(({ value }) => value === '')).toEqual([false, false, false, true]);
  });

  it('over plain HTTP, until there is a certificate, goes to no script, and with no other site’s request', async () => {
    const { cookies } = await everyCookie(false);
    expect(cookies.map(({ name }) => name)).toEqual(KINDS.map((kind) => `branch-${kind}`));
    for (const { name, attributes } of cookies) expect([name, attributes]).toEqual([name, ['HttpOnly', 'Path=/', 'SameSite=Strict']]);
  });
});
