import { constants, setPriority } from 'node:os';
import { basename, resolve } from 'node:path';
import { ARCHIVE_REASONS, type ArchiveReason } from './archive-name.ts';
import { type Asked, megabytes, withProgress } from './command.ts';
import { copyArchive } from './copy-archive.ts';
import { makeArchive } from './make-archive.ts';
import { UsageError } from './usage-error.ts';

interface Wanted {
  readonly reason: ArchiveReason;
  readonly to: string | null;
  /** An archive that exists already and is only to be copied. */
  readonly only: string | null;
  /** The last line names the archive for a program. */
  readonly json: boolean;
}

/**
 * npm run backup [-- --to <folder>]. The server asks with --reason and --json, and for the copy alone with --only, each in a process of
 * its own: neither the work nor a share that hangs holds up the branch.
 */
export async function backupCommand({ dataDir, args, say, backupDir }: Asked): Promise<number> {
  const { reason, to, only, json } = wanted(args);
  giveWay();
  const now = Date.now();
  const file = only ?? (await make(dataDir, reason, now, say));
  const own = reason === 'asked' && only === null ? backupDir : null;
  for (const folder of new Set([to, own].filter((one) => one !== null))) {
    const copy = await withProgress(say, '正在复制 copying', () => copyArchive(file, folder, now));
    say(`已复制到 copied to ${copy}`);
  }
  if (json) say(JSON.stringify({ file }));
  return 0;
}

/** The branch goes first. A system that does not allow it costs the branch a little, and no backup. */
function giveWay(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_SYSTEM_ERROR')) throw error;
  }
}

async function make(dataDir: string, reason: ArchiveReason, now: number, say: Asked['say']): Promise<string> {
  const { file, manifest, bytes } = await withProgress(say, '正在备份 backing up', () => makeArchive(dataDir, reason, now));
  say(`备份已完成并核对 ${basename(file)}: ${manifest.head.seq} 条 events, ${megabytes(bytes)}. Made, opened again and checked: ${file}`);
  return file;
}

function wanted(args: readonly string[]): Wanted {
  const said = new Map<string, string>();
  const json = args.includes('--json');
  const rest = args.filter((arg) => arg !== '--json');
  for (let index = 0; index < rest.length; index += 2) {
    const [option = '', value = ''] = rest.slice(index, index + 2);
    if (!['--to', '--reason', '--only'].includes(option) || value === '')
      throw new UsageError(`无法识别的参数 ${option}。 ${option} is not understood: --to <folder>.`);
    said.set(option, value);
  }
  const reason = said.get('--reason') ?? 'asked';
  if (!isReason(reason)) throw new UsageError(`无法识别的备份原因 ${reason}。 ${reason} is no reason: ${ARCHIVE_REASONS.join(', ')}.`);
  const to = said.get('--to') ?? null;
  return { reason, to: to === null ? null : resolve(to), only: said.get('--only') ?? null, json };
}

function isReason(text: string): text is ArchiveReason {
  return ARCHIVE_REASONS.some((reason) => reason === text);
}
