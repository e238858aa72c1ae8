import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildIdOf } from './sources.mjs';

/*
 * Builds everything into dist: the screens as hashed assets, and the Node programs as one file each, because
 * a bundle starts in a third of the time. Native modules stay outside. dist/build.json comes last.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const NATIVE = ['better-sqlite3', 'serialport', /^@serialport\//];
/* ws looks for these and does without; nothing here installs them. */
const ABSENT = ['bufferutil', 'utf-8-validate'];

const PROGRAMS = [
  { entry: 'server/main.ts', file: 'server/main.js' },
  { entry: 'server/safekeeping/main.ts', file: 'server/safekeeping.js' },
  { entry: 'server/certificate/make/main.ts', file: 'server/certificate.js' },
  { entry: 'server/simulation/worker.ts', file: 'server/simulation-worker.js' },
  { entry: 'hardware/main.ts', file: 'hardware/main.js' },
  { entry: 'hardware/virtual-printer/main.ts', file: 'hardware/virtual-printer.js' },
];
/* What a program reads beside its own file. */
const COPIES = [
  ['server/demo-branch.json', 'server/demo-branch.json'],
  ['hardware/virtual-printer/page', 'hardware/page'],
];

const buildId = buildIdOf(root);
process.env.VITE_BUILD_ID = buildId;
for (const old of ['build.json', 'server', 'hardware']) rmSync(join(dist, old), { recursive: true, force: true });
await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { emptyOutDir: true } });
for (const program of PROGRAMS) await bundle(program);
for (const [from, to] of COPIES) cpSync(join(root, from), join(dist, to), { recursive: true });
writeFileSync(join(dist, 'build.json'), `${JSON.stringify({ build: buildId, builtAt: new Date().toISOString() })}\n`);
console.log(`built ${buildId}`);

async function bundle({ entry, file }) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3', 'serialport'] },
    build: {
      ssr: join(root, entry),
      outDir: join(dist, dirname(file)),
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { external: [...NATIVE, ...ABSENT], output: { entryFileNames: basename(file), codeSplitting: false } },
    },
  });
}
