import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const REPOSITORY = resolve(import.meta.dirname, '../..');

let folder: Promise<string> | null = null;

/** Builds the screens as they are in the sources now, into a folder that goes with this process. */
export async function buildScreens(): Promise<string> {
  /* Loaded only where it is used: the bundler takes longer to load than the screens to build. */
  const { build } = await import('vite');
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

/** The folder of the built screens: what was built before the first test file, or, without that, a build of this process's own. */
export function builtScreens(): Promise<string> {
  const built = process.env['BUILT_SCREENS'];
  folder ??= built === undefined ? buildScreens() : Promise.resolve(built);
  return folder;
}
