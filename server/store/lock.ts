import Database from 'better-sqlite3';
import { isSqliteError, named } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

/** Let go by `release`, and by the operating system when the process ends, in whatever way. */
export interface Lock {
  release(): void;
}

/**
 * SQLite alone would let a second server write. The lock is on a separate file, so that reports can still read.
 * @param file the branch's database
 * @throws StoreError 'database-in-use'
 */
export function lockBranch(file: string): Lock {
  const lock = lockFile(`${file}.lock`, 0);
  if (lock === null) throw new StoreError('database-in-use', file, '');
  return lock;
}

/** null: somebody else holds it, and did not let go of it within `waitMs`. */
export function lockFile(path: string, waitMs: number): Lock | null {
  let lock: Database.Database | null = null;
  try {
    lock = new Database(path, { timeout: waitMs });
    const held = lock;
    held.exec('BEGIN EXCLUSIVE');
    return { release: () => held.close() };
  } catch (error) {
    lock?.close();
    if (isSqliteError(error, 'SQLITE_BUSY')) return null;
    throw named(error, path);
  }
}
