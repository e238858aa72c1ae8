/* A branch of real processes, each of which may be killed at any moment: server, agent, serial lines; the printers outlive them. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '../../../hardware/clock.ts';
import type { Pty } from '../../../hardware/virtual-printer/pty.ts';
import { openPty } from '../../../hardware/virtual-printer/pty.ts';
import type { VirtualPrinter } from '../../../hardware/virtual-printer/virtual-printer.ts';
import { startVirtualPrinter } from '../../../hardware/virtual-printer/virtual-printer.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import type { BranchEvent } from '../../../server/kernel/words/event.ts';
import { furnish } from '../../bench/server-process.ts';
import { endProcess, until } from '../stage.ts';
import { programOf } from '../../program-of.ts';

const START_WITHIN_MS = 60_000;
const BAUD = 9_600;

export interface RunningPrinter {
  readonly id: string;
  readonly printer: VirtualPrinter;
  readonly pty: Pty;
  readonly path: string;
}

export class BranchProcesses {
  readonly printers: readonly RunningPrinter[];
  readonly #folder: string;
  #server: ChildProcess | null = null;
  #agent: ChildProcess | null = null;
  #url = '';

  private constructor(folder: string, printers: readonly RunningPrinter[]) {
    this.#folder = folder;
    this.printers = printers;
  }

  /** @param lineMs time a printed line takes */
  static async open(configuration: BranchConfiguration, lineMs: number): Promise<BranchProcesses> {
    const folder = mkdtempSync(join(tmpdir(), 'fault-run-'));
    furnish(folder, configuration);
    const printers = await Promise.all(configuration.printers.map(({ id }) => openPrinter(folder, id, lineMs)));
    const branch = new BranchProcesses(folder, printers);
    try {
      await branch.startServer();
      branch.startAgent();
    } catch (error) {
      await branch.close();
      throw error;
    }
    return branch;
  }

  get url(): string {
    return this.#url;
  }

  /** @param room how it begins, as `roomOf` names it, e.g. `kiosk:k1` */
  tokenOf(room: string): string {
    const entries = JSON.parse(readFileSync(join(this.#folder, 'demo-tokens.json'), 'utf8')) as { room: string; token: string }[];
    const token = entries.find((entry) => `${entry.room}:`.startsWith(`${room}:`))?.token;
    if (token === undefined) throw new Error(`no token for ${room}`);
    return token;
  }

  async killServer(): Promise<void> {
    if (this.#server !== null) await endProcess(this.#server, 'SIGKILL');
    await this.startServer();
  }

  async killAgent(): Promise<void> {
    if (this.#agent !== null) await endProcess(this.#agent, 'SIGKILL');
    this.startAgent();
  }

  /** Everything that was stored, oldest first. */
  events(): readonly BranchEvent[] {
    const database = new Database(join(this.#folder, 'branch.db'), { readonly: true });
    try {
      const rows = database.prepare('select type, body from events order by seq').all() as { type: string; body: string }[];
      return rows.map(({ type, body }) => ({ type, ...(JSON.parse(body) as object) }) as BranchEvent);
    } finally {
      database.close();
    }
  }

  async close(): Promise<void> {
    if (this.#agent !== null) await endProcess(this.#agent, 'SIGKILL');
    if (this.#server !== null) await endProcess(this.#server, 'SIGKILL');
    for (const { pty } of this.printers) pty.stop();
    for (const { printer } of this.printers) await printer.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  private async startServer(): Promise<void> {
    const port = this.#url === '' ? '0' : new URL(this.#url).port;
    const env = { PATH: process.env['PATH'] ?? '', PORT: port, DATA_DIR: this.#folder, LOG_LEVEL: 'silent', REQUESTS_PER_SECOND: '999999' };
    const server = spawn(process.execPath, programOf('server'), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#server = server;
    const late = setTimeout(() => server.kill('SIGKILL'), START_WITHIN_MS);
    const ended = once(server, 'exit').then(() => Promise.reject(new Error('the server did not start')));
    const [news] = (await Promise.race([once(server, 'message'), ended])) as [{ url: string }];
    ended.catch(() => undefined);
    clearTimeout(late);
    this.#url = news.url;
  }

  private startAgent(): void {
    const config = join(this.#folder, 'fault-run-agent.json');
    const printers = this.printers.map(({ id, path }) => ({ id, path, baud: BAUD, profile: 'epson-80mm' }));
    const stateDir = join(this.#folder, 'agent');
    writeFileSync(config, JSON.stringify({ server: this.#url, token: this.tokenOf('device:agent-1'), stateDir, devices: { printers } }));
    const env = { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'silent' };
    this.#agent = spawn(process.execPath, [...programOf('agent'), '--config', config], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

async function openPrinter(folder: string, id: string, lineMs: number): Promise<RunningPrinter> {
  const mechanism = { widthDots: 576, lineMs, cutMs: 20, hasCutter: true, hasPresenter: false };
  const printer = await startVirtualPrinter({ port: 0, baud: BAUD, mechanism, clock: systemClock, timeOfDay: Date.now });
  const path = join(folder, `tty-${id}`);
  const pty = openPty(path, printer.state().port, systemClock, (reason) => {
    throw new Error(`socat is needed: ${reason}`);
  });
  await until('the serial line is there', () => existsSync(path));
  return { id, printer, pty, path };
}
