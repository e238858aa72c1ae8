import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfiguration } from '../config.ts';
import { bringUpToDate } from '../config/bring-up.ts';
import { foldDay } from '../desk/desk-parts.ts';
import { openDatabase } from '../store/database.ts';
import { sqliteLog } from '../store/event-log.ts';
import { beginEpoch } from '../store/integrity/copy.ts';
import { CONFIGURATION, DATABASE } from './archive-files.ts';
import { backupFolder } from './archive-name.ts';
import { type Asked, eventsChecked, withProgress } from './command.ts';
import { latestArchive } from './latest-archive.ts';
import { checkUnpacked, unpack } from './unpack.ts';

/** A restore into a folder that is thrown away: everything is checked, opened and folded, and the branch is not touched. */
export async function drill({ dataDir, say }: Asked, which: string): Promise<number> {
  const archive = which === 'latest' ? latestArchive(backupFolder(dataDir), () => true) : resolve(which);
  const folder = mkdtempSync(join(tmpdir(), 'branch-drill-'));
  const from = performance.now();
  try {
    const manifest = await withProgress(say, '正在演练 drilling', async () => {
      const read = await unpack(archive, folder);
      checkUnpacked(archive, folder, read, { depth: 'full', onProgress: eventsChecked(say) });
      return read;
    });
    const folded = foldedDay(folder, manifest.head.epoch);
    const seconds = ((performance.now() - from) / 1_000).toFixed(1);
    say(`${archive}: ${manifest.head.seq} 条 events, ${folded}`);
    say(`演练成功，用时 ${seconds} 秒。 The drill went well and took ${seconds} s. 网点未受影响 The branch was not touched.`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As the server would open it. */
function foldedDay(folder: string, epoch: number): string {
  const file = join(folder, CONFIGURATION);
  bringUpToDate(file);
  const configuration = readConfiguration(file);
  beginEpoch(join(folder, DATABASE), `${join(folder, DATABASE)}.head`, epoch + 1);
  const log = sqliteLog(openDatabase(folder));
  try {
    const { hall } = foldDay(log, configuration);
    return hall.day === null ? '尚未营业 never opened' : `${hall.day.date}: ${hall.tickets.size} 个号码 numbers`;
  } finally {
    log.close();
  }
}
