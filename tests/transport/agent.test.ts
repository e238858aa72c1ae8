import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startAgent } from '../../hardware/agent.ts';
import { pairAgent } from '../../hardware/agent-pair.ts';
import { storedToken } from '../../hardware/agent-token.ts';
import { systemClock } from '../../hardware/clock.ts';
import { ConfigError, parseHardwareConfig } from '../../hardware/config.ts';
import type { HardwareConfig } from '../../hardware/config/schema.ts';
import { checkServer } from '../../hardware/doctor/server.ts';
import { AGENT, MONDAY_TEN, until } from '../protocol/branch-at-work.ts';
import { ownDirectory } from '../store/directory.ts';
import { ask, type TestAuthority, testAuthority } from './authority.ts';
import { type BranchOverTls, branchOverTls } from './branch-over-tls.ts';

const DAY_MS = 24 * 60 * 60_000;

let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});
let branch: BranchOverTls | null = null;
afterEach(async () => {
  await branch?.stop();
  branch = null;
});

async function given(): Promise<BranchOverTls> {
  branch = await branchOverTls(authority, {}, {});
  return branch;
}

function configured(server: string, token: string | null, caFile: string | null): HardwareConfig {
  const devices = { printers: [{ id: 'p1', path: 'tcp://127.0.0.1:9', baud: 9_600, profile: 'epson-80mm' }] };
  return parseHardwareConfig(JSON.stringify({ server, token, caFile, stateDir: join(ownDirectory(), 'state'), devices }), 'agent.json');
}

/** An agent at work, and what it logs. */
function agentOf(config: HardwareConfig): string[] {
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  let made = 0;
  const agent = startAgent({ config, clock: systemClock, random: () => 0.5, makeId: () => `id-${String((made += 1))}`, log });
  onTestFinished(() => agent.stop());
  return logged;
}

describe('an agent over TLS', () => {
  it('connects with the authority of its configuration, and is examined over it', async () => {
    const { url, tokenOf } = await given();
    const logged = agentOf(configured(url, tokenOf(AGENT), authority.file()));
    await until('it is connected', () => logged.some((line) => line.includes('server connected')));
    expect(
      (await checkServer(configured(url, tokenOf(AGENT), authority.file()), () => MONDAY_TEN)).map(({ level }) => level),
    ).not.toContain('bad');
  });

  it('is paired over it: its token is its own, and lets it in', async () => {
    const { url, operatorToken } = await given();
    const config = configured(url, null, authority.file());
    const headers = { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ kind: 'agent', id: 'agent-7', name: 'Entrance', drives: null });
    const opened = await ask(`${url}/api/pairings`, authority.pem, { method: 'POST', headers, body });
    const { code } = JSON.parse(opened.body) as { readonly code: string };
    const wrong = code === '12345678' ? '12345679' : '12345678';
    await expect(pairAgent(config, wrong)).rejects.toThrow(/配对码/);
    expect(await pairAgent(config, code)).toBe('agent-7');
    expect(storedToken(config.stateDir)).toMatch(/^[\w-]{43}$/);
    const logged = agentOf(config);
    await until('it is connected', () => logged.some((line) => line.includes('server connected')));
  });

  it('without it says in words what to do, and so do its doctor and its pairing; it sends nothing', async () => {
    const { url, tokenOf, logged: ofServer } = await given();
    const config = configured(url, tokenOf(AGENT), null);
    const logged = agentOf(config);
    await until('it says why', () => logged.some((line) => line.includes('caFile')));
    expect(logged.join('')).toMatch(/does not know who vouches for the server\. Install the branch’s authority/);
    expect((await checkServer(config, () => MONDAY_TEN)).map(({ says }) => says).join()).toMatch(/does not know who vouches/);
    await expect(pairAgent({ ...config, token: null }, '12345678')).rejects.toThrow(/does not know who vouches/);
    expect(ofServer.join('')).not.toContain('"connected"');
  });

  it('tells an expired certificate, one for another name, and no TLS at all from each other', async () => {
    const { url, files, certificate } = await given();
    const says = async (server: string) => (await checkServer(configured(server, 't', authority.file()), () => MONDAY_TEN))[0]?.says ?? '';
    files.put(await authority.issue(['127.0.0.1'], Date.now() - 400 * DAY_MS));
    certificate.look();
    expect(await says(url)).toMatch(/has expired\. On the server: npm run certificate -- status/);
    files.put(await authority.issue(['queue.branch.example'], Date.now()));
    certificate.look();
    expect(await says(url)).toMatch(/is for another name/);
    const silent = createServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    expect(await says(`https://127.0.0.1:${(silent.address() as AddressInfo).port}`)).toMatch(/does not speak TLS there/);
  });

  it('does not start on a "caFile" that is none', () => {
    const file = join(ownDirectory(), 'ca.pem');
    expect(() => agentOf(configured('https://127.0.0.1:9', 't', file))).toThrow(/there is no such file/);
    writeFileSync(file, readFileSync('package.json'));
    expect(() => agentOf(configured('https://127.0.0.1:9', 't', file))).toThrow(ConfigError);
  });
});
