import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { branchConfiguration } from '../../server/config/schema.ts';
import demo from '../../server/demo-branch.json' with { type: 'json' };
import { programOf } from '../program-of.ts';
import { furnish } from '../safekeeping/branch-process.ts';
import { ownDirectory } from '../store/directory.ts';
import { ask, LOOPBACK, ServerFiles, type TestAuthority, testAuthority } from './authority.ts';

const DAY_MS = 24 * 60 * 60_000;
const WITHIN_MS = 120_000;

let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});

interface Started {
  readonly dataDir: string;
  readonly said: () => string;
  readonly ended: () => number | null;
}

/** The whole server in a process of its own, on free ports. */
function start(files: ServerFiles, env: Record<string, string>): Started {
  const dataDir = ownDirectory();
  furnish(dataDir, branchConfiguration.parse(demo));
  const tls = { TLS_CERTIFICATE: files.certificateFile, TLS_KEY: files.keyFile, TLS_AUTHORITY: authority.file() };
  const child = spawn(process.execPath, programOf('server'), {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PORT: '0', PLAIN_PORT: '0', LOG_LEVEL: 'trace', ...tls, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  });
  return { dataDir, said: () => lines.join(''), ended: () => child.exitCode };
}

async function urlOf({ said, ended }: Started): Promise<string> {
  await expect.poll(() => /Branch queue is open: (\S+)/.exec(said())?.[1] ?? ended(), { timeout: WITHIN_MS }).toMatch(/^https:/);
  return /Branch queue is open: (\S+)/.exec(said())?.[1] ?? '';
}

/** A command of the server's own machine. */
async function command(
  dataDir: string,
  script: string,
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [script, ...args], { env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child, 'close');
  return { code: child.exitCode, said };
}

describe('the whole server over TLS', { timeout: 2 * WITHIN_MS }, () => {
  it('opens; its command line finds it by its certificate, and speaks to no other; no key is in its log', async () => {
    // For a name only: the command line comes by 127.0.0.1 all the same.
    const files = new ServerFiles([]).put(await authority.issue(['queue.branch.example'], Date.now()));
    const started = start(files, { METRICS_PORT: '0' });
    const url = await urlOf(started);
    expect(await command(started.dataDir, 'server/day.mjs', 'status')).toMatchObject({ code: 0 });
    expect((await command(started.dataDir, 'server/pair.mjs', 'kiosk', 'kiosk-1')).said).toMatch(/pairing code/);
    const operatorFile = join(started.dataDir, 'operator.json');
    const operator = JSON.parse(readFileSync(operatorFile, 'utf8')) as { readonly token: string; readonly url: string };
    expect(operator.url).toBe(url);
    writeFileSync(operatorFile, JSON.stringify({ ...operator, certificate: 'AA:BB' }));
    expect(await command(started.dataDir, 'server/day.mjs', 'status')).toMatchObject({ code: 1 });

    const agent = JSON.parse(readFileSync(join(started.dataDir, 'agent.json'), 'utf8')) as {
      readonly caFile: string;
      readonly server: string;
    };
    expect([agent.server, readFileSync(agent.caFile, 'utf8')]).toEqual([url, authority.pem]);
    const metrics = await (await fetch(/"url":"(http:[^"]*\/metrics)"/.exec(started.said())?.[1] ?? '')).text();
    expect(metrics).toMatch(/^branch_certificate_expires_timestamp_seconds 1[89]\d{8}$/m);
    expect(metrics).toMatch(/^branch_condition\{kind="certificate-invalid"\} 0$/m);
    const secrets = [readFileSync(files.keyFile, 'utf8').split('\n')[1] ?? '?', operator.token, 'PRIVATE KEY'];
    expect(secrets.filter((secret) => started.said().includes(secret))).toEqual([]);
  });

  it('opens with an expired certificate too, says so in log and readiness, and its command line works', async () => {
    const files = new ServerFiles([]).put(await authority.issue(LOOPBACK, Date.now() - 400 * DAY_MS));
    const started = start(files, {});
    const url = await urlOf(started);
    await expect.poll(started.said).toMatch(/"condition":"certificate-invalid","detail":"expired on /);
    await expect(ask(`${url}/livez`, authority.pem, {})).rejects.toThrow(/expired/);
    expect(await command(started.dataDir, 'server/day.mjs', 'status')).toMatchObject({ code: 0 });
  });

  it.each([
    ['for another name', { ALLOWED_ORIGINS: 'https://bank.example:8443' }, /不含 bank\.example[^]*is not for bank\.example/],
    [
      'with an address of plain http among its own',
      { ALLOWED_ORIGINS: 'http://127.0.0.1:8420' },
      /须写 https:\/\/.*names addresses with https/,
    ],
    ['whose ports are the same', { PORT: '8443', PLAIN_PORT: '8443' }, /均为 8443.*are both 8443/],
    ['without its key', { TLS_KEY: '' }, /缺少 TLS_KEY.*TLS_KEY is missing/],
    [
      'HSTS without a certificate',
      { TLS_CERTIFICATE: '', TLS_KEY: '', TLS_AUTHORITY: '', PLAIN_PORT: '', HSTS_DAYS: '1' },
      /HSTS_DAYS.*only together/,
    ],
    ['HSTS for ever', { HSTS_DAYS: '9999' }, /HSTS_DAYS=9999 is not usable/],
  ])('does not start on a certificate %s', async (_, env, says) => {
    const started = start(new ServerFiles([]).put(await authority.issue(LOOPBACK, Date.now())), env);
    await expect.poll(started.ended, { timeout: WITHIN_MS }).toBe(1);
    expect(started.said()).toMatch(says);
    expect(started.said()).not.toMatch(/\n {4}at /);
  });
});
