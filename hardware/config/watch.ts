import type { Clock } from '../clock.ts';
import { ConfigError, readConfigText } from '../config.ts';

/** A changed file is read once two looks found it the same, so that a half-written file is not read. */
export const LOOK_INTERVAL_MS = 1_000;

interface ConfigWatch {
  /** Looks now, and reads what is there: somebody asked (SIGHUP). */
  lookNow(): void;
  stop(): void;
}

interface WatchSettings {
  readonly path: string;
  /** Other parts of the configuration, such as the token from pairing. */
  readonly beside: () => string;
  readonly clock: Clock;
  /** Called with the file's text, or why it cannot be read, whenever that changed. */
  readonly onChange: (text: string | ConfigError) => void;
}

/**
 * Follows the configuration file by looking at it: editors replace the old file by a new one, network disks report no changes,
 * and reading 64 KiB a second costs nothing.
 */
export function watchConfig(settings: WatchSettings): ConfigWatch {
  const { clock, onChange } = settings;
  let taken = look(settings);
  let seen = taken;
  let cancel = (): void => undefined;

  const compare = (atOnce: boolean): void => {
    const now = look(settings);
    const settled = atOnce || now.all === seen.all;
    seen = now;
    if (!settled || (now.all === taken.all && !atOnce)) return;
    taken = now;
    onChange(now.text);
  };
  const again = (): void => {
    cancel = clock.after(LOOK_INTERVAL_MS, () => {
      compare(false);
      again();
    });
  };
  again();
  return {
    lookNow: () => {
      compare(true);
    },
    stop: () => {
      cancel();
    },
  };
}

interface Look {
  readonly text: string | ConfigError;
  readonly all: string;
}

function look({ path, beside }: WatchSettings): Look {
  try {
    const text = readConfigText(path);
    return { text, all: `${text}\0${beside()}` };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { text: error, all: error.message };
  }
}
