import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BranchDatabase } from './database.ts';

/** What a branch's database takes on its disk, and what is left there. */
export interface DiskFigures {
  readonly databaseBytes: number;
  readonly walBytes: number;
  /** What this user may still write. */
  readonly freeBytes: number;
  /** Whether the space for a full disk is reserved. */
  readonly isReserved: boolean;
}

export function diskFigures({ file, reserve }: Pick<BranchDatabase, 'file' | 'reserve'>): DiskFigures {
  return { databaseBytes: bytesOf(file), walBytes: walBytes(file), freeBytes: freeBytes(file), isReserved: reserve.isKept() };
}

/** Without a WAL, 0. */
export function walBytes(file: string): number {
  return bytesOf(`${file}-wal`);
}

export function freeBytes(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
