import { execFile } from 'node:child_process';
import type { Logger } from 'pino';

/** What this program tells systemd, in the words of sd_notify(3). */
type ServiceState = 'READY=1' | 'WATCHDOG=1' | 'STOPPING=1';

/** The process that started this one and watches it: systemd, or nobody. */
interface ServiceManager {
  /** systemd restarts a process that has not fed the watchdog for this long; null: it does not watch. */
  readonly watchdogMs: number | null;
  /** Never throws, never waits. Skips a feeding while the one before is still being sent. */
  tell(state: ServiceState): void;
}

const COMMAND = 'systemd-notify';
/** The message is sent when systemd has read it; a systemd that does not read for this long has other problems. */
const TELL_WITHIN_MS = 5_000;

const NOBODY: ServiceManager = { watchdogMs: null, tell: () => undefined };

/**
 * The service manager that the environment names (sd_notify(3): NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID). Node has no
 * datagram sockets of the file system, so systemd's own command speaks; the unit allows it with NotifyAccess=all.
 */
export function serviceManager(env: Readonly<Record<string, string | undefined>>, processId: number, log: Logger): ServiceManager {
  const { NOTIFY_SOCKET: socket, WATCHDOG_USEC: intervalUs = '', WATCHDOG_PID: watched } = env;
  if (socket === undefined || socket === '') return NOBODY;
  const isWatched = /^[1-9]\d{0,12}$/.test(intervalUs) && (watched === undefined || watched === String(processId));
  const onTheirWay = new Set<ServiceState>();
  return {
    watchdogMs: isWatched ? Number(intervalUs) / 1_000 : null,
    tell: (state) => {
      if (onTheirWay.has(state)) return;
      onTheirWay.add(state);
      execFile(COMMAND, [state], { env: { PATH: env['PATH'], NOTIFY_SOCKET: socket }, timeout: TELL_WITHIN_MS }, (error) => {
        onTheirWay.delete(state);
        if (error !== null) log.warn({ state, reason: error.message.slice(0, 200) }, 'the service manager could not be told');
      });
    },
  };
}
