import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAtThisMachine } from '../../server/net/origins.ts';
import { startPage } from '../../server/net/routes/start-page.ts';
import { programOf } from '../program-of.ts';

const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 5_000;
const directory = mkdtempSync(join(tmpdir(), 'branch-first-run-'));
const environment = { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: directory, LOG_LEVEL: 'info' };

/** The real program, once it says where it is. */
async function run(): Promise<{ child: ChildProcess; url: string; said: () => string }> {
  const child = spawn(process.execPath, programOf('server'), {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [news] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error(said)))])) as [
    { url: string },
  ];
  return { child, url: news.url, said: () => said };
}

/**
 * A program to its end. Not by spawnSync: while that held this process up, the server hung up on its idle connections, and the
 * next fetch went into one of them.
 */
function program(file: string, words: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...words], { env: environment, encoding: 'utf8' }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

async function end(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

const PRINTED = /http:\S+\?demo=[\w-]+/;

/** The start page as whoever follows the printed address sees it. @param forwarded what a proxy on this machine adds */
async function startPageOf(said: string, forwarded: Record<string, string>): Promise<string> {
  const address = PRINTED.exec(said)?.[0] ?? '';
  const opened = await fetch(address, { redirect: 'manual' });
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return (await fetch(new URL('/', address), { headers: { cookie, ...forwarded } })).text();
}

function tokensIn(page: string): string[] {
  return [...page.matchAll(/#t=([\w-]+)/g)].map((match) => match[1] ?? '');
}

describe('a first run', { timeout: 2 * START_WITHIN_MS }, () => {
  let first: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    first = await run();
  }, START_WITHIN_MS);
  afterAll(() => rmSync(directory, { recursive: true }));

  test('leaves a branch that is open, with secrets only its own user can read', async () => {
    expect(await (await fetch(`${first.url}/readyz`)).text()).toBe('ready');
    const modes = ['demo-tokens.json', 'operator.json', 'agent.json'].map((file) => statSync(join(directory, file)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
    const agent = JSON.parse(readFileSync(join(directory, 'agent.json'), 'utf8')) as {
      server: string;
      devices: { printers: { id: string }[] };
    };
    expect(agent.server).toBe(first.url);
    expect(agent.devices.printers.map(({ id }) => id)).toEqual(['printer-1', 'printer-2']);
  });

  test('links every screen, signed in', async () => {
    const page = await startPageOf(first.said(), {});
    const displays = ['/display/wall/hall', '/display/wall/entrance', '/display/counter/counter-6'];
    for (const path of ['/kiosk/kiosk-1', '/kiosk/kiosk-2', ...displays, '/counter/teller', '/counter/lobby'])
      expect(page).toMatch(new RegExp(`href="${path}#t=[\\w-]{43}"`));
    expect(page).toContain('演示');
    const token = /kiosk-1#t=([\w-]+)/.exec(page)?.[1] ?? '';
    const view = await fetch(`${first.url}/api/views/kiosk`, { headers: { authorization: `Bearer ${token}` } });
    expect(await view.json()).toMatchObject({ view: { kioskId: 'kiosk-1', state: 'open' } });
  });

  test('gives its links to whoever has the printed address alone: not without its code, not through a proxy', async () => {
    expect(tokensIn(await startPageOf(first.said(), {})).length).toBeGreaterThan(15);
    expect(tokensIn(await startPageOf(first.said(), { 'x-forwarded-for': '10.0.0.9' }))).toEqual([]);
    const address = PRINTED.exec(first.said())?.[0] ?? '';
    const forwarded = await fetch(address, { redirect: 'manual', headers: { via: '1.1 tunnel' } });
    expect([forwarded.status, forwarded.headers.get('set-cookie')]).toEqual([200, null]);
    for (const path of ['/', '/?demo=', `/?demo=${'A'.repeat(22)}`]) {
      const page = await (await fetch(first.url + path)).text();
      expect(tokensIn(page), path).toEqual([]);
      expect(page).toContain('演示链接只在服务器本机显示');
    }
  });

  test('the day is closed, asked about and opened from the command line, on this machine', async () => {
    const day = (...words: string[]) => program('server/day.mjs', words);
    expect((await day('status')).stdout).toMatch(/open/);
    expect((await day('close')).stdout).toMatch(/closed/);
    expect((await day('report')).stdout).toMatch(/全网点/);
    expect((await day('open')).stdout).toMatch(/open/);
    const again = await day('open');
    expect([again.status, again.stderr]).toEqual([1, expect.stringMatching(/营业日已开启[^]*open already/)]);
    expect((await day('tomorrow')).stderr).toMatch(/usage/);
  });

  test('devices are paired, listed and revoked from the command line, on this machine', async () => {
    const pair = (...words: string[]) => program('server/pair.mjs', words);
    const code = /(\d{4}) (\d{4})/.exec((await pair('wall', 'hall', 'By', 'the', 'door')).stdout);
    const body = JSON.stringify({ code: `${code?.[1] ?? ''}${code?.[2] ?? ''}`, path: '/display/wall/hall' });
    const paired = await fetch(`${first.url}/api/pair`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { token } = (await paired.json()) as { token: string };
    const look = () => fetch(`${first.url}/api/views/wall`, { headers: { authorization: `Bearer ${token}` } });
    expect((await look()).status).toBe(200);
    const [, id] = /^(\w{12}) +wall +hall .*By the door$/m.exec((await pair('list')).stdout) ?? [];
    expect((await pair('revoke', id ?? '')).stdout).toContain('Revoked');
    expect((await look()).status).toBe(401);
    expect([(await pair('wall', 'nowhere')).status, (await pair('toaster', 'x')).stderr]).toEqual([1, expect.stringMatching(/usage/)]);
  });

  test('stops when told, quickly; a second start keeps the screens signed in; no token is ever logged', async () => {
    const before = tokensIn(await startPageOf(first.said(), {}));
    const asked = performance.now();
    expect(await end(first.child)).toBe(0);
    expect(performance.now() - asked).toBeLessThan(STOP_WITHIN_MS);
    const second = await run();
    const after = tokensIn(await startPageOf(second.said(), {}));
    expect(after).toEqual(before);
    expect(before.length).toBeGreaterThan(15);
    for (const token of before) expect(first.said() + second.said()).not.toContain(token);
    expect(await end(second.child)).toBe(0);
  });

  test('whose demo is turned off revokes all that it made, and asks for its first administrator', async () => {
    const demo = await run();
    const tokens = tokensIn(await startPageOf(demo.said(), {}));
    const works = async (url: string): Promise<readonly number[]> => {
      const asked = tokens.map((token) => fetch(`${url}/api/day`, { headers: { authorization: `Bearer ${token}` } }));
      return [...new Set((await Promise.all(asked)).map(({ status }) => status))];
    };
    expect(await works(demo.url)).not.toContain(401);
    await end(demo.child);
    rmSync(join(directory, 'demo-tokens.json'));
    const real = await run();
    expect(await works(real.url)).toEqual([401]);
    expect(real.said()).toMatch(/First administrator: open http:\S+#set-up and enter [A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/);
    const page = await (await fetch(real.url)).text();
    expect([PRINTED.test(real.said()), tokensIn(page), page.includes('演示')]).toEqual([false, [], false]);
    expect(await end(real.child)).toBe(0);
  });
});

describe('the start page', () => {
  const links = [{ kind: 'kiosk', name: { 'zh-CN': '<b>1</b>', en: 'One' }, path: '/kiosk/one', token: 'secret' }] as const;
  const parts = { branchName: { 'zh-CN': '网点', en: 'Branch' }, isDemo: true, links, phones: null };

  test('shows sign-in links only to whoever has the code of this start, and only in the demo', () => {
    expect(startPage(parts, true, true)).toContain('secret');
    expect(startPage(parts, true, false)).not.toContain('secret');
    expect(startPage({ ...parts, isDemo: false }, true, true)).not.toContain('secret');
    expect(startPage(parts, false, false)).toContain('href="/kiosk/one"');
    const staff = [{ ...links[0], kind: 'teller', path: '/counter/teller' }] as const;
    expect(startPage({ ...parts, links: staff }, false, false)).not.toContain('/counter/teller');
    expect(startPage(parts, true, true)).not.toContain('<b>1</b>');
  });

  test('says where phones go once slips carry an address, and where this machine listens to this machine only', () => {
    expect(startPage(parts, true, true)).not.toContain('客户手机');
    const open = { ...parts, phones: { publicUrl: 'https://queue.example', listensAt: 'http://192.168.8.2:8421' } };
    for (const atThisMachine of [true, false]) expect(startPage(open, atThisMachine, false)).toContain('https://queue.example/t/…');
    expect(startPage(open, true, false)).toContain('http://192.168.8.2:8421');
    expect(startPage(open, false, false)).not.toContain('192.168.8.2');
  });

  test.each([
    ['127.0.0.1', '127.0.0.1:8420', true],
    ['::1', '[::1]:8420', true],
    ['::ffff:127.0.0.1', 'localhost:8420', true],
    ['127.0.0.1', 'queue.branch.example:8420', false],
    ['192.168.1.7', 'localhost:8420', false],
    [undefined, undefined, false],
  ])('from %s under the name %s: at this machine %s', (address, host, expected) => {
    expect(isAtThisMachine(address, { host })).toBe(expected);
  });

  test.each([
    ...[
      'forwarded',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'x-real-ip',
      'via',
      'cf-connecting-ip',
      'cf-ray',
      'true-client-ip',
    ],
    ...[
      'x-client-ip',
      'x-cluster-client-ip',
      'fly-client-ip',
      'x-envoy-external-address',
      'x-original-forwarded-for',
      'x-azure-clientip',
      'cdn-loop',
    ],
  ])('a request with %s has come through a proxy on this machine, whatever it says', (name) => {
    expect(isAtThisMachine('127.0.0.1', { host: 'localhost:8420', [name]: '' })).toBe(false);
    expect(isAtThisMachine('127.0.0.1', { host: 'localhost:8420', accept: '*/*', 'x-requested-with': 'page' })).toBe(true);
  });
});
