import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Why stories on a small disk are left out; null: they are told. */
export const NO_MOUNTS: string | null = canMount() ? null : 'needs the right to mount a file system, which root has';

interface SmallDisk {
  readonly directory: string;
  readonly fill: () => void;
  readonly makeRoom: () => void;
}

/** A file system of its own that can really run full. */
export function smallDisk(megabytes: number): SmallDisk {
  const directory = mkdtempSync(join(tmpdir(), 'branch-small-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory]);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', directory]);
    rmSync(directory, { recursive: true, force: true });
  });
  const ballast = join(directory, 'somebody-elses-file');
  return { directory, fill: () => fillUp(ballast, megabytes), makeRoom: () => rmSync(ballast) };
}

function fillUp(file: string, megabytes: number): void {
  try {
    writeFileSync(file, Buffer.alloc(megabytes * 1024 * 1024, 1));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

function canMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'branch-probe-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}
