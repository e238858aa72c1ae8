/* Virtual printers, a server that speaks the contract, agents and socat as processes; all ended by their own pid. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { systemClock } from '../../hardware/clock.ts';
import type { Pty } from '../../hardware/virtual-printer/pty.ts';
import { openPty } from '../../hardware/virtual-printer/pty.ts';
import type { VirtualPrinter } from '../../hardware/virtual-printer/virtual-printer.ts';
import { startVirtualPrinter } from '../../hardware/virtual-printer/virtual-printer.ts';
import type { DeviceCommand, DeviceCounter, DeviceView, Slip } from '../../server/contract/device.ts';
import { readCommand } from '../wire-command.ts';
import { deviceView } from '../../server/contract/device.ts';
import type { Reply } from '../../server/contract/wire.ts';
import { BEAT_INTERVAL_MS } from '../../server/contract/wire.ts';
import { programOf } from '../program-of.ts';

export const PRINTER_ID = 'hall-1';
export const TOKEN = 'agent-token';

/** Waits for a condition, never for a time. Throws what it waited for. */
export async function until(what: string, holds: () => boolean, deadlineMs = 60_000): Promise<number> {
  const from = performance.now();
  while (!holds()) {
    if (performance.now() - from > deadlineMs) throw new Error(`not within ${String(deadlineMs)} ms: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
  return performance.now() - from;
}

/** What a test opens, closed last first. */
export class Stage {
  #closers: (() => Promise<void> | void)[] = [];
  readonly folder: string;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'hardware-'));
    this.onClose(() => {
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  onClose(closer: () => Promise<void> | void): void {
    this.#closers.push(closer);
  }

  async close(): Promise<void> {
    for (const closer of this.#closers.reverse()) await closer();
    this.#closers = [];
  }

  /** A kiosk printer: presenter, full status, cut by ESC i. */
  async kioskPrinter(): Promise<VirtualPrinter> {
    const mechanism = { widthDots: 576, lineMs: 1, cutMs: 10, hasCutter: true, hasPresenter: true };
    const printer = await startVirtualPrinter({ port: 0, baud: null, mechanism, clock: systemClock, timeOfDay: Date.now });
    this.onClose(() => printer.stop());
    return printer;
  }

  async printer(options: { readonly baud: number | null; readonly lineMs: number; readonly hasCutter: boolean }): Promise<VirtualPrinter> {
    const printer = await startVirtualPrinter({
      port: 0,
      baud: options.baud,
      mechanism: {
        widthDots: options.hasCutter ? 576 : 384,
        lineMs: options.lineMs,
        cutMs: 10,
        hasCutter: options.hasCutter,
        hasPresenter: false,
      },
      clock: systemClock,
      timeOfDay: Date.now,
    });
    this.onClose(() => printer.stop());
    return printer;
  }

  /** A serial port at `link` whose other end is a TCP port; killing it is unplugging. */
  async pty(link: string, tcpPort: number): Promise<ChildProcess> {
    const socat = spawn('socat', [`PTY,link=${link},raw,echo=0`, `TCP:127.0.0.1:${String(tcpPort)},nodelay`], { stdio: 'ignore' });
    this.onClose(() => endProcess(socat, 'SIGKILL'));
    await until('the PTY is there', () => existsSync(link));
    return socat;
  }

  /** The same, but the port is there again when a dying agent has closed it. */
  async lastingPty(link: string, tcpPort: number): Promise<Pty> {
    const pty = openPty(link, tcpPort, systemClock, (reason) => {
      throw new Error(reason);
    });
    this.onClose(() => {
      pty.stop();
    });
    await until('the PTY is there', () => existsSync(link));
    return pty;
  }

  agent(server: FakeServer, printers: readonly object[]): ChildProcess {
    const config = join(this.folder, 'hardware.json');
    writeFileSync(
      config,
      JSON.stringify({ server: server.url, token: TOKEN, stateDir: join(this.folder, 'state'), devices: { printers } }),
    );
    const agent = spawn(process.execPath, [...programOf('agent'), '--config', config], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    agent.stdout.resume();
    this.onClose(() => endProcess(agent, 'SIGTERM'));
    return agent;
  }

  async server(): Promise<FakeServer> {
    const server = await FakeServer.start();
    this.onClose(() => server.stop());
    return server;
  }
}

export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

interface FakeJob {
  readonly jobId: string;
  readonly expiresAt: number;
  readonly slip: Slip;
}

/** The server's side of the contract, and nothing more: shows jobs, takes reports, keeps what was said. */
export class FakeServer {
  readonly url: string;
  readonly reports: { readonly at: number; readonly commandId: string; readonly command: DeviceCommand }[] = [];
  readonly conditions: string[] = [];
  readonly outcomes = new Map<string, string>();
  /** Reports are taken but not answered, as when the connection dies in between. */
  deaf = false;
  /** Jobs stay in the view even when their outcome is known: a server that lost the report. */
  forgetful = false;
  connections = 0;
  /** Handshakes with a token it does not know. */
  refusals = 0;
  /** What the counters' hardware is to go by; call `show` after a change. */
  counters: readonly DeviceCounter[] = [];
  /** What a press or a rating is answered; null: nothing. */
  answer: Reply | null = { ok: true, receipt: { kind: 'done' } };
  #jobs: FakeJob[] = [];
  #revision = 0;
  #isAway = false;
  #epoch = randomUUID();
  readonly #io: Server;
  readonly #beat: NodeJS.Timeout;

  static async start(): Promise<FakeServer> {
    const http = createServer();
    const io = new Server(http, { transports: ['websocket'], serveClient: false });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return new FakeServer(io, `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`);
  }

  private constructor(io: Server, url: string) {
    this.#io = io;
    this.url = url;
    const device = io.of('/device');
    device.use((socket, next) => {
      const known = socket.handshake.auth['token'] === TOKEN;
      if (!known) this.refusals += 1;
      if (this.#isAway) next(new Error('stopping'));
      else next(known ? undefined : new Error('not-signed-in'));
    });
    device.on('connection', (socket) => {
      this.connections += 1;
      socket.emit('view', this.#message());
      socket.on('resync', () => socket.emit('view', this.#message()));
      socket.on('request', (commandId: string, command: unknown, reply: (reply: Reply) => void) => {
        this.#take(commandId, readCommand('agent', command));
        if (!this.deaf && this.answer !== null) reply(this.answer);
      });
    });
    this.#beat = setInterval(() => {
      device.emit('beat', { epoch: this.#epoch, revision: this.#revision, serverTime: Date.now() });
    }, BEAT_INTERVAL_MS);
  }

  print(jobId: string, slip: Slip, expiresInMs = 120_000): void {
    this.#jobs.push({ jobId, expiresAt: Date.now() + expiresInMs, slip });
    this.show();
  }

  /** Sends the view again, as after a reconnect. */
  show(): void {
    this.#revision += 1;
    this.#io.of('/device').emit('view', this.#message());
  }

  /** A view that is none. */
  showRaw(view: object): void {
    this.#io.of('/device').emit('view', { ...this.#message(), view });
  }

  async stop(): Promise<void> {
    clearInterval(this.#beat);
    await this.#io.close();
  }

  /** Cuts everybody off and lets nobody in, until the returned function is called. */
  silence(): () => void {
    this.#isAway = true;
    this.cutConnections();
    return () => {
      this.#isAway = false;
    };
  }

  cutConnections(): void {
    this.#io.of('/device').disconnectSockets(true);
  }

  #take(commandId: string, command: DeviceCommand): void {
    this.reports.push({ at: performance.now(), commandId, command });
    if (command.type === 'report-printer') {
      this.conditions.push(command.condition);
      return;
    }
    if (command.type !== 'report-print') return;
    const { outcome } = command;
    this.outcomes.set(command.jobId, outcome.result === 'failed' ? `failed(${outcome.cause})` : outcome.result);
    if (this.forgetful || this.deaf) return;
    this.#jobs = this.#jobs.filter((job) => job.jobId !== command.jobId);
    this.show();
  }

  #message(): object {
    const view: DeviceView = deviceView.parse({
      agentId: 'agent-1',
      counters: this.counters,
      printers: [{ printerId: PRINTER_ID, jobs: this.#jobs }],
    });
    return { epoch: this.#epoch, revision: this.#revision, serverTime: Date.now(), build: 'test', view };
  }
}
