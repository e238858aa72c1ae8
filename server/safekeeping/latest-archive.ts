import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type NamedArchive, namedArchives } from './archive-name.ts';
import { SafekeepingError } from './safekeeping-error.ts';

/**
 * The newest archive in `folder` that `fits`.
 * @throws SafekeepingError 'no-archive'
 */
export function latestArchive(folder: string, fits: (archive: NamedArchive) => boolean): string {
  const archives = existsSync(folder) ? namedArchives(readdirSync(folder)).filter(fits) : [];
  const newest = archives.at(-1);
  if (newest === undefined) throw new SafekeepingError('no-archive', folder, '');
  return join(folder, newest.name);
}
