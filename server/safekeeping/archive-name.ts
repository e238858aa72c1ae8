import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const ARCHIVE_REASONS = ['schedule', 'close', 'migration', 'asked'] as const;
export type ArchiveReason = (typeof ARCHIVE_REASONS)[number];

/** An archive by its name alone: nothing of it was read. */
export interface NamedArchive {
  readonly name: string;
  readonly branchId: string;
  /** Epoch ms. */
  readonly madeAt: number;
  readonly reason: ArchiveReason;
}

const SUFFIX = '.tar.gz';
const NAME = new RegExp(`^branch-(.+)-(\\d{8})T(\\d{6})(\\d{3})Z-(${ARCHIVE_REASONS.join('|')})\\.tar\\.gz$`);
/** A branch's id is the bank's own text. */
const UNSAFE = /[^A-Za-z0-9._-]/g;

export function backupFolder(dataDir: string): string {
  return join(dataDir, 'backups');
}

/** "branch-demo-20261129T074018123Z-schedule.tar.gz": sorted by name, one branch's archives are sorted by time. */
export function archiveName(branchId: string, madeAt: number, reason: ArchiveReason): string {
  const moment = new Date(madeAt).toISOString().replaceAll(/[-:.]/g, '');
  return `branch-${fileWord(branchId)}-${moment}-${reason}${SUFFIX}`;
}

/** A branch's id as a part of a file's name. */
export function fileWord(branchId: string): string {
  return branchId.replaceAll(UNSAFE, '_');
}

/** Of one branch, oldest first; other files are none of ours. */
export function archivesIn(folder: string, branchId: string): readonly NamedArchive[] {
  return namedArchives(readdirSync(folder)).filter((archive) => archive.branchId === fileWord(branchId));
}

/** Of whatever branch and reason: epoch ms; null: there is none. */
export function newestArchiveAt(dataDir: string): number | null {
  const folder = backupFolder(dataDir);
  return existsSync(folder) ? (namedArchives(readdirSync(folder)).at(-1)?.madeAt ?? null) : null;
}

/** Those of any branch among `names`, oldest first. */
export function namedArchives(names: readonly string[]): readonly NamedArchive[] {
  return names.flatMap(parsed).sort((one, other) => one.madeAt - other.madeAt);
}

function parsed(name: string): readonly NamedArchive[] {
  const [, branchId = '', date = '', time = '', ms = '', reason = ''] = NAME.exec(name) ?? [];
  const iso = `${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}.${ms}Z`;
  const madeAt = Date.parse(iso);
  return branchId === '' || Number.isNaN(madeAt) ? [] : [{ name, branchId, madeAt, reason: reason as ArchiveReason }];
}
