import type { Actor } from '../../kernel/words/actor.ts';
import type { Branch } from '../../kernel/state/branch.ts';
import type { Command } from '../../kernel/commands.ts';
import type { Manager } from '../../kernel/state/manager.ts';
import type { SpokenOutcome } from '../../kernel/state/referral.ts';
import { isOpen, type Referral } from '../../kernel/state/referral.ts';
import { SEGMENTS } from '../../kernel/configuration/standing.ts';
import type { Chance } from '../chance.ts';
import type { Asked } from './asked.ts';
import { SOAK_COUNTERS, SOAK_CUE_ID, SOAK_LOBBY_ID, SOAK_MANAGERS, SOAK_SERVICES } from './soak-branch.ts';

const LOBBY: Actor = { role: 'lobby', staffId: SOAK_LOBBY_ID };

/** Lobby and managers take guests out of lines and back into them; each act with its weight. */
export function guestActs(
  branch: () => Branch,
  chance: Chance,
  waitingTicket: () => string,
): readonly (readonly [number, () => readonly Asked[]])[] {
  const pick = <T>(items: readonly T[], otherwise: T): T => items[chance.below(items.length)] ?? otherwise;
  const managerId = (): string => pick<string>(SOAK_MANAGERS, '');
  const manager = (): Manager | undefined => branch().staff.managers.get(managerId());
  const openReferral = (): string => {
    const open = [...branch().staff.referrals.values()].filter(isOpen);
    return pick<Referral | null>(open, null)?.id ?? 'none';
  };
  const byLobby = (command: Command): readonly Asked[] => [{ command, actor: LOBBY }];
  const byManager = (id: string, command: Command): readonly Asked[] => [{ command, actor: { role: 'manager', staffId: id } }];
  const says = { cueId: SOAK_CUE_ID, confidence: 'possible', target: { kind: 'lobby' }, personRef: null } as const;

  const greets = (): readonly Asked[] => {
    const greeter = manager();
    if (greeter === undefined) return [];
    const guest = { kind: 'referral', referralId: openReferral() } as const;
    return byManager(greeter.id, { type: 'greet-guest', managerId: greeter.id, guest, ending: greeter.guest });
  };
  const triages = (): readonly Asked[] => {
    const judge = manager();
    if (judge?.guest?.kind !== 'referral') return [];
    const { referralId } = judge.guest;
    const segment = pick(SEGMENTS, 'ordinary');
    return byManager(judge.id, { type: 'triage-guest', managerId: judge.id, referralId, segment, touchstone: null });
  };
  const ends = (): readonly Asked[] => {
    const host = manager();
    if (host === undefined || host.guest === null) return [];
    return byManager(host.id, { type: 'end-meeting', managerId: host.id, guest: host.guest });
  };
  const accompanies = (): readonly Asked[] => {
    const id = managerId();
    const [counterId, serviceId] = [pick<string>(SOAK_COUNTERS, ''), pick<string>(SOAK_SERVICES, '')];
    return byManager(id, { type: 'accompany-guest', managerId: id, counterId, serviceId, cueId: SOAK_CUE_ID });
  };
  const frees = (): readonly Asked[] => {
    const id = managerId();
    return byManager(id, { type: 'set-manager-state', managerId: id, state: pick(['free', 'free', 'away'], 'free'), backAt: null });
  };
  const concludes = (): readonly Asked[] => {
    const outcome = pick<SpokenOutcome>(['declined', 'not-premium', 'customer-left'], 'declined');
    return byLobby({ type: 'conclude-referral', referralId: openReferral(), outcome });
  };
  const servesFirst = (): readonly Asked[] => {
    const [counterId, serviceId] = [pick<string>(SOAK_COUNTERS, ''), pick<string>(SOAK_SERVICES, '')];
    return byLobby({ type: 'serve-guest-first', referralId: openReferral(), counterId, serviceId });
  };
  return [
    [8, () => byLobby({ type: 'raise-referral', counterId: null, ticketId: waitingTicket(), ...says })],
    [4, () => byLobby({ type: 'seat-guest', referralId: openReferral(), managerId: pick([null, managerId()], null), lookRef: null })],
    [3, () => byLobby({ type: 'introduce-guest', referralId: openReferral(), managerId: managerId() })],
    [2, servesFirst],
    [3, concludes],
    [4, frees],
    [5, greets],
    [4, triages],
    [2, ends],
    [1, accompanies],
  ];
}
