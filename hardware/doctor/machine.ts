import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { bad, type Finding, ok, warn } from './finding.ts';
import { processes } from './processes.ts';

const FREE_LEAST_BYTES = 50 * 1024 * 1024;
const COMMAND_WITHIN_MS = 5_000;

/** Folder of the print memory: without it nothing is printed, because a slip might then print twice. */
export function checkStateDir(stateDir: string): Finding {
  if (!existsSync(stateDir))
    return warn('state folder', `there is no ${stateDir} yet`, 'The agent makes it at its first start, if its user may.');
  try {
    accessSync(stateDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return bad(
      'state folder',
      `${stateDir} cannot be written by this user`,
      'Give it to the agent’s user, and run this check as that user.',
    );
  }
  const { bavail, bsize } = statfsSync(stateDir);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  if (bavail * bsize < FREE_LEAST_BYTES)
    return bad('state folder', `only ${String(freeMb)} MB free at ${stateDir}`, 'Make room: without it no slip is printed.');
  return ok('state folder', `${stateDir}, ${String(freeMb)} MB free`);
}

/** ModemManager sends modem commands to every new USB serial port. @param proc "/proc", or a test's own */
export function checkModemManager(proc: string): Finding {
  const running = processes(proc).some(({ name }) => name === 'ModemManager');
  if (!running) return ok('ModemManager', 'not running');
  return bad('ModemManager', 'running: it probes serial ports, and printers print its questions', 'apt-get purge modemmanager');
}

/** Whether a browser on this machine has Chinese characters for pages that are not ours (ours bring their own). @param command "fc-list" */
export function checkFonts(command: string): Finding {
  try {
    const families = execFileSync(command, [':lang=zh-cn', 'family'], {
      encoding: 'utf8',
      timeout: COMMAND_WITHIN_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const count = new Set(families.split('\n').filter((line) => line !== '')).size;
    if (count > 0) return ok('Chinese fonts', `${String(count)} installed`);
    return warn(
      'Chinese fonts',
      'none installed',
      'If a screen of the branch runs here: apt-get install fonts-noto-cjk. Without a screen this does not matter.',
    );
  } catch {
    return ok('Chinese fonts', 'no fontconfig here, so no screen either');
  }
}
