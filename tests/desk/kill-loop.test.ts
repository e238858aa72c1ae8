import { describe, expect, it } from 'vitest';
import { ownDirectory } from '../store/directory.ts';
import { killLoop } from './kill-loop/loop.ts';

const KILLS = 60;
const PLANTED_KILLS = 20;
const A_LIFE_MS = 5_000;

/* PROMISES P1 and P3; `tests/desk/kill-loop/main.ts` is the long run. */
describe('a server killed in the middle of its work', () => {
  it(`${KILLS} times loses no ticket it confirmed and makes none twice`, { timeout: KILLS * A_LIFE_MS }, async () => {
    const found = await killLoop(ownDirectory(), 'none', KILLS);
    expect(found).toMatchObject({ lost: 0, doubled: 0, contradicted: 0 });
    expect(found.inFlightAtKills).toBeGreaterThan(KILLS);
  });

  it('makes tickets twice if it forgets its answers: the loop finds that', { timeout: PLANTED_KILLS * A_LIFE_MS }, async () => {
    const found = await killLoop(ownDirectory(), 'forgetful', PLANTED_KILLS);
    expect(found.doubled).toBeGreaterThan(0);
  });

  it('loses tickets if it confirms before the disk has them: the loop finds that', { timeout: PLANTED_KILLS * A_LIFE_MS }, async () => {
    const found = await killLoop(ownDirectory(), 'write-behind', PLANTED_KILLS);
    expect(found.lost).toBeGreaterThan(0);
  });
});
