import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { create } from 'tar';
import { databaseFile } from '../store/database.ts';
import { stateOf } from '../store/integrity/copy.ts';
import { lockFile } from '../store/lock.ts';
import { StoreError } from '../store/store-error.ts';
import { branchBytes, CONFIGURATION, copyBranch, DATABASE, describeFiles } from './archive-files.ts';
import { archiveName, type ArchiveReason, archivesIn, backupFolder } from './archive-name.ts';
import { expiredArchives } from './archive-terms.ts';
import { branchIn, type Manifest, MANIFEST_FILE, endOfLog, newManifest } from './manifest.ts';
import { giveToOwner, requireRoom, SECRET_FOLDER_MODE, SECRET_MODE, syncToDisk } from './on-disk.ts';
import { ownRelease } from './release.ts';
import { SafekeepingError } from './safekeeping-error.ts';
import { checkUnpacked, unpack } from './unpack.ts';

/** Another backup of this branch is waited for so long: a scheduled one takes seconds. */
const OTHER_BACKUP_MS = 60_000;
/** Copy, archive, and the archive unpacked again. */
const COPIES_AT_ONCE = 3;
/** Half of zlib's own time, for a tenth more bytes. */
const GZIP_LEVEL = 3;
/** Everything of an archive that is not done yet begins with this. */
const UNFINISHED = '.unfinished';

export interface MadeArchive {
  readonly file: string;
  readonly manifest: Manifest;
  readonly bytes: number;
}

/**
 * Makes an archive of the branch in `dataDir`, which may be running, and deletes those whose term is over. It takes its name only
 * when it was opened again, every sum in it was right, and the disk has it.
 * @param now epoch ms
 */
export async function makeArchive(dataDir: string, reason: ArchiveReason, now: number): Promise<MadeArchive> {
  const database = databaseFile(dataDir);
  if (!existsSync(database)) throw new StoreError('database-missing', database, '');
  const folder = backupFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: SECRET_FOLDER_MODE });
  const lock = lockFile(join(folder, '.lock'), OTHER_BACKUP_MS);
  if (lock === null) throw new SafekeepingError('backup-busy', folder, '');
  try {
    removeUnfinished(folder);
    requireRoom(folder, COPIES_AT_ONCE * branchBytes(dataDir));
    const made = await archived(dataDir, folder, reason, now);
    giveToOwner(dataDir, [folder, join(folder, '.lock'), made.file]);
    deleteExpired(folder, made.manifest.branch.id, now);
    return made;
  } finally {
    removeUnfinished(folder);
    lock.release();
  }
}

/** Deletes what is over its term; also where no new archive could be made. */
export function deleteExpired(folder: string, branchId: string, now: number): void {
  for (const { name } of expiredArchives(archivesIn(folder, branchId), now)) rmSync(join(folder, name), { force: true });
}

async function archived(dataDir: string, folder: string, reason: ArchiveReason, now: number): Promise<MadeArchive> {
  const copies = unfinished(folder, 'copies');
  copyBranch(dataDir, copies);
  const { schema, head } = stateOf(join(copies, DATABASE));
  const branch = branchIn(readFileSync(join(copies, CONFIGURATION), 'utf8'));
  if (branch === null) throw new SafekeepingError('log-damaged', join(dataDir, CONFIGURATION), 'branch.id, branch.name');
  const files = await describeFiles(copies);
  const manifest = newManifest({ release: ownRelease(), schema, branch, head: endOfLog(head), madeAt: now, reason, files });
  writeFileSync(join(copies, MANIFEST_FILE), JSON.stringify(manifest, null, 2));
  const draft = join(folder, `${UNFINISHED}.tar.gz`);
  await pack(copies, [MANIFEST_FILE, ...files.map(({ path }) => path)], draft);
  rmSync(copies, { recursive: true });
  await reopen(draft, unfinished(folder, 'reopened'), databaseFile(dataDir));
  const file = join(folder, archiveName(branch.id, now, reason));
  renameSync(draft, file);
  syncToDisk(folder);
  return { file, manifest, bytes: statSync(file).size };
}

/** What is wrong with an archive just made is wrong with the records it was made of. */
async function reopen(draft: string, into: string, database: string): Promise<void> {
  try {
    checkUnpacked(draft, into, await unpack(draft, into), { depth: 'quick', onProgress: () => {} });
  } catch (error) {
    throw error instanceof SafekeepingError ? new SafekeepingError('log-damaged', database, error.detail) : error;
  }
}

/** The manifest comes first, so that whoever reads on knows what must come. */
async function pack(folder: string, paths: readonly string[], file: string): Promise<void> {
  const entries = create({ cwd: folder, portable: true, strict: true }, [...paths]);
  await pipeline(Readable.from(entries), createGzip({ level: GZIP_LEVEL }), createWriteStream(file, { mode: SECRET_MODE, flags: 'wx' }));
  syncToDisk(file);
}

function unfinished(folder: string, what: string): string {
  const path = join(folder, `${UNFINISHED}-${what}`);
  mkdirSync(path, { mode: SECRET_FOLDER_MODE });
  return path;
}

/** What a backup left that was killed; whoever holds the lock is the only one. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith(UNFINISHED)) rmSync(join(folder, name), { recursive: true, force: true });
}
