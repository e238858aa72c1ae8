import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { startAgent } from '../../../hardware/agent.ts';
import { systemClock } from '../../../hardware/clock.ts';
import { parseHardwareConfig } from '../../../hardware/config.ts';
import type { Pty } from '../../../hardware/virtual-printer/pty.ts';
import type { DeviceCounter } from '../../../server/contract/device.ts';
import { TOKEN, type Stage } from '../stage.ts';

/** The far end of a serial line: what boards would see, and what pads would send. */
export interface Wire {
  readonly path: string;
  readonly pty: Pty;
  /** Everything that arrived, as Latin-1. */
  heard(): string;
  /** Hears nothing of before. */
  forget(): void;
  send(text: string): void;
}

/** A PTY whose other end the test holds. */
export async function openWire(stage: Stage, name: string): Promise<Wire> {
  let heard = '';
  let ends: Socket[] = [];
  const server = createServer((socket) => {
    ends.push(socket);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      heard += text;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      ends = ends.filter((end) => end !== socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stage.onClose(() => {
    for (const end of ends) end.destroy();
    server.close();
  });
  const path = join(stage.folder, name);
  const pty = await stage.lastingPty(path, (server.address() as AddressInfo).port);
  return {
    path,
    pty,
    heard: () => heard,
    forget: () => {
      heard = '';
    },
    send: (text) => {
      for (const end of ends) end.write(text, 'latin1');
    },
  };
}

/** An agent in this process with these buses; returns its log so far. */
export function agentOn(stage: Stage, server: string, token: string, buses: readonly object[]): () => string {
  const config = { server, token, stateDir: join(stage.folder, 'state'), devices: { buses } };
  let logged = '';
  const log = pino({ level: 'info' }, { write: (line: string) => void (logged += line) });
  const agent = startAgent({
    config: parseHardwareConfig(JSON.stringify(config), 'agent.json'),
    clock: systemClock,
    random: () => 0.5,
    makeId: () => crypto.randomUUID(),
    log,
  });
  stage.onClose(() => agent.stop());
  return () => logged;
}

export const agentOnStage = (stage: Stage, server: { readonly url: string }, ...buses: readonly object[]): (() => string) =>
  agentOn(stage, server.url, TOKEN, buses);

export function counter(id: string, changes: Partial<DeviceCounter>): DeviceCounter {
  return { counterId: id, label: id.replace(/\D/g, ''), state: 'idle', number: null, elsewhere: [], visitId: null, ...changes };
}
