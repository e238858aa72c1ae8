import { execFile } from 'node:child_process';
import type { Logger } from 'pino';

/** What this program tells systemd, in the words of sd_notify(3). */
type ServiceState = 'READY=1' | 'WATCHDOG=1' | 'STOPPING=1';
/** A line for whoever asks systemd how the program is. One line: the next one would be another word of the protocol. */
export type ServiceStatus = `STATUS=${string}`;

/** The process that started this one and watches it: systemd, or nobody. */
export interface ServiceManager {
  /** systemd restarts a process that has not fed the watchdog for this long; null: it does not watch. */
  readonly watchdogMs: number | null;
  /** Never throws, never waits. Skips a feeding while the one before is still being sent. */
  tell(state: ServiceState): void;
  /** The same for the status, of which only the latest counts: it never arrives before an earlier one. */
  tellStatus(status: ServiceStatus): void;
}

const COMMAND = 'systemd-notify';
/** The message is sent when systemd has read it; a systemd that does not read for this long has other problems. */
const TELL_WITHIN_MS = 5_000;

const NOBODY: ServiceManager = { watchdogMs: null, tell: () => undefined, tellStatus: () => undefined };

/**
 * The service manager that the environment names (sd_notify(3): NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID). Node has no
 * datagram sockets of the file system, so systemd's own command speaks; the unit allows it with NotifyAccess=all.
 */
export function serviceManager(env: Readonly<Record<string, string | undefined>>, processId: number, log: Logger): ServiceManager {
  const { NOTIFY_SOCKET: socket, WATCHDOG_USEC: intervalUs = '', WATCHDOG_PID: watched } = env;
  if (socket === undefined || socket === '') return NOBODY;
  const isWatched = /^[1-9]\d{0,12}$/.test(intervalUs) && (watched === undefined || watched === String(processId));
  const send = (word: string, sent: () => void): void => {
    execFile(COMMAND, [word], { env: { PATH: env['PATH'], NOTIFY_SOCKET: socket }, timeout: TELL_WITHIN_MS }, (error) => {
      if (error !== null) log.warn({ word, reason: error.message.slice(0, 200) }, 'the service manager could not be told');
      sent();
    });
  };
  const onTheirWay = new Set<ServiceState>();
  return {
    watchdogMs: isWatched ? Number(intervalUs) / 1_000 : null,
    tell: (state) => {
      if (onTheirWay.has(state)) return;
      onTheirWay.add(state);
      send(state, () => onTheirWay.delete(state));
    },
    tellStatus: oneAtATime(send),
  };
}

/** Each word is sent by a process of its own, and processes overtake each other. */
function oneAtATime(send: (word: string, sent: () => void) => void): (word: string) => void {
  let wanted: string | null = null;
  let isSending = false;
  const next = (): void => {
    isSending = wanted !== null;
    if (wanted === null) return;
    const word = wanted;
    wanted = null;
    send(word, next);
  };
  return (word) => {
    wanted = word;
    if (!isSending) next();
  };
}
