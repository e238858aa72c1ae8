import Database from 'better-sqlite3';
import { StoreError } from './store-error.ts';

/** Also extended codes: 'SQLITE_BUSY' is SQLITE_BUSY_SNAPSHOT too. */
export function isSqliteError(error: unknown, code: string): boolean {
  return error instanceof Database.SqliteError && (error.code === code || error.code.startsWith(`${code}_`));
}

/** Turns SQLite's own errors into what the person at the machine can do. Other errors pass. */
export function named(error: unknown, file: string): unknown {
  if (isSqliteError(error, 'SQLITE_NOTADB')) return new StoreError('not-a-database', file, 'not an SQLite file');
  if (isSqliteError(error, 'SQLITE_CORRUPT')) return new StoreError('not-a-database', file, String(error));
  if (isSqliteError(error, 'SQLITE_FULL')) return new StoreError('disk-full', file, '');
  if (isSqliteError(error, 'SQLITE_IOERR') || (error instanceof Error && 'code' in error && error.code === 'EIO'))
    return new StoreError('disk-failing', file, String(error));
  if (isSqliteError(error, 'SQLITE_BUSY')) return new StoreError('database-locked', file, '');
  if (isSqliteError(error, 'SQLITE_READONLY') || isSqliteError(error, 'SQLITE_CANTOPEN'))
    return new StoreError('not-writable', file, String(error));
  return error;
}
