import { randomUUID, X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect as connectPlainly } from 'node:net';
import { connect } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { limitsWith } from '../../server/net/limits.ts';
import { handshake, KIOSK, LIMITS, request, TAKE, until, WALL } from '../protocol/branch-at-work.ts';
import { ask, LOOPBACK, type TestAuthority, testAuthority } from './authority.ts';
import { type BranchOverTls, branchOverTls } from './branch-over-tls.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});

let branch: BranchOverTls | null = null;
afterEach(async () => {
  await branch?.stop();
  branch = null;
});

async function given(...[transport, changes]: [Parameters<typeof branchOverTls>[1], Parameters<typeof branchOverTls>[2]]) {
  branch = await branchOverTls(authority, transport, changes);
  return branch;
}

/** How a handshake with these versions ends: the version agreed on, or the alert. */
function agreed(port: number, version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3', ciphers: string | null): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({
      port,
      host: '127.0.0.1',
      ca: authority.pem,
      minVersion: version,
      maxVersion: version,
      // OpenSSL itself speaks the old ones at this level only.
      ciphers: ciphers ?? 'DEFAULT:@SECLEVEL=0',
    });
    socket.once('secureConnect', () => {
      resolve(socket.getProtocol() ?? '');
      socket.destroy();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

const portOf = (url: string): number => Number(new URL(url).port);

describe('a branch with a certificate', () => {
  it('serves pages, the API and sockets over TLS, to whoever believes its authority', async () => {
    const { url, asks, secureSocket, tokenOf } = await given({}, {});
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:/);
    expect((await asks('/livez', {})).body).toBe('ok');
    const view = await asks('/api/views/kiosk', { authorization: `Bearer ${tokenOf(KIOSK)}` });
    expect([view.status, JSON.parse(view.body)]).toEqual([200, expect.objectContaining({ view: expect.anything() as unknown })]);
    const kiosk = secureSocket(KIOSK, authority.pem);
    expect(await handshake(kiosk)).toEqual({ code: 'connected', text: null });
    expect(await request(kiosk, randomUUID(), TAKE)).toMatchObject({ ok: true });
  });

  it('is not believed by those who do not know its authority, nor by those of another', async () => {
    const { url, secureSocket } = await given({}, {});
    await expect(ask(`${url}/livez`, null, {})).rejects.toThrow(/unable to verify|unable to get local issuer|self.signed/i);
    const other = await testAuthority();
    await expect(ask(`${url}/livez`, other.pem, {})).rejects.toThrow();
    expect((await handshake(secureSocket(KIOSK, other.pem))).code).not.toBe('connected');
  });

  it('takes pages of its own under https only: a page that came over plain http is a foreign one', async () => {
    const { url, asks, logged } = await given({}, {});
    expect((await asks('/livez', { origin: url })).status).toBe(200);
    expect((await asks('/livez', { origin: url.replace('https:', 'http:') })).status).toBe(403);
    expect((await asks('/livez', { host: 'evil.example' })).status).toBe(403);
    expect(logged.join('')).not.toMatch(/BEGIN|PRIVATE/);
  });

  it('lets pages connect to it by wss alone, and says of HSTS nothing unless it was asked to', async () => {
    const plain = (await (await given({}, {})).asks('/', {})).headers;
    expect(plain['content-security-policy']).toMatch(/connect-src 'self' wss:\/\/127\.0\.0\.1:\d+;/);
    expect(plain['strict-transport-security']).toBeUndefined();
    await branch?.stop();
    expect((await (await given({ hstsDays: 180 }, {})).asks('/', {})).headers['strict-transport-security']).toBe('max-age=15552000');
    await branch?.stop();
    expect((await (await given({ hstsDays: 0 }, {})).asks('/', {})).headers['strict-transport-security']).toBe('max-age=0');
  });
});

describe('old protocols', () => {
  it('are refused: TLS 1.0, 1.1, and ciphers without forward secrecy; 1.2 and 1.3 are spoken', async () => {
    const port = portOf((await given({}, {})).url);
    expect(await agreed(port, 'TLSv1.3', null)).toBe('TLSv1.3');
    expect(await agreed(port, 'TLSv1.2', null)).toBe('TLSv1.2');
    expect(await agreed(port, 'TLSv1.1', null)).toMatch(/PROTOCOL_VERSION|ALERT|EPROTO/i);
    expect(await agreed(port, 'TLSv1', null)).toMatch(/PROTOCOL_VERSION|ALERT|EPROTO/i);
    expect(await agreed(port, 'TLSv1.2', 'ECDHE-ECDSA-AES128-SHA')).toMatch(/HANDSHAKE_FAILURE|ALERT|EPROTO/i);
  });

  it('planted: a server that takes them is found', async () => {
    const pair = await authority.issue(LOOPBACK, Date.now());
    const old = createServer({ ...pair, minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' });
    await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void old.close());
    const { port } = old.address() as AddressInfo;
    expect(await agreed(port, 'TLSv1.1', null)).toBe('TLSv1.1');
    expect(await agreed(port, 'TLSv1.2', 'ECDHE-ECDSA-AES128-SHA')).toBe('TLSv1.2');
  });
});

describe('a certificate renewed while people are connected', () => {
  it('is shown to whoever connects from then on; open screens live on with the old one', async () => {
    const { files, certificate, secureSocket, asks } = await given({}, {});
    const kiosk = secureSocket(KIOSK, authority.pem);
    expect((await handshake(kiosk)).code).toBe('connected');
    const before = (await asks('/livez', {})).fingerprint;
    const renewed = await authority.issue(LOOPBACK, Date.now());
    files.put(renewed);
    expect((await asks('/livez', {})).fingerprint).toBe(before);
    certificate.look();
    const after = (await asks('/livez', {})).fingerprint;
    expect([after === before, after]).toEqual([false, new X509Certificate(renewed.cert).fingerprint256]);
    expect(await request(kiosk, randomUUID(), TAKE)).toMatchObject({ ok: true });
    expect((await handshake(secureSocket(WALL, authority.pem))).code).toBe('connected');
  });
});

describe('an address that begins handshakes without end', () => {
  it('is cut before they are worked on, beyond its limit; beside it everybody is served', async () => {
    const { url, asks } = await given({}, { limits: { ...LIMITS, handshakesPerSecond: 5 } });
    expect(limitsWith(null).handshakesPerSecond).toBe(60);
    const begun = Array.from({ length: 40 }, () => agreed(portOf(url), 'TLSv1.3', null));
    const ends = await Promise.all(begun);
    expect(ends.filter((end) => end === 'TLSv1.3').length).toBeLessThanOrEqual(10);
    expect(ends.filter((end) => end === 'ECONNRESET').length).toBeGreaterThanOrEqual(30);
    let isServed = false;
    const look = () =>
      void asks('/livez', {}).then(
        ({ status }) => (isServed = status === 200),
        () => undefined,
      );
    await expect.poll(() => (look(), isServed), { interval: 200 }).toBe(true);
  });

  it('and one that never finishes its own is dropped', async () => {
    const { url } = await given({}, {});
    const socket = connectPlainly({ port: portOf(url), host: '127.0.0.1' });
    let isClosed = false;
    socket
      .on('error', () => undefined)
      .once('close', () => (isClosed = true))
      .resume();
    await until('it is dropped', () => isClosed);
  });
});
