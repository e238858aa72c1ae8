import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { io } from 'socket.io-client';
import { listenPlainly } from '../../server/net/transport/plain-listener.ts';
import { handshake, KIOSK, LIMITS } from '../protocol/branch-at-work.ts';
import { type TestAuthority, testAuthority } from './authority.ts';
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

describe('a fault of the plain listener', () => {
  it('costs its caller the answer, and nobody else anything', async () => {
    let isFaulty = true;
    const listener = await listenPlainly({
      host: '127.0.0.1',
      port: 0,
      gate: { maySend: () => Promise.resolve(true) },
      limits: LIMITS,
      allowed: () => {
        if (isFaulty) throw new Error('planted');
        return { origins: new Set(), hosts: new Set() };
      },
      authority: null,
    });
    const url = `http://127.0.0.1:${listener.port}/`;
    await expect(fetch(url)).rejects.toThrow();
    isFaulty = false;
    expect((await fetch(url)).status).toBe(403);
    await listener.stop();
  });
});

describe('plain HTTP beside TLS', () => {
  it.each(['/', '/kiosk/k1', '/pair?to=/kiosk/k1', '/metrics', '/livez', '/socket.io/?EIO=4&transport=polling', '//elsewhere.example/'])(
    'leads %s on to the same address over TLS, and serves nothing',
    async (path) => {
      const { url, asksPlainly } = await given({}, {});
      const { status, headers, body } = await asksPlainly(path, {});
      expect([status, headers['location'], body]).toEqual([308, url + path, '']);
    },
  );

  it('answers no command and no question of a program, which would send its token in clear again', async () => {
    const { asksPlainly, tokenOf } = await given({}, {});
    const authorization = `Bearer ${tokenOf(KIOSK)}`;
    const asked = [
      await asksPlainly('/api/views/kiosk', { headers: { authorization } }),
      await asksPlainly('/api/day', {}),
      await asksPlainly('/', { headers: { authorization } }),
      await asksPlainly('/api/commands', { method: 'POST' }),
      await asksPlainly('/', { method: 'DELETE' }),
    ];
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(asked.every(({ headers }) => headers['location'] === undefined)).toBe(true);
    expect(asked[0]?.body).toMatch(/请改用 https.*Use https/);
  });

  it('opens no socket', async () => {
    const { plainUrl, tokenOf } = await given({}, {});
    const socket = io(`${plainUrl}/kiosk`, {
      transports: ['websocket'],
      auth: { token: tokenOf(KIOSK) },
      forceNew: true,
      reconnection: false,
    });
    expect((await handshake(socket)).code).not.toBe('connected');
    socket.disconnect();
  });

  it('leads nobody to a place of the caller’s choosing', async () => {
    const { asksPlainly } = await given({}, {});
    const { status, headers, body } = await asksPlainly('/', { headers: { host: 'evil.example' } });
    expect([status, headers['location']]).toEqual([403, undefined]);
    expect(body).toMatch(/does not know this address/);
  });

  it('leads on to where the administrator said the server is', async () => {
    const { asksPlainly } = await given({}, { allowedOrigins: ['https://queue.branch.example'] });
    const { headers } = await asksPlainly('/kiosk/k1', { headers: { host: 'queue.branch.example:8420' } });
    expect(headers['location']).toBe('https://queue.branch.example/kiosk/k1');
  });

  it('answers no flood', async () => {
    const { asksPlainly } = await given({}, { limits: { ...LIMITS, unsignedPerSecond: 3 } });
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await asksPlainly('/', {})).status));
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
  });

  it('can be switched off', async () => {
    const { server } = await given({ plainPort: null }, {});
    expect(server.plainPort).toBeNull();
  });
});

describe('the certificate page', () => {
  it('shows the fingerprint and the steps on every kind of device, and gives the certificate in both forms, over both', async () => {
    const { asks, asksPlainly } = await given({}, {});
    for (const page of [await asksPlainly('/certificate', {}), await asks('/certificate', {})]) {
      expect(page.status).toBe(200);
      for (const words of ['iPad', '安卓', 'Windows', 'Linux', 'CACertificates', '逐字核对', 'install nothing'])
        expect(page.body).toContain(words);
      expect(page.body).not.toContain('<script');
    }
    const pem = await asksPlainly('/certificate/branch-authority.pem', {});
    const der = await asks('/certificate/branch-authority.crt', {});
    expect([pem.body, pem.headers['content-type']]).toEqual([authority.pem, 'application/x-pem-file']);
    expect([der.status, der.headers['content-type']]).toEqual([200, 'application/x-x509-ca-cert']);
    expect((await asksPlainly('/certificate/branch-authority.key', {})).status).toBe(404);
  });

  it('says with the bank’s certificate that nothing is to be installed', async () => {
    const { asksPlainly } = await given({ authority: null }, {});
    const { body } = await asksPlainly('/certificate', {});
    expect(body).toMatch(/设备无需安装[^]*nothing is installed/);
    expect((await asksPlainly('/certificate/branch-authority.pem', {})).status).toBe(404);
  });
});
