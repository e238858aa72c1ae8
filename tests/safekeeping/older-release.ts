import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownDirectory } from '../store/directory.ts';

/** The last commit of each release that a branch may still run, in this repository's own history. */
export const RELEASES = {
  '0.2.0': '918b3b6d545b912df6409c216097560f0e49b63c',
  '0.3.0': '6a9e8ce8c7f902025a4f18e67cbfd914a697361c',
} as const;
export type Release = keyof typeof RELEASES;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Whether this clone reaches back so far: a shallow one does not, nor a folder of sources. */
export function isInHistory(release: Release): boolean {
  return spawnSync('git', ['cat-file', '-e', `${RELEASES[release]}^{commit}`], { cwd: ROOT }).status === 0;
}

/** Its bundle, built by its own build from its own sources, with the packages of today. @returns the server's program */
export function built(release: Release): string {
  const folder = join(ownDirectory(), release);
  mkdirSync(folder);
  const archive = spawnSync('git', ['archive', RELEASES[release]], { cwd: ROOT, maxBuffer: 256 * 1024 ** 2 });
  must(spawnSync('tar', ['-x', '-C', folder], { input: archive.stdout }));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  must(spawnSync(process.execPath, ['server/build.mjs'], { cwd: folder }));
  const program = join(folder, 'dist/server/main.js');
  if (!existsSync(program)) throw new Error(`${release} was not built`);
  return program;
}

function must({ status, stderr }: { readonly status: number | null; readonly stderr: Buffer }): void {
  if (status !== 0) throw new Error(stderr.toString());
}
