import { chmodSync, mkdirSync } from 'node:fs';
import type { Logger } from 'pino';

/** Nothing that this process makes is for other users of the machine. */
export const PRIVATE_UMASK = 0o077;
const PRIVATE_FOLDER_MODE = 0o700;

/** Makes the folder of the records, or closes it to others: earlier releases left one that everybody on the machine could read. */
export function privateFolder(dataDir: string, log: Logger): void {
  mkdirSync(dataDir, { recursive: true });
  try {
    chmodSync(dataDir, PRIVATE_FOLDER_MODE);
  } catch (error) {
    // A folder on a mount, or of another user: theirs to close.
    log.warn({ err: error, dataDir }, 'other users of this machine may read the records: the folder could not be closed to them');
  }
}
