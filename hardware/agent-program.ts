import type { Logger } from 'pino';
import { startAgent } from './agent.ts';
import { storedToken } from './agent-token.ts';
import type { Clock } from './clock.ts';
import { ConfigError, parseHardwareConfig, readHardwareConfig } from './config.ts';
import type { HardwareConfig } from './config/schema.ts';
import { watchConfig } from './config/watch.ts';
import { authorityOf } from './trust/authority.ts';

interface ProgramSettings {
  /** Path of the configuration file. */
  readonly path: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly makeId: () => string;
  readonly log: Logger;
}

interface Program {
  /** Folder of the memory of what was printed. */
  readonly stateDir: string;
  /** Reads the configuration again now. */
  reload(): void;
  /** Ends the jobs in hand and closes the ports. */
  stop(): Promise<void>;
}

/**
 * The agent with its configuration file, which it follows while it runs: a usable change is applied; for an unusable one the log
 * says why, and the earlier configuration stays in force.
 * Throws ConfigError or BrokenJobMemory when it cannot start.
 */
export function startProgram({ path, clock, random, makeId, log }: ProgramSettings): Program {
  const config = readHardwareConfig(path);
  const agent = startAgent({ config, clock, random, makeId, log });
  const apply = (changed: HardwareConfig): void => {
    void agent.apply(changed).then(() => {
      log.info('configuration applied');
    });
  };
  const watch = watchConfig({
    path,
    beside: () => storedToken(config.stateDir) ?? '',
    clock,
    onChange: (text) => {
      try {
        if (text instanceof ConfigError) throw text;
        const changed = parseHardwareConfig(text, path);
        authorityOf(changed);
        apply(changed);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        log.error({ faults: error.message.split('\n') }, 'the changed configuration is not usable: the earlier one stays in force');
      }
    },
  });
  return {
    stateDir: config.stateDir,
    reload: () => {
      watch.lookNow();
    },
    stop: () => {
      watch.stop();
      return agent.stop();
    },
  };
}
