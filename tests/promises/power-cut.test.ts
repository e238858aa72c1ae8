import { describe, expect, it } from 'vitest';
import { lengthOf } from '../length-of.ts';
import { programOf } from '../program-of.ts';
import { branchProcess, furnish } from '../safekeeping/branch-process.ts';
import { branchAtNoon } from './branch.ts';
import { A_LIFE_MS, CONTROL_MS, controlled, KEPT, recordTrials } from './control.ts';
import { Ext4Disk, NO_POWER_CUTS } from './ext4-disk.ts';
import { atAnyMoment, outages } from './outages.ts';
import { plantedServer } from './planted-server.ts';

const CUTS = lengthOf('CUTS', 5);
const PROMISE = 'power cut under the whole server';

/** The disk loses its power under the server at work; then the server, if it has not ended by itself. */
const cutsOf = (program: readonly string[]) => (rounds: number) => {
  let disk: Ext4Disk;
  return outages({
    rounds,
    newBranch: () => {
      disk = Ext4Disk.own();
      furnish(disk.directory, branchAtNoon());
      disk.settle();
      return disk.directory;
    },
    start: (dataDir) => branchProcess(dataDir, { program, under: [], env: {} }),
    strike: async (branch) => {
      await atAnyMoment(async () => disk.cut());
      await branch.kill();
      disk.restore();
    },
  });
};

describe.each(NO_POWER_CUTS === null ? ['under the whole server'] : [])('a power cut %s', () => {
  it(`loses no ticket that was confirmed, and the branch opens again, ${CUTS} times`, { timeout: CUTS * A_LIFE_MS }, async () => {
    const found = await cutsOf(programOf('server'))(CUTS);
    recordTrials(PROMISE, CUTS, found);
    expect(found).toMatchObject(KEPT);
    expect(found.inFlight).toBeGreaterThan(CUTS);
  });

  /* `kill -9` cannot tell the two apart: what the process has written, the operating system keeps. */
  it('loses them if the disk is not asked to keep them: the loop finds that', { timeout: CONTROL_MS }, async () => {
    await controlled(PROMISE, 'lost', cutsOf(await plantedServer('not-synced')));
  });
});

it.each(NO_POWER_CUTS === null ? [] : [NO_POWER_CUTS])('power is not cut here: it %s', (why) => expect(why).not.toBe(''));
