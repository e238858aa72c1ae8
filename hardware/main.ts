import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { startAgent } from './agent.ts';
import { systemClock } from './clock.ts';
import { ConfigError, readHardwareConfig } from './config.ts';
import { BrokenJobMemory } from './job-memory.ts';

const USAGE = 'usage: hardware --config <file.json>';
/** sysexits.h EX_CONFIG: systemd shows it, and restarting will not help. */
const EXIT_CONFIG = 78;

/** Prints the reason for a person, not a stack: nothing here is a bug. */
function refuse(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(EXIT_CONFIG);
}

function configPath(): string {
  try {
    return parseArgs({ options: { config: { type: 'string' } } }).values.config ?? refuse(USAGE);
  } catch {
    return refuse(USAGE);
  }
}

function main(): void {
  const log = pino({ name: 'hardware', level: process.env['LOG_LEVEL'] ?? 'info' });
  try {
    const config = readHardwareConfig(configPath());
    const agent = startAgent({ config, clock: systemClock, random: Math.random, makeId: randomUUID, log });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'stopping');
        void agent.stop().then(() => process.exit(0));
      });
    }
  } catch (error) {
    if (error instanceof ConfigError || error instanceof BrokenJobMemory) refuse(error.message);
    throw error;
  }
}

main();
