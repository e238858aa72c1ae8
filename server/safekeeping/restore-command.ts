import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { databaseFile, headFile } from '../store/database.ts';
import { stateOf, verifyCopy } from '../store/integrity/copy.ts';
import { readHead } from '../store/integrity/head-file.ts';
import { signersIn } from '../store/integrity/keys.ts';
import { isSound, verifyDatabase } from '../store/integrity/verify.ts';
import { HEAD_SINCE } from '../store/migrations.ts';
import { StoreError } from '../store/store-error.ts';
import { CONFIGURATION, DATABASE } from './archive-files.ts';
import { type Asked, eventsChecked, withProgress } from './command.ts';
import { drill } from './drill.ts';
import { branchIn, type Manifest } from './manifest.ts';
import { type PutBack, putBack, stagePresent } from './put-back.ts';
import { SafekeepingError } from './safekeeping-error.ts';
import { newStage, withoutServer } from './swap.ts';
import { checkUnpacked, findings, unpack } from './unpack.ts';
import { UsageError } from './usage-error.ts';

/** npm run restore -- <archive> | --go-on | --drill <archive|latest>. Nothing is ever deleted: what is replaced is kept beside. */
export async function restoreCommand(asked: Asked): Promise<number> {
  const [first = '', second = '', ...more] = asked.args;
  if (first === '--drill' && second !== '' && more.length === 0) return drill(asked, second);
  if (first === '' || second !== '' || (first.startsWith('-') && first !== '--go-on')) {
    throw new UsageError(
      '请指定备份文件，或使用 --go-on、--drill <备份文件>。 Name one archive, or say --go-on, or --drill <archive>: npm run restore -- <archive>.',
    );
  }
  const put = await withoutServer(asked.dataDir, () => (first === '--go-on' ? goOn(asked) : restore(asked, resolve(first))));
  for (const line of putLines(put)) asked.say(line);
  return 0;
}

async function restore({ dataDir, say }: Asked, archive: string): Promise<PutBack> {
  const now = Date.now();
  const stage = newStage(dataDir, now);
  const manifest = await withProgress(say, '正在解包并核对 unpacking and checking', async () => {
    const read = await unpack(archive, stage);
    requireSameBranch(dataDir, archive, read);
    checkUnpacked(archive, stage, read, { depth: 'full', onProgress: eventsChecked(say) });
    return read;
  });
  return putBack(dataDir, stage, manifest.madeAt, now);
}

/** @throws SafekeepingError where DATA_DIR is another branch's */
export function requireSameBranch(dataDir: string, archive: string, { branch }: Manifest): void {
  const file = join(dataDir, CONFIGURATION);
  const own = existsSync(file) ? branchIn(readFileSync(file, 'utf8')) : null;
  if (own === null || own.id === branch.id) return;
  const [theirs, ours] = [branch, own].map(({ id, name }) => `${id}, ${name['zh-CN']} ${name.en}`);
  throw new SafekeepingError('archive-of-another-branch', archive, `${theirs} ≠ ${ours}`);
}

/** For a log that has lost its end, or its head: goes on with the events that are there, if they are whole. */
async function goOn({ dataDir, say }: Asked): Promise<PutBack> {
  const file = databaseFile(dataDir);
  if (!existsSync(file)) throw new StoreError('database-missing', file, '');
  const now = Date.now();
  const stage = newStage(dataDir, now);
  stagePresent(dataDir, stage);
  const copy = join(stage, DATABASE);
  const signers = signersIn(dataDir);
  const verdict = await withProgress(say, '正在核对 checking', () =>
    Promise.resolve(verifyCopy({ file: copy, signers, depth: 'full', onProgress: eventsChecked(say) })),
  );
  if (!isSound(verdict)) throw new SafekeepingError('log-damaged', file, findings(verdict));
  // A database of an earlier release has no head that could say that its end is gone.
  const isWhole =
    stateOf(copy).schema < HEAD_SINCE ||
    verifyDatabase({ file: copy, head: readHead(headFile(file)), signers, depth: 'quick', onProgress: () => {} }).head === null;
  if (isWhole) throw new SafekeepingError('nothing-lost', file, '');
  return putBack(dataDir, stage, null, now);
}

function putLines({ restoration: { archiveMadeAt, lostCount, epoch }, replaced }: PutBack): readonly string[] {
  const lost = lostCount === null ? '未知 unknown' : String(lostCount);
  return [
    archiveMadeAt === null
      ? '已按现有记录继续。 Going on with the records that are there.'
      : `已恢复 ${new Date(archiveMadeAt).toISOString()} 的备份。 The archive of that moment is in place.`,
    `此后缺失的记录 events missing since: ${lost}; epoch ${epoch}`,
    `被替换的文件保存在 what it replaced is kept in ${replaced}`,
    '请启动服务端：新号码会跳过客户可能持有的号码，员工页面会注明。 Start the server: new numbers begin beyond those that customers may hold, and staff pages say so.',
  ];
}
