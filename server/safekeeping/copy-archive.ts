import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileWord, namedArchives } from './archive-name.ts';
import { deleteExpired } from './make-archive.ts';
import { SECRET_FOLDER_MODE, SECRET_MODE, sha256Of, syncToDisk } from './on-disk.ts';
import { SafekeepingError } from './safekeeping-error.ts';

/**
 * Copies a whole archive to another folder, which may be on a disk or a share of its own, reads it there again, and deletes there what
 * is over its term. It may never end where a share hangs: whoever must not wait runs it in a process of its own.
 * @throws SafekeepingError 'copy-failed'
 */
export async function copyArchive(file: string, folder: string, now: number): Promise<string> {
  const name = basename(file);
  const [archive] = namedArchives([name]);
  if (archive === undefined) throw new SafekeepingError('not-an-archive', file, 'name');
  const copy = join(folder, name);
  const draft = draftIn(folder, archive.branchId);
  try {
    mkdirSync(folder, { recursive: true, mode: SECRET_FOLDER_MODE });
    // One name for each branch: what a killed copy left is overwritten.
    await pipeline(createReadStream(file), createWriteStream(draft, { mode: SECRET_MODE }));
    syncToDisk(draft);
    if ((await sha256Of(draft)) !== (await sha256Of(file))) throw new Error('it reads differently there');
    renameSync(draft, copy);
    syncToDisk(folder);
    deleteExpired(folder, archive.branchId, now);
    return copy;
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    throw new SafekeepingError('copy-failed', folder, error instanceof Error ? error.message : String(error));
  }
}

function draftIn(folder: string, branchId: string): string {
  return join(folder, `branch-${fileWord(branchId)}.unfinished`);
}
