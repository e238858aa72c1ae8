import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Clock } from '../clock.ts';

const RESPAWN_MS = 300;

/** A serial port made of a pseudo terminal. */
export interface Pty {
  /** Process id of the running socat; null: none is running. */
  pid(): number | null;
  /** Unplugs the serial cable, or plugs it in again. */
  setPlugged(plugged: boolean): void;
  stop(): void;
}

/**
 * Node cannot make a PTY itself; socat (Debian package `socat`) connects one at `link` to the printer's TCP port. It ends when the
 * host closes its side, so it is started again. @param onError called when socat is not installed.
 */
export function openPty(link: string, tcpPort: number, clock: Clock, onError: (reason: string) => void): Pty {
  let child: ChildProcess | null = null;
  let plugged = true;
  let stopped = false;
  const run = (): void => {
    if (stopped || !plugged || child !== null) return;
    const socat = spawn('socat', [`PTY,link=${link},raw,echo=0`, `TCP:127.0.0.1:${String(tcpPort)},nodelay`], { stdio: 'ignore' });
    child = socat;
    socat.on('error', (error) => {
      stopped = true;
      onError(error.message);
    });
    socat.on('exit', () => {
      child = null;
      clock.after(RESPAWN_MS, run);
    });
  };
  run();
  return {
    pid: () => child?.pid ?? null,
    setPlugged: (now) => {
      plugged = now;
      if (plugged) run();
      else child?.kill();
    },
    stop: () => {
      stopped = true;
      child?.kill();
    },
  };
}
