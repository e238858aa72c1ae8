import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Change {
  readonly file: string;
  /** Occurs in the file exactly once. */
  readonly line: string;
  readonly instead: string;
}

/** Faults that the harnesses must find, each a line or two of the product changed. */
const PLANTS = {
  forgetful: [change('server/desk/desk.ts', 'batch.remember(intent.commandId, { bodyHash, answer }, context.now);', '')],
  'write-behind': [
    change(
      'server/store/event-log.ts',
      'transact: (write) => writer.transact(() => write(batch)),',
      `transact: (write) => {
         if (!connection.inTransaction) {
           connection.exec('BEGIN IMMEDIATE');
           setTimeout(() => connection.open && connection.exec('COMMIT'), 60);
         }
         return write(batch);
       },`,
    ),
  ],
  'not-synced': [
    change('server/store/database.ts', "connection.pragma('synchronous = FULL');", "connection.pragma('synchronous = NORMAL');"),
    change('server/store/durability.ts', "if (level !== FULL) throw new StoreError('not-durable', file, String(level));", ''),
  ],
  'goes-on': [
    change(
      'server/store/writer.ts',
      "if (isSqliteError(error, 'SQLITE_FULL')) return",
      "if (isSqliteError(error, 'SQLITE_FULL') || isSqliteError(error, 'SQLITE_IOERR')) return",
    ),
  ],
  'dies-when-full': [
    change('server/store/writer.ts', "if (isSqliteError(error, 'SQLITE_FULL')) return new StorageUnavailable('full', file, error);", ''),
  ],
  'wall-clock': [change('server/time/business-clock.ts', 'monotonic: () => performance.now(),', 'monotonic: () => Date.now(),')],
} as const satisfies Record<string, readonly Change[]>;
export type Plant = keyof typeof PLANTS;

function change(file: string, line: string, instead: string): Change {
  return { file: join(ROOT, file), line, instead };
}

/** The product's server with a planted fault: what Node is given to run it. It lies where it finds its packages, as long as this test. */
export async function plantedServer(plant: Plant): Promise<readonly string[]> {
  const changes: readonly Change[] = PLANTS[plant];
  for (const { file, line } of changes)
    if (readFileSync(file, 'utf8').split(line).length !== 2) throw new Error(`to plant “${plant}”, ${file} must hold once: ${line}`);
  const outDir = join(ROOT, 'node_modules', '.cache', `planted-${plant}-${process.pid}`);
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: { ssr: join(ROOT, 'server/main.ts'), outDir, emptyOutDir: true, target: 'node20' },
    plugins: [
      {
        name: 'planted',
        enforce: 'pre',
        transform: (code, id) =>
          changes.filter(({ file }) => file === id).reduce((text, { line, instead }) => text.replace(line, () => instead), code),
      },
    ],
  });
  return [join(outDir, 'main.js')];
}
