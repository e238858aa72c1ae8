import { KIOSK_NUMBERS_LISTED } from '../../contract/hardware/lobby-kiosk.ts';
import type { LobbyView } from '../../contract/lobby.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import { staffName } from '../../kernel/guards.ts';
import { latestNumbersOf } from '../../kernel/kiosk/numbers-of.ts';
import type { Branch } from '../../kernel/state/branch.ts';
import type { Ticket } from '../../kernel/state/ticket.ts';

type KioskRow = LobbyView['kiosks'][number];
type Minute = KioskRow['minutes'][number];

const MINUTE_MS = 60_000;

export function lobbyKiosks(branch: Branch, configuration: BranchConfiguration): LobbyView['kiosks'] {
  return configuration.kiosks.map(({ id: kioskId, name }): KioskRow => {
    const { voidable, kept, areAll } = latestNumbersOf(branch, kioskId, KIOSK_NUMBERS_LISTED);
    return {
      kioskId,
      name,
      minutes: minutesOf(voidable, kept),
      areAll,
      voiding: voidingOf(branch, configuration, kioskId),
    };
  });
}

function minutesOf(voidable: readonly Ticket[], kept: readonly Ticket[]): Minute[] {
  const voidableIn = countByMinute(voidable);
  const keptIn = countByMinute(kept);
  return [...new Set([...voidableIn.keys(), ...keptIn.keys()])]
    .sort((one, other) => other - one)
    .map((from) => ({ from, voidable: voidableIn.get(from) ?? 0, kept: keptIn.get(from) ?? 0 }));
}

function countByMinute(tickets: readonly Ticket[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { takenAt } of tickets) {
    const from = Math.floor(takenAt / MINUTE_MS) * MINUTE_MS;
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  return counts;
}

function voidingOf({ staff }: Branch, configuration: BranchConfiguration, kioskId: string): KioskRow['voiding'] {
  const voiding = staff.kiosks.voidings.get(kioskId);
  if (voiding === undefined) return null;
  const { at, staffId, voided, kept } = voiding;
  return { at, staffName: staffName(configuration, staffId), voided, kept };
}
