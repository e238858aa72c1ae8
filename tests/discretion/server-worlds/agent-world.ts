import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { startAgent } from '../../../hardware/agent.ts';
import { systemClock } from '../../../hardware/clock.ts';
import { parseHardwareConfig } from '../../../hardware/config.ts';
import { startVirtualPrinter, type VirtualPrinter } from '../../../hardware/virtual-printer/virtual-printer.ts';
import { until } from '../../protocol/branch-at-work.ts';
import type { HallTape } from './hall-tape.ts';
import { READER_KIOSKS } from './world-branch.ts';

/** A printer that takes some milliseconds for a slip, as an office printer would take hundreds. */
const MECHANISM = { widthDots: 576, lineMs: 1, cutMs: 5, hasCutter: true, hasPresenter: false };

/** The agent with its printer and its serial readers; each device's line ends in this process. */
export interface AgentWorld {
  readonly printer: VirtualPrinter;
  /** A card is drawn through the reader of a kiosk. */
  swipe(kioskId: string, digits: string): void;
  stop(): Promise<void>;
}

export async function agentWorld(url: string, token: string, tape: HallTape): Promise<AgentWorld> {
  const stateDir = mkdtempSync(join(tmpdir(), 'branch-worlds-agent-'));
  const printer = await startVirtualPrinter({
    port: 0,
    baud: null,
    mechanism: MECHANISM,
    clock: systemClock,
    timeOfDay: () => 0,
  });
  const lines = new Map<string, Line>();
  for (const kioskId of READER_KIOSKS) lines.set(kioskId, await line());
  const devices = {
    printers: [{ id: 'p1', path: pathOf(printer.state().port), baud: 9_600, profile: 'epson-80mm' }],
    readers: READER_KIOSKS.map((kioskId) => ({
      driver: 'track2',
      id: `reader-${kioskId}`,
      path: pathOf(lines.get(kioskId)?.port ?? 0),
      baud: 9_600,
      kioskId,
      lrc: false,
    })),
  };
  const agent = startAgent({
    config: parseHardwareConfig(JSON.stringify({ server: url, token, stateDir, devices }), 'agent.json'),
    clock: systemClock,
    random: () => 0.5,
    makeId: () => crypto.randomUUID(),
    log: pino({ level: 'trace' }, { write: (text: string) => tape.hear('agent log', withoutTime(text)) }),
  });
  await until('the readers’ lines', () => [...lines.values()].every(({ ends }) => ends.length > 0));
  return {
    printer,
    swipe: (kioskId, digits) => lines.get(kioskId)?.ends.forEach((end) => end.write(`;${digits}=28122010000?\r`, 'latin1')),
    stop: async () => {
      await agent.stop();
      await printer.stop();
      for (const { server, ends } of lines.values()) {
        for (const end of ends) end.destroy();
        server.close();
      }
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

interface Line {
  readonly server: Server;
  readonly port: number;
  readonly ends: Socket[];
}

function line(): Promise<Line> {
  const ends: Socket[] = [];
  const server = createServer({ noDelay: true }, (socket) => {
    ends.push(socket);
    socket.resume();
    socket.on('error', () => undefined);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ server, ends, port: (server.address() as AddressInfo).port }));
  });
}

function pathOf(port: number): string {
  return `tcp://127.0.0.1:${port}`;
}

/** What differs in a log between two runs of the same program. */
const OF_THE_RUN: readonly string[] = ['time', 'pid', 'hostname'];

export function withoutTime(line: string): string {
  const fields = Object.entries(JSON.parse(line) as Record<string, unknown>);
  return JSON.stringify(Object.fromEntries(fields.filter(([name]) => !OF_THE_RUN.includes(name))));
}
