import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { REPOSITORY } from './server-process.ts';

/** The bundles that are measured, built if they are older than their sources. @throws Error */
export function build(): void {
  const script = join(REPOSITORY, 'tests/bench/build-if-stale.mjs');
  const { status } = spawnSync(process.execPath, [script], { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the build failed; the lines above say why');
}
