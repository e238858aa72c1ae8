import { closeSync, existsSync, openSync, rmSync, statSync, writeSync } from 'node:fs';

/**
 * Freed when the disk first runs full: enough for about 90 more tickets, each in a commit of its own, which
 * gives somebody time to make room.
 */
export const RESERVE_BYTES = 1024 * 1024;
/** Free space needed before writing is tried again: some twenty commits. */
const PROBE_BYTES = 256 * 1024;

/** Space reserved on the database's disk. */
export class Reserve {
  private readonly file: string;
  private readonly probe: string;

  constructor(database: string) {
    this.file = `${database}.reserve`;
    this.probe = `${database}.probe`;
  }

  /** False: it was released before. */
  release(): boolean {
    if (!existsSync(this.file)) return false;
    rmSync(this.file);
    return true;
  }

  isKept(): boolean {
    return statSync(this.file, { throwIfNoEntry: false })?.size === RESERVE_BYTES;
  }

  /** Reserves the space if there is enough. */
  keep(): void {
    if (this.isKept()) return;
    if (!occupied(this.file, RESERVE_BYTES)) rmSync(this.file, { force: true });
  }

  /** Whether there is room to write again. The reserve is restored only from what is left beyond that room. */
  hasRoom(): boolean {
    const room = occupied(this.probe, PROBE_BYTES);
    if (room) this.keep();
    rmSync(this.probe, { force: true });
    return room;
  }
}

/** Written with bytes, not by setting a length: a sparse file occupies no space. */
function occupied(file: string, bytes: number): boolean {
  const content = Buffer.alloc(bytes, 0x5a);
  let handle: number | null = null;
  try {
    handle = openSync(file, 'w');
    let written = 0;
    while (written < bytes) written += writeSync(handle, content, written);
    return true;
  } catch (error) {
    if (isNoSpace(error)) return false;
    throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

function isNoSpace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
