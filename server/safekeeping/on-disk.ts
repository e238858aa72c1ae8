import { createHash } from 'node:crypto';
import { chownSync, closeSync, createReadStream, existsSync, fsyncSync, openSync, statfsSync, statSync } from 'node:fs';
import { SafekeepingError } from './safekeeping-error.ts';

/** Only the server's own user may read a backup: it holds keys and personal data. */
export const SECRET_MODE = 0o600;
export const SECRET_FOLDER_MODE = 0o700;
/** What no backup takes from the branch: some days of tickets. */
const LEFT_TO_THE_BRANCH_BYTES = 64 * 1024 * 1024;

/** Files and folders alike; Windows opens no folders, and NTFS keeps a journal of them. */
export function syncToDisk(path: string): void {
  const isFolder = statSync(path).isDirectory();
  if (isFolder && process.platform === 'win32') return;
  const handle = openSync(path, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Makes files belong to whoever the branch's folder belongs to: a command given as root must not leave the server files that it cannot
 * read. Does nothing for anybody else.
 */
export function giveToOwner(folder: string, paths: readonly string[]): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  for (const path of paths) if (existsSync(path)) chownSync(path, uid, gid);
}

/** In pieces, whatever its length. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/**
 * A backup that fills the branch's disk would stop the branch.
 * @throws SafekeepingError 'no-room'
 */
export function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const missing = bytes + LEFT_TO_THE_BRANCH_BYTES - bavail * bsize;
  if (missing > 0) throw new SafekeepingError('no-room', folder, `${Math.ceil(missing / 1024 / 1024)} MB`);
}
