import { expect } from 'vitest';
import { KIOSKS_MAX } from '../../server/config/schema.ts';
import type { KioskView } from '../../server/contract/kiosk.ts';
import type { ViewMessage } from '../../server/contract/wire.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { type BranchProcess, furnish } from '../safekeeping/branch-process.ts';
import { configurationWith } from '../store/configuration.ts';
import { ownDirectory } from '../store/directory.ts';

const NOON_HOUR = 12;

/** One for each robot: a kiosk has one live screen. */
export const kioskAt = (n: number) => ({ audience: 'kiosk', kioskId: `kiosk-${n}` }) as const;
export const KIOSK = kioskAt(1);
export const LOBBY = { audience: 'lobby', staffId: 'lobby-1' } as const;
export const TAKE = { type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, withCard: false } as const;

/** A branch where it is about noon now, so that no day ends in the middle of a long story. */
export function branchAtNoon(): BranchConfiguration {
  const configuration = configurationWith(1);
  const hoursAhead = NOON_HOUR - new Date().getUTCHours();
  // POSIX counts the other way: Etc/GMT-8 is where China is.
  const timeZone = `Etc/GMT${hoursAhead < 0 ? '+' : '-'}${Math.abs(hoursAhead)}`;
  const kiosks = configuration.kiosks.flatMap((kiosk) =>
    Array.from({ length: KIOSKS_MAX }, (_, index) => ({ ...kiosk, id: kioskAt(index + 1).kioskId })),
  );
  return { ...configuration, kiosks, branch: { ...configuration.branch, timeZone } };
}

/** The data directory of a new branch. */
export function ownBranch(): string {
  const directory = ownDirectory();
  furnish(directory, branchAtNoon());
  return directory;
}

/** Waits until numbers are given. @throws Error with what it said, when the server has ended instead */
export async function whenOpen(branch: BranchProcess, kiosk: string): Promise<void> {
  const state = () =>
    branch.get('/api/views/kiosk', kiosk).then(
      async (response) => ((await response.json()) as ViewMessage<KioskView>).view.state,
      () => (hasEnded(branch) ? 'ended' : 'silent'),
    );
  const isSettled = async () => ['open', 'ended'].includes(await state());
  await expect.poll(isSettled, { interval: 10, message: 'the branch is open, or has ended' }).toBe(true);
  if (hasEnded(branch)) throw new Error(`the server ended with ${branch.child.exitCode}: ${branch.said()}`);
}

export function hasEnded({ child }: BranchProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
