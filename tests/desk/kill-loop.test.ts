import { describe, expect, it } from 'vitest';
import { ownDirectory } from '../store/directory.ts';
import { killLoop } from './kill-loop/loop.ts';
import type { Plant } from './kill-loop/plants.ts';
import { lengthOf } from '../length-of.ts';

const KILLS = lengthOf('KILLS', 12);
/** A planted fault is looked for in short loops, until one shows it. */
const PLANTED_KILLS = 5;
const PLANTED_LOOPS_MAX = 8;
/** Far beyond what a life takes: many processes start one after another, beside whatever else the machine does. */
const A_LIFE_MS = 20_000;

async function foundOf(plant: Plant, fault: 'lost' | 'doubled'): Promise<number> {
  for (let loops = 0; loops < PLANTED_LOOPS_MAX; loops += 1) {
    const found = await killLoop(ownDirectory(), plant, PLANTED_KILLS);
    if (found[fault] > 0) return found[fault];
  }
  return 0;
}

/* A number that was confirmed is never lost and never made twice; `tests/desk/kill-loop/main.ts` is the long run. */
describe('a server killed in the middle of its work', () => {
  it(`${KILLS} times loses no ticket it confirmed and makes none twice`, { timeout: KILLS * A_LIFE_MS }, async () => {
    const found = await killLoop(ownDirectory(), 'none', KILLS);
    expect(found).toMatchObject({ lost: 0, doubled: 0, contradicted: 0 });
    expect(found.inFlightAtKills).toBeGreaterThan(KILLS);
  });

  it(
    'makes tickets twice if it forgets its answers: the loop finds that',
    { timeout: PLANTED_LOOPS_MAX * PLANTED_KILLS * A_LIFE_MS },
    async () => {
      expect(await foundOf('forgetful', 'doubled')).toBeGreaterThan(0);
    },
  );

  it(
    'loses tickets if it confirms before the disk has them: the loop finds that',
    { timeout: PLANTED_LOOPS_MAX * PLANTED_KILLS * A_LIFE_MS },
    async () => {
      expect(await foundOf('write-behind', 'lost')).toBeGreaterThan(0);
    },
  );
});
