import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { freePort } from '../free-port.ts';
import { roomOf } from '../../server/net/of-subject.ts';
import { type ScreenSubject } from '../../server/net/subjects/subject.ts';

export const REPOSITORY = resolve(import.meta.dirname, '../..');
export const BUNDLE = join(REPOSITORY, 'dist/server/main.js');
const START_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 3;
const END_WITHIN_MS = 10_000;

/** A branch of its own, ready to be started: configuration written, demo tokens asked for, no records yet. */
export function newDataDir(configuration: BranchConfiguration): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'branch-queue-bench-'));
  furnish(dataDir, configuration);
  return dataDir;
}

export function furnish(dataDir: string, configuration: BranchConfiguration): void {
  writeFileSync(join(dataDir, 'branch.json'), JSON.stringify(configuration));
  writeFileSync(join(dataDir, 'demo-tokens.json'), '[]\n');
}

export function removeDataDir(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
}

/** The production bundle, as a child: SQLite with FULL, loopback, one port all its life. */
export class ServerProcess {
  readonly url: string;
  readonly dataDir: string;
  /** From spawning to the first 200 of /readyz. */
  readonly startMs: number;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, url: string, dataDir: string, startMs: number) {
    this.child = child;
    this.url = url;
    this.dataDir = dataDir;
    this.startMs = startMs;
  }

  /** `port` null: a free one. `limits` 'raised': one machine plays a whole branch. @throws Error when it is not ready in time */
  static start(dataDir: string, port: number | null, limits: 'raised' | 'as shipped'): Promise<ServerProcess> {
    return ServerProcess.startBundle(BUNDLE, dataDir, port, limits);
  }

  /** The same of another bundle: the product with one thing changed. @throws Error when it is not ready in time */
  static async startBundle(bundle: string, dataDir: string, port: number | null, limits: 'raised' | 'as shipped'): Promise<ServerProcess> {
    const chosen = port ?? (await freePort());
    const startedAt = performance.now();
    const env = {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(chosen),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      ...(limits === 'raised' ? { REQUESTS_PER_SECOND: '999999' } : {}),
    };
    const child = fork(bundle, [], { execArgv: execArgv(), env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const url = `http://127.0.0.1:${chosen}`;
    while (!(await isReady(url))) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      if (performance.now() - startedAt > START_WITHIN_MS) throw new Error(`the server was not ready within ${START_WITHIN_MS} ms`);
      await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
    }
    return new ServerProcess(child, url, dataDir, performance.now() - startedAt);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** As the first run wrote them down. */
  tokenOf(subject: ScreenSubject): string {
    const entries = JSON.parse(readFileSync(join(this.dataDir, 'demo-tokens.json'), 'utf8')) as { room: string; token: string }[];
    const found = entries.find(({ room }) => room === roomOf(subject));
    if (found === undefined) throw new Error(`no token for ${roomOf(subject)}`);
    return found.token;
  }

  /** Resident memory now, MB. */
  residentMb(): number {
    return residentMbOf(this.child.pid ?? 0);
  }

  /** Time on a processor so far, of all its threads, ms. */
  processorMs(): number {
    const tasks = `/proc/${this.child.pid}/task`;
    return readdirSync(tasks).reduce(
      (sum, task) => sum + Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
      0,
    );
  }

  /** Ends it, with SIGKILL as a power cut would, or politely. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise<void>((resolveGone) => this.child.once('exit', () => resolveGone()));
    this.child.kill(signal);
    const late = setTimeout(() => this.child.kill('SIGKILL'), END_WITHIN_MS);
    await gone;
    clearTimeout(late);
  }
}

export function residentMbOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

/** In the environment of `npm run profile`: where each server writes what its processor did. */
export const PROFILE_FOLDER = 'BENCH_PROFILE';

function execArgv(): string[] {
  const directory = process.env[PROFILE_FOLDER];
  return directory === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${directory}`];
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
