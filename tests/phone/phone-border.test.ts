import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bannedWordIn } from '../../server/config/public-words.ts';
import { AUDIENCES } from '../../server/contract/wire.ts';
import { TicketIndex } from '../../server/net/phone/ticket-index.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { branchAtWork, handshake, KIOSK, TELLER } from '../protocol/branch-at-work.ts';
import { repositoryFiles, textOf } from '../architecture/source-files.ts';
import { openApiDocument } from '../../server/net/routes/openapi.ts';
import { type PhoneAnswer, phonesAtWork, type PhonesAtWork, type PhoneTicket, PUBLIC_BRANCH, send } from './phones-at-work.ts';

const SCRIPT_MAX_BYTES = 15 * 1_024;

let work: PhonesAtWork;
let own: PhoneTicket;
beforeAll(async () => {
  work = await phonesAtWork({ requestsPerWindow: 10_000 }, PUBLIC_BRANCH);
  own = await work.take({});
});
afterAll(async () => {
  await work.stop();
  expect(work.branch.deaths).toEqual([]);
});

/** What an answer tells, without what every answer has of its own. */
function told({ status, headers, body }: PhoneAnswer): string {
  return JSON.stringify({ status, headers: { ...headers, date: '' }, body });
}

/** Every path the other server knows: as its sources write them, its API, its screens, its sockets. */
function routesOfTheBranch(): string[] {
  const written = repositoryFiles(/^server\/net\/(?!phone\/)[\w/-]+\.ts$/).flatMap((file) =>
    [...textOf(file).matchAll(/'(\/[a-z][\w/:.-]*|\/)'/g)].map(([, path]) => path ?? ''),
  );
  const filled = [...written, ...Object.keys(openApiDocument().paths)].map((path) => path.replaceAll(/:\w+|\{\w+\}/g, 'k1'));
  return [
    ...new Set([...filled, ...AUDIENCES.map((name) => `/${name}`), '/socket.io/?EIO=4&transport=polling', '/assets/', '/index.html']),
  ];
}

