import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lengthOf } from '../length-of.ts';
import { programOf } from '../program-of.ts';
import { type BranchProcess, branchProcess } from '../safekeeping/branch-process.ts';
import { ownDirectory } from '../store/directory.ts';
import { hasEnded, ownBranch } from './branch.ts';
import { A_LIFE_MS, CONTROL_MS, controlled, KEPT, recordTrials } from './control.ts';
import type { Ledger } from './ledger.ts';
import { atAnyMoment, outages } from './outages.ts';
import { plantedServer } from './planted-server.ts';

const IO_FAULTS = lengthOf('IO_FAULTS', 5);
const PROMISE = 'I/O errors under the whole server';
const EIO = 5;
/** What the disk does from now on: it does not sync, it does not write, or it fails now and then. */
const FAULTS = ['posix/io/sync/fsync', 'posix/io/rw/pwrite'].flatMap((name) =>
  [1, 0.3].map((probability) => `enable_random name=${name},probability=${probability},failinfo=${EIO}`),
);
/** A server that goes on after an error has turned so many customers away. */
const TURNED_AWAY_MOST = 10;

/** How each server ended: by itself, with which code; null: it had to be killed. */
type Ends = (number | null)[];

/** libfiu fails the system's calls of a running server; its next start has a sound disk again. */
function faultsOf(program: readonly string[], ends: Ends) {
  return (rounds: number) => {
    const controls = join(ownDirectory(), 'fiu');
    return outages({
      rounds,
      newBranch: ownBranch,
      start: (dataDir) => branchProcess(dataDir, { program, under: ['fiu-run', '-x', '-f', controls], env: {} }),
      strike: async (branch, ledger) => {
        const fault = FAULTS[ends.length % FAULTS.length] ?? '';
        await atAnyMoment(async () => void execFileSync('fiu-ctrl', ['-f', controls, '-c', fault, String(branch.child.pid)]));
        await endOf(branch, ledger);
        ends.push(branch.child.exitCode);
        await branch.kill();
      },
    });
  };
}

async function endOf(branch: BranchProcess, ledger: Ledger): Promise<void> {
  const before = ledger.refused;
  const isOver = () => hasEnded(branch) || ledger.refused - before > TURNED_AWAY_MOST;
  await expect.poll(isOver, { interval: 5, message: 'the server meets the error' }).toBe(true);
}

describe('a disk that fails under the whole server', () => {
  it(`ends it, and the next start contradicts nothing that was said, ${IO_FAULTS} times`, { timeout: IO_FAULTS * A_LIFE_MS }, async () => {
    const ends: Ends = [];
    const found = await faultsOf(programOf('server'), ends)(IO_FAULTS);
    recordTrials(PROMISE, IO_FAULTS, found);
    expect(found).toMatchObject(KEPT);
    expect(ends, 'it ended by itself').toEqual(ends.map(() => 1));
    expect(found.inFlight).toBeGreaterThan(IO_FAULTS);
  });

  /* A commit that failed may be found on reopening: nobody knew, so nobody should have been told. */
  it('would be contradicted by a server that goes on and says no: the loop finds that', { timeout: CONTROL_MS }, async () => {
    await controlled(PROMISE, 'contradicted', faultsOf(await plantedServer('goes-on'), []));
  });
});
