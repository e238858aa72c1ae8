import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pairAgent, PairingError } from '../../hardware/agent-pair.ts';
import { storedToken, storeToken, tokenFile, tokenOf } from '../../hardware/agent-token.ts';
import { parseHardwareConfig } from '../../hardware/config.ts';
import type { HardwareConfig } from '../../hardware/config/schema.ts';
import { type BranchAtWork, branchAtWork, handshake } from '../protocol/branch-at-work.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

async function branch(): Promise<BranchAtWork> {
  const made = await branchAtWork({});
  stage.onClose(() => made.stop());
  return made;
}

async function codeFor(server: BranchAtWork): Promise<string> {
  const headers = { authorization: `Bearer ${server.operatorToken}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ kind: 'agent', id: 'agent-7', name: 'Entrance', drives: null });
  const response = await fetch(`${server.url}/api/pairings`, { method: 'POST', headers, body });
  return ((await response.json()) as { code: string }).code;
}

const stateDir = (): string => join(stage.folder, 'state');

function config(server: string, token: string | null): HardwareConfig {
  const printers = [{ id: 'p1', path: 'tcp://127.0.0.1:9', baud: 9_600, profile: 'epson-80mm' }];
  return parseHardwareConfig(JSON.stringify({ server, token, stateDir: stateDir(), devices: { printers } }), 'agent.json');
}

describe('pairing an agent', () => {
  test('gives it a token of its own that only its user can read, and that lets it in', async () => {
    const server = await branch();
    const code = await codeFor(server);
    expect(await pairAgent(config(server.url, null), `${code.slice(0, 4)} ${code.slice(4)}`)).toBe('agent-7');
    const token = storedToken(stateDir()) ?? '';
    expect(statSync(tokenFile(stateDir())).mode & 0o777).toBe(0o600);
    expect(tokenOf(config(server.url, null))).toBe(token);
    expect((await handshake(server.socket('device', token, {}))).code).toBe('connected');
  });

  test('does not happen with a wrong code, and leaves an earlier token as it was', async () => {
    const server = await branch();
    storeToken(stateDir(), 'earlier');
    const wrong = (await codeFor(server)) === '00000000' ? '00000001' : '00000000';
    await expect(pairAgent(config(server.url, null), wrong)).rejects.toThrow(/older than 10 minutes[^]*配对码/);
    expect(storedToken(stateDir())).toBe('earlier');
  });

  test.each(['', '1234', '12345678901', 'abcdefgh'])('asks nobody about “%s”, which is no code', async (code) => {
    await expect(pairAgent(config('http://127.0.0.1:9', null), code)).rejects.toThrow(/eight digits/);
  });

  test('says what is in the way: a token written by hand, no server, another program there, a folder of somebody else', async () => {
    await expect(pairAgent(config('http://127.0.0.1:9', 'by-hand'), '12345678')).rejects.toThrow(/Remove "token"/);
    await expect(pairAgent(config('http://127.0.0.1:1', null), '12345678')).rejects.toThrow(PairingError);
    const stranger = createServer((_, response) => response.end('{"hello":1}'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    stage.onClose(() => void stranger.close());
    const at = `http://127.0.0.1:${String((stranger.address() as AddressInfo).port)}`;
    await expect(pairAgent(config(at, null), '12345678')).rejects.toThrow(/not that of a branch server/);
    const server = await branch();
    const code = await codeFor(server);
    writeFileSync(stateDir(), 'a file in the place of the folder');
    await expect(pairAgent(config(server.url, null), code)).rejects.toThrow(/cannot be kept/);
    expect(readFileSync(stateDir(), 'utf8')).toContain('in the place');
  });
});
