import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseHardwareConfig } from '../../hardware/config.ts';
import { type DemoSignIn, writeAgentFile } from '../../server/first-run.ts';

const URL_NOW = 'http://127.0.0.1:9000';
const demo: readonly DemoSignIn[] = [
  { subject: { audience: 'device', agentId: 'agent-1', printerIds: ['printer-1'], counterIds: [] }, token: 'new-token' },
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branch-agent-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (): string => join(folder, 'agent.json');
const written = () => parseHardwareConfig(readFileSync(file(), 'utf8'), 'agent.json');

describe('the demo agent’s configuration', () => {
  test('is one the agent takes, with a virtual printer beside the server', () => {
    expect(writeAgentFile(folder, { server: URL_NOW, caFile: null }, demo)).toEqual([
      { printerId: 'printer-1', port: 9_010, pagePort: 9_020 },
    ]);
    expect(written()).toMatchObject({
      server: URL_NOW,
      token: 'new-token',
      devices: { printers: [{ id: 'printer-1', path: 'tcp://127.0.0.1:9010' }] },
    });
  });

  test('keeps what somebody wrote into it, and follows the server’s address and token', () => {
    writeAgentFile(folder, { server: URL_NOW, caFile: null }, demo);
    const printers = [{ id: 'printer-1', path: '/dev/ttyUSB0', baud: 19_200, profile: 'generic-58mm' }];
    writeFileSync(file(), JSON.stringify({ server: 'http://127.0.0.1:1', token: 'old', stateDir: '/tmp/s', devices: { printers } }));
    expect(writeAgentFile(folder, { server: URL_NOW, caFile: null }, demo)).toEqual([]);
    expect(written()).toMatchObject({ server: URL_NOW, token: 'new-token', stateDir: '/tmp/s', devices: { printers } });
  });

  test('of the first release is brought to today’s form', () => {
    const printers = [{ id: 'printer-1', path: '/dev/ttyUSB0', baud: 9_600, profile: 'epson-80mm' }];
    writeFileSync(file(), JSON.stringify({ server: URL_NOW, token: 'old', stateDir: '/tmp/s', printers }));
    expect(writeAgentFile(folder, { server: URL_NOW, caFile: null }, demo)).toEqual([]);
    expect(written()).toMatchObject({ token: 'new-token', stateDir: '/tmp/s', devices: { printers } });
  });

  test('that cannot be read is left to the agent to complain of', () => {
    writeFileSync(file(), 'half a fi');
    expect(writeAgentFile(folder, { server: URL_NOW, caFile: null }, demo)).toEqual([]);
    expect(readFileSync(file(), 'utf8')).toBe('half a fi');
  });
});
