import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { toldFields } from '../../store/support/told-event.ts';
import { StoreError } from '../../store/store-error.ts';
import { CONFIGURATION } from '../archive-files.ts';
import { fileWord } from '../archive-name.ts';
import type { Asked } from '../command.ts';
import { branchIn } from '../manifest.ts';
import { giveToOwner, SECRET_MODE, syncToDisk } from '../on-disk.ts';
import { UsageError } from '../usage-error.ts';
import { exportOf, type Variables } from './support-export.ts';
import type { SupportExport } from './support-shape.ts';

/** npm run support-export [-- --to <folder>]: also while the server runs. 1: it was made, and says of something that it is damaged. */
export function supportCommand({ dataDir, args, say }: Asked, variables: Variables, now: number): number {
  const folder = wanted(args, dataDir);
  if (!existsSync(dataDir)) throw new StoreError('database-missing', dataDir, '');
  const made = exportOf({ dataDir, variables, now, fieldsOf: toldFields });
  const file = join(folder, `support-${branchWord(dataDir)}-${new Date(now).toISOString().replaceAll(/[-:.]/g, '')}.json.gz`);
  const bytes = gzipSync(JSON.stringify(made, null, 1));
  writeFileSync(file, bytes, { mode: SECRET_MODE, flag: 'wx' });
  syncToDisk(file);
  giveToOwner(dataDir, [file]);
  const lines = troubleIn(made);
  for (const line of [...lines, ...saidOf(file, bytes.length)]) say(line);
  return lines.length === 0 ? 0 : 1;
}

function wanted(args: readonly string[], dataDir: string): string {
  const [option, folder = '', ...more] = args;
  if (option === undefined) return dataDir;
  if (option !== '--to' || folder === '' || more.length > 0) {
    const stray = option === '--to' ? (more[0] ?? '--to') : option;
    throw new UsageError(`无法识别的参数 ${stray}。 ${stray} is not understood: --to <folder>.`);
  }
  const to = resolve(folder);
  if (statSync(to, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`文件夹 ${to} 不存在。 There is no folder ${to}.`);
  }
  return to;
}

/** The bank's own id of the branch, as its archives bear it. */
function branchWord(dataDir: string): string {
  const file = join(dataDir, CONFIGURATION);
  const branch = existsSync(file) ? branchIn(readFileSync(file, 'utf8')) : null;
  return branch === null ? 'unknown' : fileWord(branch.id);
}

function troubleIn(made: SupportExport): readonly string[] {
  const faults = Object.entries(made).flatMap(([name, part]) => {
    const fault = typeof part === 'object' && 'fault' in part ? part.fault : null;
    return fault === null ? [] : [`无法读取 could not be read: ${name} (${fault})`];
  });
  const { verify, last } = made;
  return [
    ...faults,
    ...(verify.found?.sound === false
      ? ['记录有损坏，已在导出中注明：请运行 npm run verify。 The records are damaged, and the export says so: npm run verify.']
      : []),
    ...(last.found?.cut === true ? ['较早的事件无法读取。 Earlier events could not be read.'] : []),
  ];
}

function saidOf(file: string, bytes: number): readonly string[] {
  return [
    `已导出 exported (${Math.ceil(bytes / 1024)} KB): ${file}`,
    '不含姓名、电话、备注、口令和密钥。发送前可解压查看，为纯文本。 No names, telephones, notes, passwords or keys are in it. Unpack it and look before you send it: it is plain text.',
  ];
}