describe('the phones’ listener serves nothing else', () => {
  it('answers every address of the branch’s own server as one that does not exist', async () => {
    const routes = routesOfTheBranch();
    expect(routes).toEqual(expect.arrayContaining(['/', '/livez', '/readyz', '/api/commands', '/kiosk/k1', '/counter/sign-in', '/api']));
    expect(routes.length).toBeGreaterThan(15);
    const nothing = told(await work.send('GET', '/nothing', {}));
    const token = work.branch.tokenOf(TELLER);
    for (const route of routes) {
      const answer = await work.send('GET', route, { authorization: `Bearer ${token}` });
      expect(told(answer), route).toBe(nothing);
    }
    expect((await work.send('GET', own.path, {})).status, 'the same check sees a page').toBe(200);
  });

  it('is not reached by the branch’s own server, which does not know this address', async () => {
    const { status, body } = await send(work.branch.url, 'GET', own.path, { host: new URL(work.branch.url).host });
    expect(status).toBe(404);
    expect(body).not.toContain(own.number);
  });

  it('has no socket and no upgrade', async () => {
    const socket = io(`${work.url}/kiosk`, { transports: ['websocket'], auth: { token: work.branch.tokenOf(KIOSK) }, reconnection: false });
    expect((await handshake(socket)).code).not.toBe('connected');
    socket.disconnect();
    const upgrade = await work.send('GET', own.path, { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-key': 'x' });
    expect(upgrade.status).toBe(200);
  });

  it('is not there without a public address', async () => {
    const closed = await phonesAtWork({}, { ...PUBLIC_BRANCH, publicBaseUrl: null });
    expect(closed.branch.server.phonesUrl).toBeNull();
    await closed.stop();
    const unasked = await branchAtWork({ configuration: PUBLIC_BRANCH });
    expect(unasked.server.phonesUrl).toBeNull();
    await unasked.stop();
    expect(TEST_BRANCH.publicBaseUrl).toBeNull();
  });
});

describe('an address that is nobody’s', () => {
  it('gets one and the same answer, whatever is wrong with it', async () => {
    const nothing = told(await work.send('GET', '/nothing', {}));
    const nearly = own.token.slice(0, -1) + (own.token.endsWith('0') ? '1' : '0');
    const paths = [
      `/t/${randomUUID()}`,
      `/t/${nearly}`,
      `/t/${own.token.toUpperCase()}x`,
      `/t/${own.token.slice(0, 20)}`,
      `/t/${own.token}${'0'.repeat(80)}`,
      `/t/${own.token}/`,
      `/t/${own.token}/State`,
      `/t/${own.token}/state/x`,
      `/T/${own.token}`,
      `//t/${own.token}`,
      `/t//${own.token}`,
      `/t/x/../${own.token}`,
      `/t/%2e%2e/t/${own.token}`,
      `/t/..%2f..%2fetc%2fpasswd`,
      '/../../etc/passwd',
      '/t/%',
      '/t/%00',
      '/t/%E0%A4%A',
      `/t/${own.ticketId.slice(0, 8)}`,
      '/t/__proto__',
      `/t/${'__proto__'.padEnd(40, '_')}`,
      '/robots.txt',
      '/favicon.ico',
      '/.well-known/security.txt',
      '*',
    ];
    for (const path of paths) expect(told(await work.send('GET', path, {})), path).toBe(nothing);
    expect((await work.send('GET', `/t/${own.ticketId}`, {})).status, 'an id is not a token').toBe(404);
    expect((await work.send('GET', `${own.path}?from=elsewhere`, {})).status, 'messengers add to addresses').toBe(200);
  });

  it('with an odd method gets what every address gets, and reads nothing', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY']) {
      const [known, unknown] = [await work.send(method, own.path, {}), await work.send(method, '/nothing', {})];
      expect(known.status, method).toBe(405);
      expect(known.headers.allow).toBe('GET, HEAD');
      expect(told(known), method).toBe(told(unknown));
    }
    const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'GET' };
    expect((await work.send('OPTIONS', own.path, preflight)).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('asked for its head alone answers with the same head', async () => {
    for (const [path, status] of [
      [own.path, 200],
      [`${own.path}/state`, 200],
      ['/nothing', 404],
    ] as const) {
      const [head, whole] = [await work.send('HEAD', path, {}), await work.send('GET', path, {})];
      expect([head.status, head.body]).toEqual([status, '']);
      expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
    }
    const stream = await work.send('HEAD', `${own.path}/state`, { accept: 'text/event-stream' });
    expect(stream.headers['content-type'], 'a head opens no stream').toContain('application/json');
  });

  it('that is no HTTP is hung up on, and the next is served', async () => {
    for (const junk of [
      '\u0000\u0001\u0002\r\n\r\n',
      'GET /t/ HTTP/9.9\r\n\r\n',
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    ]) {
      expect(await raw(junk), junk.slice(0, 20)).toMatch(/^HTTP\/1\.1 4\d\d |^$/);
    }
    expect((await work.send('GET', own.path, {})).status).toBe(200);
  });
});

function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(work.url);
  return new Promise((resolve) => {
    let got = '';
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'));
    socket.on('data', (chunk) => (got += chunk.toString('latin1')));
    socket.on('error', () => resolve(got));
    socket.on('close', () => resolve(got));
  });
}

describe('what goes out', () => {
  it('keeps nothing, tells nobody, and runs only its own script', async () => {
    const answers = await Promise.all(['/nothing', own.path, `${own.path}/state`].map((path) => work.send('GET', path, {})));
    for (const { headers } of answers) {
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-robots-tag']).toBe('noindex, nofollow');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers.etag).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/default-src 'none';script-src 'sha256-[^']+';style-src 'sha256-[^']+';connect-src 'self'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('is one page of at most 15 KB of script that asks nobody else and stores nothing', async () => {
    const { body } = await work.send('GET', own.path, {});
    const script = /<script type="module">([\s\S]*)<\/script>/.exec(body)?.[1] ?? '';
    const bytes = gzipSync(script).length;
    process.stdout.write(
      `phone page: ${(bytes / 1_024).toFixed(1)} KB gzip JavaScript, ${(gzipSync(body).length / 1_024).toFixed(1)} KB in all\n`,
    );
    expect(bytes).toBeLessThanOrEqual(SCRIPT_MAX_BYTES);
    expect(bytes, 'an empty script proves nothing').toBeGreaterThan(1_000);
    const forbidden = /\bimport\b|https?:|\/\/\w|localStorage|sessionStorage|indexedDB|cookie|sendBeacon|serviceWorker|<\/script/;
    expect(script).not.toMatch(forbidden);
    expect('fetch("https://elsewhere.example")').toMatch(forbidden);
    expect(body.replaceAll(script, '')).not.toMatch(/\b(src|href)="(?!data:,)/);
  });

  it('has no word that ranks anybody, on any of its pages', async () => {
    for (const path of [own.path, '/nothing', `${own.path}/state`])
      expect(bannedWordIn((await work.send('GET', path, {})).body)).toBeNull();
    expect(bannedWordIn('<p>V I P</p>')).not.toBeNull();
  });
});

describe('a token', () => {
  it('has 32 characters or more, its own for each ticket, and is no id', async () => {
    const [one, other] = [await work.take({}), await work.take({})];
    expect(one.token).toMatch(/^[\w-]{32,64}$/);
    expect(new Set([one.token, other.token, own.token, one.ticketId]).size).toBe(4);
  });

  it('is looked for by its digest, in the day’s own tickets, also once another day has opened', () => {
    const hall = work.branch.server.desk.branch.hall;
    let shown = hall;
    const index = new TicketIndex(() => shown);
    expect(index.find(own.token)).toBe(own.ticketId);
    expect(index.find(`${own.token}0`)).toBeNull();
    expect(JSON.stringify([...(index as unknown as { ticketIds: Map<string, string> }).ticketIds.keys()])).not.toContain(own.token);
    shown = { ...hall, day: hall.day === null ? null : { ...hall.day }, tickets: new Map() };
    expect(index.find(own.token)).toBeNull();
  });

  it('is in no line of the log, whatever was asked; planted, it is found', async () => {
    const phone = await work.watch(own.path);
    for (const path of [own.path, `${own.path}/state`, `${own.path}/x`, `/t/%${own.token}`]) await work.send('GET', path, {});
    await work.send('POST', own.path, { referer: `http://elsewhere${own.path}` });
    phone.close();
    const leaks = (lines: readonly string[]) => lines.filter((line) => line.includes(own.token) || line.includes(own.token.slice(0, 16)));
    expect(leaks(work.branch.logged)).toEqual([]);
    expect(leaks([...work.branch.logged, JSON.stringify({ msg: 'asked', url: own.path })])).toHaveLength(1);
  });
});

describe('an address with a path of its own', () => {
  it('is understood whether or not the proxy in front takes the path away', async () => {
    const deep = await phonesAtWork({}, { ...PUBLIC_BRANCH, publicBaseUrl: 'https://bank.example/branch/queue' });
    const ticket = await deep.take({});
    for (const path of [ticket.path, `/branch/queue${ticket.path}`]) expect((await deep.send('GET', path, {})).status).toBe(200);
    expect((await deep.send('GET', `/branch${ticket.path}`, {})).status).toBe(404);
    await deep.stop();
  });
});
