import { resolve } from 'node:path';
import { StoreError } from '../store/store-error.ts';
import { UsageError } from './usage-error.ts';
import { verifyCommand } from './verify-command.ts';

/*
 * What keeps a branch's records safe, from the command line: npm run verify. Each command says how it went by its exit code:
 * 0 good, 1 not good, 2 asked wrongly.
 */
const USAGE = `npm run verify [-- --full] [--json]   检查网点记录是否完整 checks whether the branch's records are whole`;
const COMMANDS = { verify: verifyCommand } as const;

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = name in COMMANDS ? COMMANDS[name as keyof typeof COMMANDS] : null;
  if (command === null || args.includes('--help')) {
    console.log(USAGE);
    return command === null && name !== '--help' ? 2 : 0;
  }
  return command(resolve(process.env['DATA_DIR'] ?? 'data'), args, (line) => console.log(line));
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof StoreError || error instanceof UsageError ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
