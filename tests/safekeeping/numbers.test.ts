import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SWEEP_INTERVAL_MS } from '../../server/desk/sweep-timer.ts';
import { makeArchive } from '../../server/safekeeping/make-archive.ts';
import { forgetRestoration, readRestoration } from '../../server/safekeeping/restored-file.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { NOON, turns } from '../desk/at-desk.ts';
import { branchAtWork } from '../protocol/branch-at-work.ts';
import { VirtualClock } from '../../server/time/clock.ts';
import { ownDirectory } from '../store/directory.ts';
import { branchIn, restores, stored, takes, workedIn } from './kit.ts';
import { configurationWith } from '../store/configuration.ts';

const NOW = Date.UTC(2026, 10, 23, 3, 40);
const DAY_MS = 24 * 60 * 60 * 1_000;

let directory: string;
let archive: string;

beforeEach(async () => {
  directory = branchIn(ownDirectory());
  await workedIn(directory, 3);
  archive = (await makeArchive(directory, 'schedule', NOW)).file;
});

/** The next start of the server, and the first numbers that it gives. `isTold`: whether the branch learns of its restoration. */
async function servesAgain(count: number, at: number, isTold: boolean): Promise<readonly string[]> {
  const told = readRestoration(directory);
  const clock = new VirtualClock(at);
  const branch = await branchAtWork({
    eventLog: sqliteLog(openDatabase(directory)),
    configuration: configurationWith(1),
    clock,
    restoration: told === null || !isTold ? null : { told, recorded: () => forgetRestoration(directory) },
  });
  // Time alone closes an old day, and opens today's.
  for (let sweep = 1; sweep <= 3; sweep += 1) {
    clock.advanceTo(at + sweep * SWEEP_INTERVAL_MS);
    await turns(2);
  }
  const numbers = await takes(branch.server.desk, count);
  await branch.stop();
  return numbers;
}

describe('after a restore', () => {
  it('no number that a customer may hold is given again, and the branch knows it before anybody is let in', async () => {
    const inHands = await workedIn(directory, 9);
    await restores(directory, archive);
    const fresh = await servesAgain(20, NOON, true);
    expect(fresh.filter((number) => inHands.includes(number))).toEqual([]);
    expect(existsSync(join(directory, 'restored.json'))).toBe(false);
    const types = stored(directory).map(({ event }) => event.type);
    expect(types.filter((type) => type === 'branch-restored')).toHaveLength(1);
    expect(types.lastIndexOf('ticket-taken')).toBeGreaterThan(types.indexOf('branch-restored'));
  });

  it('planted: a branch that is not told gives a number twice', async () => {
    const inHands = await workedIn(directory, 9);
    await restores(directory, archive);
    const fresh = await servesAgain(20, NOON, false);
    expect(fresh.filter((number) => inHands.includes(number)).length).toBeGreaterThan(0);
  });

  it('none either where the archive is of yesterday, and today’s numbers were lost', async () => {
    const tomorrow = NOON + DAY_MS;
    const inHands = await servesAgain(9, tomorrow, true);
    expect(inHands[0]).toBe('A0001');
    await restores(directory, archive);
    const fresh = await servesAgain(20, tomorrow, true);
    expect(fresh.filter((number) => inHands.includes(number))).toEqual([]);
  });

  it('a server killed between recording and forgetting records it once', async () => {
    await restores(directory, archive);
    const told = readRestoration(directory);
    for (let start = 0; start < 2; start += 1) {
      const branch = await branchAtWork({
        eventLog: sqliteLog(openDatabase(directory)),
        configuration: configurationWith(1),
        clock: new VirtualClock(NOON),
        restoration: told === null ? null : { told, recorded: () => {} },
      });
      await branch.stop();
    }
    expect(stored(directory).filter(({ event }) => event.type === 'branch-restored')).toHaveLength(1);
  });
});
