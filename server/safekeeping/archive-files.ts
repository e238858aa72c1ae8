import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { databaseFile } from '../store/database.ts';
import { copyDatabase } from '../store/integrity/copy.ts';
import { keyFiles } from '../store/integrity/keys.ts';
import { ERASURES_FILE } from '../store/erasure/erasure-file.ts';
import { type ArchivedFile } from './manifest.ts';
import { sha256Of } from './on-disk.ts';

export const DATABASE = 'branch.db';
export const CONFIGURATION = 'branch.json';
const VOICE = 'voice';
/** What a branch may have and may lack: the sign-ins of a demo, the configuration of an agent on this machine. */
const OPTIONAL_FILES = ['demo-tokens.json', 'agent.json', ERASURES_FILE];

/** Copies into an empty folder everything that makes the branch, as of one moment: the server may be running. */
export function copyBranch(dataDir: string, into: string): void {
  copyDatabase(databaseFile(dataDir), join(into, DATABASE));
  for (const name of smallFiles(dataDir)) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    copyFileSync(join(dataDir, name), join(into, name));
  }
}

/** About how much room copying takes. */
export function branchBytes(dataDir: string): number {
  const wal = `${DATABASE}-wal`;
  return [DATABASE, wal, ...smallFiles(dataDir)]
    .map((name) => statSync(join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((total, bytes) => total + bytes, 0);
}

/** Every file in a folder of copies, with its size and sum. */
export async function describeFiles(folder: string): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  for (const path of filesUnder(folder, '')) {
    files.push({ path, bytes: statSync(join(folder, path)).size, sha256: await sha256Of(join(folder, path)) });
  }
  return files;
}

function smallFiles(dataDir: string): readonly string[] {
  const present = [CONFIGURATION, ...OPTIONAL_FILES].filter((name) => existsSync(join(dataDir, name)));
  const voices = existsSync(join(dataDir, VOICE)) ? filesUnder(dataDir, VOICE) : [];
  return [...present, ...keyFiles(dataDir), ...voices];
}

/** Paths from `folder`, with forward slashes. */
function filesUnder(folder: string, below: string): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
