import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../server/install.mjs';

/*
 * Runs one of the programs beside the product, in a fresh clone too: `node tests/program.mjs tests/rehearsal/replay/main.ts …`.
 * Not through a `tsx` binary: a signal would end that and leave the program.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const [program = '', ...args] = process.argv.slice(2);
if (!ensureDependencies()) process.exit(1);
const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
