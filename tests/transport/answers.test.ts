import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGE_MAX_BYTES } from '../../server/contract/wire.ts';
import { metricsAtWork } from '../health/metrics-at-work.ts';
import { branchAtWork, KIOSK, LIMITS } from '../protocol/branch-at-work.ts';
import { ownDirectory } from '../store/directory.ts';
import { ask, type Heard, type TestAuthority, testAuthority } from './authority.ts';
import { branchOverTls } from './branch-over-tls.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});
let stop: (() => Promise<void>) | null = null;
afterEach(async () => {
  await stop?.();
  stop = null;
});

interface Opened {
  readonly url: string;
  readonly kioskToken: string;
  readonly ca: string | null;
}

async function opened(isSecure: boolean, limits: typeof LIMITS): Promise<Opened> {
  const webDir = ownDirectory();
  mkdirSync(join(webDir, 'assets'));
  mkdirSync(join(webDir, 'kiosk'));
  writeFileSync(join(webDir, 'assets/built.js'), 'void 0;\n');
  writeFileSync(join(webDir, 'kiosk/index.html'), '<!doctype html>\n');
  const changes = { webDir, limits, startPage: () => '<!doctype html>\n' };
  const branch = isSecure ? await branchOverTls(authority, {}, changes) : await branchAtWork(changes);
  stop = () => branch.stop();
  return { url: branch.url, kioskToken: branch.tokenOf(KIOSK), ca: isSecure ? authority.pem : null };
}

interface Asked {
  readonly path: string;
  readonly status: number;
  readonly options: Parameters<typeof ask>[2];
}

const got = (path: string, status: number, headers: Record<string, string>): Asked => ({ path, status, options: { headers } });
const posted = (path: string, status: number, token: string, body: string): Asked => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return { path, status, options: { method: 'POST', headers, body } };
};

/** Every kind of answer that the server gives. */
function everyKind(token: string): readonly Asked[] {
  return [
    ...[got('/', 200, {}), got('/kiosk/k1', 200, {}), got('/assets/built.js', 200, {}), got('/livez', 200, {}), got('/readyz', 200, {})],
    ...[got('/counter/teller', 503, {}), got('/nothing', 404, {}), got('/assets/nothing.js', 404, {}), got('/voice/none/x.opus', 404, {})],
    got('/livez', 403, { host: 'evil.example' }),
    got('/api/views/kiosk', 200, { authorization: `Bearer ${token}` }),
    ...[got('/api/day', 401, {}), got('/api/people', 403, { authorization: `Bearer ${token}` }), got('/api/nothing', 404, {})],
    ...[posted('/api/commands', 400, token, '{'), posted('/api/commands', 413, token, `"${'x'.repeat(MESSAGE_MAX_BYTES)}"`)],
    ...[got('/socket.io/', 400, {}), got('/socket.io/?EIO=4&transport=polling', 400, {})],
  ];
}

/** What this answer does not say to a browser, and should. */
function missingIn({ headers }: Pick<Heard, 'headers'>): readonly string[] {
  const policy = String(headers['content-security-policy']);
  const says = {
    nosniff: headers['x-content-type-options'] === 'nosniff',
    'no-referrer': headers['referrer-policy'] === 'no-referrer',
    'default-src': /(^|;) ?default-src '(self|none)'/.test(policy),
    'object-src': /(^|;) ?(object-src|default-src) 'none'/.test(policy),
    'base-uri': /(^|;) ?base-uri 'none'/.test(policy),
    'frame-ancestors': /(^|;) ?frame-ancestors 'none'/.test(policy),
  };
  return Object.entries(says).flatMap(([name, isSaid]) => (isSaid ? [] : [name]));
}

describe('every answer', () => {
  it.each([
    ['over plain HTTP', false],
    ['over TLS', true],
  ])('says what a browser may load, that it guesses no type, tells no referrer and frames nothing: %s', async (_, isSecure) => {
    const { url, ca, kioskToken } = await opened(isSecure, LIMITS);
    for (const { path, status, options } of everyKind(kioskToken)) {
      const heard = await ask(url + path, ca, options);
      expect([path, heard.status, missingIn(heard)]).toEqual([path, status, []]);
      expect(heard.headers['x-powered-by']).toBeUndefined();
    }
  });

  it('that a limit gives in the place of a route says it too', async () => {
    const { url } = await opened(false, { ...LIMITS, unsignedPerSecond: 1 });
    const all = await Promise.all(Array.from({ length: 5 }, () => ask(`${url}/livez`, null, {})));
    const refused = all.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(1);
    expect(refused.flatMap(missingIn)).toEqual([]);
  });

  it('of the listeners beside it says it too: plain HTTP beside TLS, and a monitor’s', async () => {
    const branch = await branchOverTls(authority, {}, { limits: { ...LIMITS, unsignedPerSecond: 5 } });
    const monitor = await metricsAtWork(branch, {});
    stop = async () => {
      await monitor.stop();
      await branch.stop();
    };
    const figures = [await ask(monitor.url, null, {}), await ask(monitor.url, null, { method: 'POST' })];
    const kinds = [['/', {}] as const, ['/certificate', {}] as const, ['/api/day', {}] as const, ['/', { host: 'evil.example' }] as const];
    const led: Heard[] = [];
    for (const [path, headers] of [...kinds, ...kinds]) led.push(await ask(branch.plainUrl + path, null, { headers }));
    expect([figures, led].map((all) => [...new Set(all.map(({ status }) => status))])).toEqual([
      [200, 404],
      [308, 200, 403, 429],
    ]);
    expect([...figures, ...led].flatMap(missingIn)).toEqual([]);
  });

  it('would be found without them', () => {
    expect(missingIn({ headers: {} })).toHaveLength(6);
    expect(missingIn({ headers: { 'content-security-policy': "default-src 'self'; frame-ancestors 'self'" } })).toEqual([
      ...['nosniff', 'no-referrer', 'object-src', 'base-uri', 'frame-ancestors'],
    ]);
  });
});

describe('an answer of the API', () => {
  it('is kept by no browser and nothing between, whatever it is', async () => {
    const { url, kioskToken } = await opened(false, LIMITS);
    const kinds = everyKind(kioskToken).filter(({ path }) => path.startsWith('/api/'));
    expect(kinds.length).toBeGreaterThan(5);
    for (const { path, options } of kinds)
      expect([path, (await ask(url + path, null, options)).headers['cache-control']]).toEqual([path, 'no-store']);
    expect((await ask(`${url}/`, null, {})).headers['cache-control']).toBe('no-store');
  });
});
