import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const DISK_BYTES = 96 * 1024 * 1024;
/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: nothing that is not on the disk by now will ever be. xfstests' "godown" does the same. */
const SHUT_DOWN = `
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))
`;

/** Why power cuts are left out; null: they are made. */
export const NO_POWER_CUTS: string | null = canCut() ? null : 'needs loop devices and the right to mount, which root has, and python3';

/** A disk of its own whose power can be cut. */
export class Ext4Disk {
  readonly directory: string;
  private readonly image: string;
  private readonly mountPoint: string;

  private constructor(folder: string) {
    this.image = join(folder, 'disk');
    this.mountPoint = join(folder, 'mounted');
    this.directory = join(this.mountPoint, 'data');
    writeFileSync(this.image, '');
    truncateSync(this.image, DISK_BYTES);
    execFileSync('mkfs.ext4', ['-q', '-F', this.image]);
    mkdirSync(this.mountPoint);
    this.mount();
    mkdirSync(this.directory);
  }

  /** As long as this test. */
  static own(): Ext4Disk {
    const folder = mkdtempSync(join(tmpdir(), 'branch-power-'));
    const disk = new Ext4Disk(folder);
    onTestFinished(() => {
      execFileSync('umount', ['--lazy', disk.mountPoint]);
      rmSync(folder, { recursive: true, force: true });
    });
    return disk;
  }

  /** Everything written so far is on the disk. */
  settle(): void {
    execFileSync('sync', ['--file-system', this.directory]);
  }

  /** From here on each access fails, and what was only in memory is gone. */
  cut(): void {
    execFileSync('python3', ['-c', SHUT_DOWN, this.mountPoint]);
  }

  /** Once nobody uses it any more. The journal is replayed. */
  restore(): void {
    execFileSync('umount', [this.mountPoint]);
    this.mount();
  }

  private mount(): void {
    execFileSync('mount', ['-o', 'loop', this.image, this.mountPoint]);
  }
}

function canCut(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'branch-probe-'));
  const mounted = join(folder, 'mounted');
  try {
    writeFileSync(join(folder, 'disk'), Buffer.alloc(4 * 1024 * 1024));
    mkdirSync(mounted);
    execFileSync('mkfs.ext4', ['-q', '-F', join(folder, 'disk')], { stdio: 'ignore' });
    execFileSync('mount', ['-o', 'loop', join(folder, 'disk'), mounted], { stdio: 'ignore' });
    execFileSync('python3', ['-c', SHUT_DOWN, mounted], { stdio: 'ignore' });
    execFileSync('umount', [mounted]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
