import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtIn, buildIdOf } from './sources.mjs';

/* npm run verify, backup, restore, rollback, support-export: the built program if it is what the sources say, else the sources themselves. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = builtIn(root) === buildIdOf(root) ? ['dist/server/safekeeping.js'] : ['--import', 'tsx', 'server/safekeeping/main.ts'];
const { status } = spawnSync(process.execPath, [...program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
