import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { PRINTER_PROFILES } from '../codec/printer-profile.ts';
import { ConfigError, readHardwareConfig } from '../config.ts';
import type { HardwareConfig } from '../config/schema.ts';
import type { Finding } from './finding.ts';
import { bad, ok } from './finding.ts';
import { checkFonts, checkModemManager, checkStateDir } from './machine.ts';
import { checkPort, type PortToCheck } from './port.ts';
import { checkServer } from './server.ts';

export const EXIT_WELL = 0;
/** Exit code: something does not work. */
export const EXIT_BAD = 1;

/** Access to the machine; a test has its own. */
interface Machine {
  readonly clock: Clock;
  /** Epoch ms. */
  readonly now: () => number;
  readonly proc: string;
  readonly fontCommand: string;
}

/** Checks everything the agent needs, and says what to do, one line for each check. Returns the exit code. */
export async function examine(path: string, machine: Machine, say: (line: string) => void): Promise<number> {
  const findings = await findingsOf(path, machine);
  sayAll(findings, say);
  const count = findings.filter(({ level }) => level === 'bad').length;
  say(count === 0 ? '\nNothing stands in the way.' : `\n${String(count)} to mend.`);
  return count === 0 ? EXIT_WELL : EXIT_BAD;
}

/** One line for each finding, and what to do below it. */
export function sayAll(findings: readonly Finding[], say: (line: string) => void): void {
  for (const { level, about, says, advice } of findings) {
    say(`${MARKS[level]} ${about}: ${says}`);
    if (advice !== null) say(`         ${advice}`);
  }
}

const MARKS: { readonly [level in Finding['level']]: string } = { ok: 'ok      ', warn: 'look    ', bad: 'MEND    ' };

export async function findingsOf(path: string, machine: Machine): Promise<Finding[]> {
  let config: HardwareConfig;
  try {
    config = readHardwareConfig(path);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((fault) => bad('configuration', fault, 'Mend the line; the agent does not start on it.'));
  }
  const ports: Finding[] = [];
  for (const port of portsOf(config)) ports.push(await checkPort(port, machine.clock, machine.proc));
  return [
    ok('configuration', path),
    checkStateDir(config.stateDir),
    ...ports,
    checkModemManager(machine.proc),
    ...(await checkServer(config, machine.now)),
    checkFonts(machine.fontCommand),
  ];
}

/** All ports of the configuration; a new kind of device is one more list. Boards on a bus never send, and readers never receive. */
function portsOf({ devices, stateDir }: HardwareConfig): PortToCheck[] {
  const printers = devices.printers.map(({ id, path, baud, profile, flow }) => ({
    about: `printer ${id}`,
    path,
    baud,
    flow: flow ?? PRINTER_PROFILES[profile].flow,
    answers: true,
    memory: join(stateDir, `${id}.jobs`),
  }));
  const buses = devices.buses.map(({ id, path, baud }) => ({
    about: `bus ${id}`,
    path,
    baud,
    flow: 'none' as const,
    answers: false,
    memory: null,
  }));
  const readers = devices.readers.map(({ id, path, baud }) => ({
    about: `reader ${id}`,
    path,
    baud,
    flow: 'none' as const,
    answers: false,
    memory: null,
  }));
  return [...printers, ...buses, ...readers];
}
