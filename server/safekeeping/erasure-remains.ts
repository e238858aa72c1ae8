import { existsSync, readdirSync } from 'node:fs';
import { backupFolder, namedArchives } from './archive-name.ts';
import { ARCHIVE_DAYS_MAX } from './archive-terms.ts';
import { isReplacedFolder } from './swap.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

interface ErasureRemains {
  readonly archives: number;
  /** Epoch ms. */
  readonly archivesUntil: number;
  readonly replaced: number;
  readonly hasSecondFolder: boolean;
}

/** What an erasure of this moment could not reach on this machine: it stands on the receipt. */
export function erasureRemains(dataDir: string, backupDir: string | null, at: number): ErasureRemains {
  const folder = backupFolder(dataDir);
  const archives = existsSync(folder) ? namedArchives(readdirSync(folder)) : [];
  return {
    archives: archives.filter(({ madeAt }) => madeAt <= at).length,
    archivesUntil: at + ARCHIVE_DAYS_MAX * DAY_MS,
    replaced: readdirSync(dataDir).filter(isReplacedFolder).length,
    hasSecondFolder: backupDir !== null,
  };
}
