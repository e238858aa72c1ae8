import { resolve } from 'node:path';
import { StoreError } from '../store/store-error.ts';
import { backupCommand } from './backup-command.ts';
import type { Asked } from './command.ts';
import { restoreCommand } from './restore-command.ts';
import { rollbackCommand } from './rollback-command.ts';
import { SafekeepingError } from './safekeeping-error.ts';
import { supportCommand } from './support/support-command.ts';
import { UsageError } from './usage-error.ts';
import { verifyCommand } from './verify-command.ts';

/*
 * What keeps a branch's records safe, from the command line. Each command says how it went by its exit code:
 * 0 good, 1 not good, 2 asked wrongly.
 */
const USAGE = `npm run verify [-- --full] [--json]   检查网点记录是否完整 checks whether the branch's records are whole
npm run backup [-- --to <folder>]     立即备份 makes an archive now, also while the server runs
npm run restore -- <archive>          从备份恢复 puts an archive back; the server must not run
npm run restore -- --go-on            按现有记录继续 goes on with a log that has lost its end
npm run restore -- --drill <archive>  恢复演练 unpacks, checks and folds an archive and touches nothing; "latest": the newest
npm run rollback                      回退到升级前 puts back what the older release left, before the last update
npm run support-export [-- --to <folder>]  导出技术信息 what the maker needs to help, in one file, with nothing personal in it`;
const COMMANDS = {
  verify: verifyCommand,
  backup: backupCommand,
  restore: restoreCommand,
  rollback: rollbackCommand,
  'support-export': (asked: Asked) => supportCommand(asked, process.env, Date.now()),
} as const;

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = name in COMMANDS ? COMMANDS[name as keyof typeof COMMANDS] : null;
  if (command === null || args.includes('--help')) {
    console.log(USAGE);
    return command === null && name !== '--help' ? 2 : 0;
  }
  const folder = process.env['BACKUP_DIR'] ?? '';
  return command({
    dataDir: resolve(process.env['DATA_DIR'] ?? 'data'),
    args,
    say: (line) => console.log(line),
    backupDir: folder === '' ? null : resolve(folder),
  });
}

/** For a person both languages, a line each; for the server, which shows each reader his own, as JSON. */
function wordsOf(error: StoreError | SafekeepingError | UsageError): string {
  return error instanceof UsageError || !process.argv.includes('--json') ? error.message : JSON.stringify({ why: error.text });
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isKnown = error instanceof StoreError || error instanceof SafekeepingError || error instanceof UsageError;
    console.error(isKnown ? wordsOf(error) : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
