import { existsSync } from 'node:fs';
import { databaseFile } from '../store/database.ts';
import { type KindOfDay, recordedSince } from '../store/integrity/recorded-since.ts';
import { DATABASE } from './archive-files.ts';
import { backupFolder } from './archive-name.ts';
import { type Asked, eventsChecked, withProgress } from './command.ts';
import { latestArchive } from './latest-archive.ts';
import type { Manifest } from './manifest.ts';
import { BESIDE_DATABASE } from './put-back.ts';
import { requireSameBranch } from './restore-command.ts';
import { RESTORED_FILE } from './restored-file.ts';
import { SafekeepingError } from './safekeeping-error.ts';
import { keepErasures } from './keep-erasures.ts';
import { keepCopy, newStage, swapIn, withoutServer } from './swap.ts';
import { checkUnpacked, unpack } from './unpack.ts';
import { UsageError } from './usage-error.ts';

/**
 * npm run rollback: puts back what the older release left before the last update, as that release can open it, and lists what was
 * recorded since. The head stays: the older release does not know it, and the next update goes on counting epochs from it.
 */
export async function rollbackCommand(asked: Asked): Promise<number> {
  const { dataDir, args, say } = asked;
  if (args.length > 0) throw new UsageError(`无法识别的参数 ${args[0]}。 ${args[0]} is not understood: npm run rollback takes nothing.`);
  const lines = await withoutServer(dataDir, async () => {
    const now = Date.now();
    const archive = beforeUpdate(dataDir);
    const stage = newStage(dataDir, now);
    const manifest = await withProgress(say, '正在解包并核对 unpacking and checking', async () => {
      const read = await unpack(archive, stage);
      requireSameBranch(dataDir, archive, read);
      checkUnpacked(archive, stage, read, { depth: 'full', onProgress: eventsChecked(say) });
      return read;
    });
    const since = existsSync(databaseFile(dataDir)) ? recordedSince(databaseFile(dataDir), manifest.head.seq) : [];
    keepErasures(dataDir, stage);
    const replaced = swapIn(dataDir, stage, [...BESIDE_DATABASE, RESTORED_FILE], now);
    keepCopy(dataDir, replaced, [`${DATABASE}.head`]);
    return [...saidOf(manifest, replaced), ...sinceLines(since)];
  });
  for (const line of lines) say(line);
  return 0;
}

function beforeUpdate(dataDir: string): string {
  const folder = backupFolder(dataDir);
  try {
    return latestArchive(folder, ({ reason }) => reason === 'migration');
  } catch (error) {
    if (error instanceof SafekeepingError) throw new SafekeepingError('no-way-back', folder, '');
    throw error;
  }
}

function saidOf({ madeAt }: Manifest, replaced: string): readonly string[] {
  const made = new Date(madeAt).toISOString();
  return [
    `已回退到 ${made} 升级前的状态，可安装并启动旧版本。 Back to what was there before the update of ${made}: install and start the older release.`,
    `被替换的文件保存在 what it replaced is kept in ${replaced}`,
    '旧版本不知道此后发出的号码：请在新营业日开始时启用。 The older release does not know the numbers given since: begin with it on a new business day.',
  ];
}

/** What a person may have to enter again, by day: counts, nobody's name. */
function sinceLines(since: readonly KindOfDay[]): readonly string[] {
  if (since.length === 0) return ['升级后没有新记录。 Nothing was recorded since the update.'];
  const days = [...new Set(since.map(({ day }) => day))];
  return [
    '升级后记录、旧版本没有的内容 recorded since the update, and not in what is in place now:',
    ...days.flatMap((day) => {
      const kinds = since.filter((kind) => kind.day === day);
      return [`${day ?? '—'}: ${kinds.map(({ type, count }) => `${type} ${count}`).join(', ')}`];
    }),
    ...COUNTED.map(([type, words]) => `${words}: ${since.filter((kind) => kind.type === type).reduce((sum, { count }) => sum + count, 0)}`),
  ];
}

const COUNTED: readonly (readonly [string, string])[] = [
  ['ticket-taken', '号码 tickets'],
  ['referral-raised', '引荐 referrals'],
  ['card-handed', '待跟进 follow-ups'],
];
