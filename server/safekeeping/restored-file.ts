import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { syncToDisk } from './on-disk.ts';

export const RESTORED_FILE = 'restored.json';
const natural = z.number().int().nonnegative();

const restoration = z.strictObject({
  /** Epoch ms; null: no archive was put back, the branch went on with what was there. */
  archiveMadeAt: natural.nullable(),
  /** When the last event happened that is still there; 0: none is. */
  lostFrom: natural,
  /** Number of events that are gone; null: nobody knows. */
  lostCount: natural.nullable(),
  epoch: natural,
  restoredAt: natural,
});

/** What the branch must learn of its restoration at the next start. */
export type Restoration = z.infer<typeof restoration>;

/** null: the branch knows all there is to know. */
export function readRestoration(dataDir: string): Restoration | null {
  const file = join(dataDir, RESTORED_FILE);
  return existsSync(file) ? restoration.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** Once the branch has recorded it. */
export function forgetRestoration(dataDir: string): void {
  rmSync(join(dataDir, RESTORED_FILE), { force: true });
  syncToDisk(dataDir);
}
