import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { serviceManager } from '../server/service-manager.ts';
import { startWatchdog } from '../server/watchdog.ts';
import { boundedLines } from './agent-log.ts';
import { pairAgent, PairingError } from './agent-pair.ts';
import { startProgram } from './agent-program.ts';
import { systemClock } from './clock.ts';
import { ConfigError, readHardwareConfig } from './config.ts';
import { examine, EXIT_BAD, EXIT_WELL, sayAll } from './doctor/doctor.ts';
import { BrokenJobMemory } from './job-memory.ts';
import { selfTest } from './self-test/self-test.ts';
import { isSystemError } from './system-error.ts';

const USAGE = `usage: hardware [run] [--config <file.json>]                drives the devices of the configuration
       hardware pair --code <code> [--config <file.json>]  takes this agent into the branch
       hardware doctor [--config <file.json>]              checks everything, and says what to do
       hardware self-test --printer <id> [--config <file.json>]  prints a slip that shows what the printer can; stop the agent first
Without --config: agent.json in DATA_DIR, or in ./data.`;
/** sysexits.h EX_CONFIG: systemd shows it, and a restart will not help. */
const EXIT_CONFIG = 78;
const MACHINE = { clock: systemClock, now: Date.now, proc: '/proc', fontCommand: 'fc-list' };

/** Prints the reason for a person instead of a stack: this is no bug. */
function refuse(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(EXIT_CONFIG);
}

interface Asked {
  readonly action: string;
  readonly path: string;
  readonly code: string;
  readonly printer: string;
}

function asked(): Asked {
  try {
    const { values, positionals } = parseArgs({
      options: { config: { type: 'string' }, code: { type: 'string', default: '' }, printer: { type: 'string', default: '' } },
      allowPositionals: true,
    });
    const [action = 'run', ...rest] = positionals;
    if (rest.length > 0 || !['run', 'pair', 'doctor', 'self-test'].includes(action)) return refuse(USAGE);
    return {
      action,
      path: values.config ?? join(process.env['DATA_DIR'] ?? 'data', 'agent.json'),
      code: values.code,
      printer: values.printer,
    };
  } catch {
    return refuse(USAGE);
  }
}

function run(path: string): void {
  const destination = boundedLines(process.stdout, () => systemClock.now());
  const log = pino({ name: 'hardware', level: process.env['LOG_LEVEL'] ?? 'info' }, destination);
  const program = startProgram({ path, clock: systemClock, random: Math.random, makeId: randomUUID, log });
  process.on('SIGHUP', () => {
    program.reload();
  });
  const manager = serviceManager(process.env, process.pid, log);
  manager.tell('READY=1');
  const { watchdogMs } = manager;
  const feed = (): void => manager.tell('WATCHDOG=1');
  const storeAnswers = (): boolean => statSync(program.stateDir).isDirectory();
  const unwatch = watchdogMs === null ? () => undefined : startWatchdog({ watchdogMs, storeAnswers, feed, log });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      unwatch();
      manager.tell('STOPPING=1');
      void program.stop().then(() => process.exit(0));
    });
  }
}

async function testPrinter(path: string, printerId: string): Promise<void> {
  const { printers } = readHardwareConfig(path).devices;
  const printer = printers.find(({ id }) => id === printerId);
  if (printer === undefined) return refuse(`--printer: allowed are ${printers.map(({ id }) => id).join(', ')}`);
  const findings = await selfTest(printer, systemClock);
  sayAll(findings, (line) => console.log(line));
  process.exitCode = findings.some(({ level }) => level === 'bad') ? EXIT_BAD : EXIT_WELL;
}

async function main(): Promise<void> {
  const { action, path, code, printer } = asked();
  try {
    if (action === 'run') run(path);
    else if (action === 'pair') console.log(`Paired as ${await pairAgent(readHardwareConfig(path), code)}.`);
    else if (action === 'self-test') await testPrinter(path, printer);
    else process.exitCode = await examine(path, MACHINE, (line) => console.log(line));
  } catch (error) {
    if (error instanceof ConfigError || error instanceof BrokenJobMemory || error instanceof PairingError) refuse(error.message);
    if (isSystemError(error)) refuse(`${error.message}. hardware doctor says what to do.`);
    throw error;
  }
}

await main();
