import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startAgent } from '../../hardware/agent.ts';
import { systemClock } from '../../hardware/clock.ts';
import type { HardwareConfig } from '../../hardware/config/schema.ts';
import { numberSlip } from './slips.ts';
import { PRINTER_ID, Stage, TOKEN, until } from './stage.ts';
import { programOf } from '../program-of.ts';

let stage: Stage;
let logged: string;
beforeEach(() => {
  stage = new Stage();
  logged = '';
});
afterEach(() => stage.close());

/** An agent in this process on a network printer. */
function start(config: HardwareConfig): void {
  let made = 0;
  const log = pino(
    { level: 'info' },
    {
      write: (line: string) => {
        logged += line;
      },
    },
  );
  const agent = startAgent({ config, clock: systemClock, random: () => 0.5, makeId: () => `command-${String((made += 1))}`, log });
  stage.onClose(() => agent.stop());
}

async function branch(token: string) {
  const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
  const server = await stage.server();
  const path = `tcp://127.0.0.1:${String(printer.state().port)}`;
  const stateDir = join(stage.folder, 'state');
  const printers = [{ id: PRINTER_ID, path, baud: 9_600, profile: 'epson-80mm', flow: null } as const];
  start({ server: server.url, token, caFile: null, stateDir, devices: { printers, buses: [], readers: [] } });
  return { printer, server, stateDir };
}

describe('an agent', () => {
  test('with a wrong token says so, prints nothing, and goes on asking', async () => {
    const { server, printer } = await branch('wrong');
    server.print('job-1', numberSlip('A012'));
    await until('refused twice', () => server.refusals >= 2);
    expect(logged.split('"code":"not-signed-in"'), 'said once').toHaveLength(2);
    expect(server.connections).toBe(0);
    expect(printer.slips()).toHaveLength(0);
  });

  test('survives rubbish for a view: keeps its printers and takes the next good one', async () => {
    const { server } = await branch(TOKEN);
    await until('ready', () => server.conditions.at(-1) === 'ready');
    server.showRaw({
      agentId: 'agent-1',
      printers: [{ printerId: PRINTER_ID, jobs: [{ jobId: 'x', expiresAt: 1, slip: { blocks: [{ kind: 'bell' }] } }] }],
    });
    await until('it says so', () => logged.includes('does not understand'));
    server.print('job-1', numberSlip('A012'));
    await until('printed', () => server.outcomes.get('job-1') === 'printed');
  });

  test('logs no word of a slip', async () => {
    const { server } = await branch(TOKEN);
    server.print('job-1', numberSlip('A012'));
    await until('printed', () => server.outcomes.get('job-1') === 'printed');
    expect(logged).toContain('job-1');
    for (const word of ['A012', '邮储', 'q.example']) expect(logged).not.toContain(word);
  });

  test('mangled replies: conditions stay true and a job still ends, once', async () => {
    const { server, printer } = await branch(TOKEN);
    await until('ready', () => server.conditions.at(-1) === 'ready');
    await printer.setFaults({ mangling: true });
    server.print('job-1', numberSlip('A012'));
    await until('an end', () => server.outcomes.has('job-1'), 15_000);
    await printer.setFaults({ mangling: false });
    await until('ready', () => server.conditions.at(-1) === 'ready', 8_000);
    expect(printer.slips().length).toBeLessThanOrEqual(1);
    if (server.outcomes.get('job-1') === 'printed') expect(printer.slips()).toHaveLength(1);
  });
});

describe('an agent does not start', () => {
  async function run(config: string): Promise<{ code: number | null; said: string }> {
    const child = spawn(process.execPath, [...programOf('agent'), '--config', config], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    await once(child, 'close');
    return { code: child.exitCode, said };
  }

  test('on a configuration it does not understand, or on a memory it cannot read: EX_CONFIG and one clear line, no stack', async () => {
    const config = join(stage.folder, 'hardware.json');
    writeFileSync(config, '{ "server": 1 }');
    const wrong = await run(config);
    expect(wrong).toMatchObject({ code: 78 });
    expect(wrong.said).toContain(`${config}:1: server`);

    const stateDir = join(stage.folder, 'state');
    mkdirSync(stateDir);
    writeFileSync(join(stateDir, `${PRINTER_ID}.jobs`), 'rubbish\n');
    const printers = [{ id: PRINTER_ID, path: 'tcp://127.0.0.1:9', baud: 9_600, profile: 'epson-80mm' }];
    writeFileSync(config, JSON.stringify({ server: 'http://127.0.0.1:9', token: 't', stateDir, devices: { printers } }));
    const broken = await run(config);
    expect(broken).toMatchObject({ code: 78 });
    expect(broken.said).toMatch(/hall-1\.jobs:1 is not a line of the print memory/);
    expect(broken.said).not.toContain('    at ');
    rmSync(stateDir, { recursive: true });

    writeFileSync(stateDir, 'a file in the place of the folder');
    const misplaced = await run(config);
    expect(misplaced).toMatchObject({ code: 78, said: expect.stringMatching(/state.*hardware doctor says what to do/) as string });
    expect(misplaced.said).not.toContain('    at ');
  });
});
