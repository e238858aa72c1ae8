/* What a technician plugs in wrongly: each case is noticed, named, and over as soon as it is put right. */
import { symlinkSync } from 'node:fs';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAgent } from '../../hardware/agent.ts';
import { systemClock } from '../../hardware/clock.ts';
import { serialTransport } from '../../hardware/link/serial-transport.ts';
import { numberSlip } from './slips.ts';
import type { FakeServer } from './stage.ts';
import { endProcess, PRINTER_ID, Stage, TOKEN, until } from './stage.ts';

const REPLUGGED_WITHIN_MS = 5_000;
const SHOWN_WITHIN_MS = 3_000;

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

/** An agent in this process that drives these ports; the first is the server's printer. */
async function agentOn(...paths: readonly string[]): Promise<FakeServer> {
  const server = await stage.server();
  let made = 0;
  const printers = paths.map((path, index) => ({
    id: index === 0 ? PRINTER_ID : `other-${String(index)}`,
    path,
    baud: 9_600,
    profile: 'epson-80mm' as const,
    flow: null,
  }));
  const agent = startAgent({
    config: {
      server: server.url,
      token: TOKEN,
      caFile: null,
      stateDir: join(stage.folder, 'state'),
      devices: { printers, buses: [], readers: [] },
    },
    clock: systemClock,
    random: () => 0.5,
    makeId: () => `command-${String((made += 1))}`,
    log: pino({ level: 'silent' }),
  });
  stage.onClose(() => agent.stop());
  return server;
}

/** What was last told of a printer. */
function conditionOf(server: FakeServer, printerId: string): string {
  const told = server.reports.flatMap(({ command }) =>
    command.type === 'report-printer' && command.printerId === printerId ? [command] : [],
  );
  return told.at(-1)?.condition ?? 'nothing yet';
}

async function shown(server: FakeServer, condition: string, withinMs: number): Promise<number> {
  return until(`${condition} is shown`, () => conditionOf(server, PRINTER_ID) === condition, withinMs);
}

async function peer(onData: (socket: Socket, bytes: Buffer) => void): Promise<number> {
  const server: Server = createServer({ noDelay: true }, (socket) => {
    socket.on('data', (bytes) => {
      onData(socket, bytes);
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stage.onClose(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe('what is plugged in wrongly', () => {
  it('the wrong speed: named, no job is sent into it, and ready when it is put right', async () => {
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    await printer.setFaults({ wrongSpeed: true });
    const path = join(stage.folder, 'tty0');
    await stage.pty(path, printer.state().port);
    const server = await agentOn(path);
    await shown(server, 'not-understood', SHOWN_WITHIN_MS);
    server.print('job-1', numberSlip('A001'));
    await until('refused', () => server.outcomes.get('job-1') === 'failed(not-understood)');
    await printer.setFaults({ wrongSpeed: false });
    await shown(server, 'ready', REPLUGGED_WITHIN_MS);
    server.print('job-2', numberSlip('A002'));
    await until('printed', () => server.outcomes.get('job-2') === 'printed');
    expect(printer.slips()).toHaveLength(1);
  });

  it('another device, which repeats what it hears: named, and no job is sent to it', async () => {
    let heard = 0;
    const port = await peer((socket, bytes) => {
      heard += bytes.length;
      socket.write(bytes);
    });
    const path = join(stage.folder, 'tty0');
    await stage.pty(path, port);
    const server = await agentOn(path);
    await shown(server, 'not-understood', SHOWN_WITHIN_MS);
    const before = heard;
    server.print('job-1', numberSlip('A001'));
    await until('refused', () => server.outcomes.get('job-1') === 'failed(not-understood)');
    expect(heard - before).toBeLessThan(20);
  });

  it('another program on the port: named, and ready when it lets go', async () => {
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    const path = join(stage.folder, 'tty0');
    // The line comes back by itself when a program closes it, as a real port stays.
    await stage.lastingPty(path, printer.state().port);
    const other = serialTransport({ path, baud: 9_600, flow: 'none' }, { onData: () => undefined, onClose: () => undefined }, systemClock);
    expect(await other.open()).toEqual({ ok: true });
    const server = await agentOn(path);
    await shown(server, 'port-busy', SHOWN_WITHIN_MS);
    await other.close();
    await shown(server, 'ready', REPLUGGED_WITHIN_MS);
  });

  it('two printers of the configuration on one port, under two names: one works, the other is told that the port is in use', async () => {
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    const path = join(stage.folder, 'tty0');
    await stage.pty(path, printer.state().port);
    symlinkSync(path, join(stage.folder, 'by-id'));
    const server = await agentOn(path, join(stage.folder, 'by-id'));
    await until('both are told', () => ['port-busy', 'ready'].every((condition) => server.conditions.includes(condition)), SHOWN_WITHIN_MS);
    const able = conditionOf(server, PRINTER_ID) === 'ready' ? PRINTER_ID : 'other-1';
    expect(conditionOf(server, able === PRINTER_ID ? 'other-1' : PRINTER_ID)).toBe('port-busy');
  });

  it('a printer without a Chinese font: named, and it still prints', async () => {
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    await printer.setFaults({ withoutChinese: true });
    const server = await agentOn(`tcp://127.0.0.1:${String(printer.state().port)}`);
    await shown(server, 'chinese-font-missing', SHOWN_WITHIN_MS);
    server.print('job-1', numberSlip('A001'));
    await until('printed', () => server.outcomes.get('job-1') === 'printed');
  });

  it('unplugged is shown within 3 s, replugged works within 5 s, untouched', async () => {
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    const path = join(stage.folder, 'tty0');
    const socat = await stage.pty(path, printer.state().port);
    const server = await agentOn(path);
    await shown(server, 'ready', SHOWN_WITHIN_MS);
    await endProcess(socat, 'SIGKILL');
    await shown(server, 'offline', SHOWN_WITHIN_MS);
    await stage.pty(path, printer.state().port);
    await shown(server, 'ready', REPLUGGED_WITHIN_MS);
    server.print('job-1', numberSlip('A001'));
    await until('printed', () => server.outcomes.get('job-1') === 'printed');
  });
});
