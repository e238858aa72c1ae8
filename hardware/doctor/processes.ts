import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** A running program. */
export interface Holder {
  readonly pid: number;
  readonly name: string;
}

/**
 * Programs that have this file open, as far as this user may see: without root, others' are hidden.
 * @param proc "/proc", or a test's own; without one (Windows) none is found
 */
export function holdersOf(path: string, proc: string): Holder[] {
  let target: string;
  try {
    target = realpathSync(path);
  } catch {
    return [];
  }
  return processes(proc).filter(({ pid }) => opens(proc, pid, target));
}

export function processes(proc: string): Holder[] {
  return list(proc)
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), name: nameOf(proc, name) }));
}

function opens(proc: string, pid: number, target: string): boolean {
  const folder = join(proc, String(pid), 'fd');
  return list(folder).some((descriptor) => {
    try {
      return readlinkSync(join(folder, descriptor)) === target;
    } catch {
      return false;
    }
  });
}

/** A process may end while it is examined. */
function nameOf(proc: string, pid: string): string {
  try {
    return readFileSync(join(proc, pid, 'comm'), 'utf8').trim();
  } catch {
    return '?';
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
