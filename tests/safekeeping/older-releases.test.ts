import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programOf } from '../program-of.ts';
import { KIOSK, TAKE, whenOpen } from '../promises/branch.ts';
import { ownDirectory } from '../store/directory.ts';
import { type BranchProcess, branchProcess, tokenOf } from './branch-process.ts';
import { rollsBack } from './kit.ts';
import { built, isInHistory, type Release, RELEASES } from './older-release.ts';

/** The demo that an older release made for itself, with the kiosk that it named. */
const DEMO_KIOSK = { ...KIOSK, kioskId: 'kiosk-1' };
const NUMBERS = 25;
const NUMBERS_SINCE = 2;

/** What was asked for, under which id, and what was answered. */
type Ledger = ReadonlyMap<string, unknown>;

function started(dataDir: string, program: readonly string[]): Promise<BranchProcess> {
  return branchProcess(dataDir, { program, under: [], env: {} });
}

async function takes(branch: BranchProcess, kiosk: string, count: number): Promise<Ledger> {
  await whenOpen(branch, kiosk);
  const ledger = new Map<string, unknown>();
  while (ledger.size < count) {
    const commandId = randomUUID();
    const answer = await branch.ask(kiosk, commandId, TAKE);
    // Today's release gives one kiosk a number in two seconds, no more.
    if ((answer as { refusal?: unknown } | null)?.refusal !== 'kiosk-too-fast') ledger.set(commandId, answer);
  }
  return ledger;
}

/** The same ids once more: whoever has them in its log gives the same answers, and no new number. */
async function askedAgain(branch: BranchProcess, kiosk: string, ledger: Ledger): Promise<Ledger> {
  await whenOpen(branch, kiosk);
  const again = new Map<string, unknown>();
  for (const commandId of ledger.keys()) again.set(commandId, await branch.ask(kiosk, commandId, TAKE));
  return again;
}

function numbersOf(ledger: Ledger): readonly string[] {
  return [...ledger.values()].map((answer) => {
    const number = (answer as { receipt?: { number?: unknown } } | null)?.receipt?.number;
    if (typeof number !== 'string') throw new Error(`no number: ${JSON.stringify(answer)}`);
    return number;
  });
}

describe('an update from the bundle of an older release, and the way back to it', () => {
  for (const release of Object.keys(RELEASES) as readonly Release[]) {
    it(`${release}: nothing that was confirmed is lost, either way`, async (context) => {
      if (!isInHistory(release)) context.skip(`this clone does not reach back to release ${release}`);
      const older = [built(release)];
      const dataDir = join(ownDirectory(), 'data');

      const first = await started(dataDir, older);
      const kiosk = tokenOf(dataDir, DEMO_KIOSK);
      const before = await takes(first, kiosk, NUMBERS);
      await first.kill();

      const updated = await started(dataDir, programOf('server'));
      expect(numbersOf(await askedAgain(updated, kiosk, before))).toEqual(numbersOf(before));
      const since = await takes(updated, kiosk, NUMBERS_SINCE);
      expect(new Set([...numbersOf(before), ...numbersOf(since)]).size).toBe(NUMBERS + NUMBERS_SINCE);
      await updated.kill();

      const { code, said } = await rollsBack(dataDir);
      expect(code, said).toBe(0);
      expect(said).toMatch(new RegExp(`号码 tickets: ${NUMBERS_SINCE}`));

      const back = await started(dataDir, older);
      expect(await askedAgain(back, kiosk, before)).toEqual(before);
      const later = await takes(back, kiosk, NUMBERS);
      await back.stop();

      const again = await started(dataDir, programOf('server'));
      expect(numbersOf(await askedAgain(again, kiosk, new Map([...before, ...later])))).toEqual(numbersOf(new Map([...before, ...later])));
      await again.stop();
    });
  }
});
