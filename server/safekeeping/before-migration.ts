import { existsSync } from 'node:fs';
import { databaseFile } from '../store/database.ts';
import { stateOf } from '../store/integrity/copy.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { makeArchive, type MadeArchive } from './make-archive.ts';

/**
 * The way back from an update: an archive of what the older release left, before anything of it is changed. Without it nothing is
 * changed. null: there is nothing to bring up to date.
 * @throws SafekeepingError, StoreError when it cannot be made
 */
export async function archiveBeforeMigration(dataDir: string, now: number): Promise<MadeArchive | null> {
  const file = databaseFile(dataDir);
  if (!existsSync(file)) return null;
  const { schema } = stateOf(file);
  return schema === MIGRATIONS.length ? null : makeArchive(dataDir, 'migration', now);
}
