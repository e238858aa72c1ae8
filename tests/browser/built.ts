import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export const REPOSITORY = resolve(import.meta.dirname, '../..');

let folder: Promise<string> | null = null;

async function buildOnce(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'branch-queue-web-'));
  process.once('exit', () => {
    rmSync(outDir, { recursive: true, force: true });
  });
  await build({
    configFile: join(REPOSITORY, 'vite.config.ts'),
    root: REPOSITORY,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
  return outDir;
}

/** The screens as they are in the sources now, built into a folder of this process's own. Takes half a second, once. */
export function builtScreens(): Promise<string> {
  folder ??= buildOnce();
  return folder;
}
