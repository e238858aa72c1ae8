import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { freePort } from '../free-port.ts';
import { roomOf } from '../../server/net/of-subject.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';

interface Options {
  /** What Node is given to run: the product, or a server with a planted fault. */
  readonly program: readonly string[];
  /** A command that runs the server, such as one that fakes its clock or its disk; empty: none. */
  readonly under: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The whole server in a process of its own, as a machine in a branch runs it. */
export interface BranchProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it has said. */
  said(): string;
  get(path: string, token: string | null): Promise<Response>;
  /** Asks for a command; null: no answer came. */
  ask(token: string, commandId: string, command: object): Promise<unknown>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export function furnish(dataDir: string, configuration: BranchConfiguration): void {
  writeFileSync(join(dataDir, 'branch.json'), JSON.stringify(configuration));
  writeFileSync(join(dataDir, 'demo-tokens.json'), '[]\n');
}

export function tokenOf(dataDir: string, subject: ScreenSubject): string {
  const entries = JSON.parse(readFileSync(join(dataDir, 'demo-tokens.json'), 'utf8')) as { room: string; token: string }[];
  const found = entries.find(({ room }) => room === roomOf(subject));
  if (found === undefined) throw new Error(`no token for ${roomOf(subject)}`);
  return found.token;
}

/** Starts it, and waits until it answers at all; it may say that it is not ready. */
export async function branchProcess(dataDir: string, { program, under, env }: Options): Promise<BranchProcess> {
  const port = await freePort();
  const [command = process.execPath, ...args] = [...under, process.execPath, ...program];
  const child = spawn(command, args, {
    env: {
      ...process.env,
      ...env,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      REQUESTS_PER_SECOND: '999999',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  onTestFinished(() => end('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  const said = () => lines.join('');
  const get = (path: string, token: string | null) =>
    fetch(url + path, token === null ? {} : { headers: { authorization: `Bearer ${token}` } });
  const answers = () =>
    get('/livez', null).then(
      ({ ok }) => ok,
      () => child.exitCode !== null,
    );
  await expect.poll(answers, { message: 'the server answers, or has ended' }).toBe(true);
  if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said()}`);
  return {
    url,
    child,
    said,
    get,
    ask: (token, commandId, command) => ask(url, token, commandId, command),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function ask(url: string, token: string, commandId: string, command: object): Promise<unknown> {
  try {
    const response = await fetch(`${url}/api/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ commandId, command }),
    });
    return await response.json();
  } catch {
    return null;
  }
}
