import { describe, expect, it } from 'vitest';
import { lengthOf } from '../length-of.ts';
import { programOf } from '../program-of.ts';
import { branchProcess } from '../safekeeping/branch-process.ts';
import { ownBranch } from './branch.ts';
import { A_LIFE_MS, CONTROL_MS, controlled, KEPT, recordTrials } from './control.ts';
import { atAnyMoment, outages } from './outages.ts';
import { plantedServer } from './planted-server.ts';

const KILLS = lengthOf('KILLS', 15);
const PROMISE = 'kill -9 of the whole server';

const killsOf = (program: readonly string[]) => (rounds: number) =>
  outages({
    rounds,
    newBranch: ownBranch,
    start: (dataDir) => branchProcess(dataDir, { program, under: [], env: {} }),
    strike: (branch) => atAnyMoment(() => branch.kill()),
  });

/* A number that was confirmed is never lost and never made twice. */
describe('a server killed in the middle of its work', () => {
  it(`${KILLS} times loses no ticket it confirmed and makes none twice`, { timeout: KILLS * A_LIFE_MS }, async () => {
    const found = await killsOf(programOf('server'))(KILLS);
    recordTrials(PROMISE, KILLS, found);
    expect(found).toMatchObject(KEPT);
    expect(found.inFlight).toBeGreaterThan(KILLS);
  });

  it('makes tickets twice if it forgets its answers: the loop finds that', { timeout: CONTROL_MS }, async () => {
    await controlled(PROMISE, 'doubled', killsOf(await plantedServer('forgetful')));
  });

  it('loses tickets if it confirms before the disk has them: the loop finds that', { timeout: CONTROL_MS }, async () => {
    await controlled(PROMISE, 'lost', killsOf(await plantedServer('write-behind')));
  });
});
