/* A service manager's ear: the datagram socket a supervised program speaks to. Perl is in every Debian; Node has no such sockets. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

const LISTEN = `use IO::Socket::UNIX; $| = 1;
my $socket = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => $ARGV[0]) or die $!;
while (defined $socket->recv(my $message, 4096)) { print "$message\\n" }`;

export interface NotifySocket {
  /** States heard so far, oldest first. */
  readonly heard: readonly string[];
  readonly count: (state: string) => number;
  readonly close: () => Promise<void>;
}

export async function listenAt(path: string): Promise<NotifySocket> {
  const ear = spawn('perl', ['-e', LISTEN, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const heard: string[] = [];
  ear.stdout.setEncoding('utf8').on('data', (text: string) => heard.push(...text.split('\n').filter((line) => line !== '')));
  await until('the socket is there', () => existsSync(path), 10_000);
  return { heard, count: (state) => heard.filter((one) => one === state).length, close: () => end(ear, 'SIGKILL') };
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Waits for a condition, never for a time; how long it took, ms. */
export async function until(what: string, holds: () => boolean, deadlineMs: number): Promise<number> {
  const from = performance.now();
  while (!holds()) {
    if (performance.now() - from > deadlineMs) throw new Error(`not within ${String(deadlineMs)} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - from;
}
