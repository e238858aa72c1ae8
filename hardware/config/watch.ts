import type { Clock } from '../clock.ts';
import { ConfigError, readConfigText } from '../config.ts';

/** A changed file is taken when it was the same at two looks, so that one being written is not read by halves. */
export const LOOK_INTERVAL_MS = 1_000;

interface ConfigWatch {
  /** Looks now, and takes what is there: somebody asked (SIGHUP). */
  lookNow(): void;
  stop(): void;
}

interface WatchSettings {
  readonly path: string;
  /** What else belongs to the configuration, such as the token got by pairing. */
  readonly beside: () => string;
  readonly clock: Clock;
  /** The file's text, or why it cannot be read; when it differs from the one before. */
  readonly onChange: (text: string | ConfigError) => void;
}

/**
 * Follows the configuration file by looking at it: editors put a new file in the place of the old one, network disks report
 * nothing, and 64 KiB a second cost nothing.
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
