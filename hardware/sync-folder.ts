import { closeSync, fsyncSync, openSync } from 'node:fs';

/** A rename is durable once its folder is synced (fsync(2)). Windows opens no folders, and NTFS keeps a journal of them. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
