import type { TellerCommand, TellerView } from '../../../server/contract/teller.ts';
import type { Saying } from '../saying.ts';

type ReferralTarget = Extract<TellerCommand, { readonly type: 'raise-referral' }>['target'];

export interface TargetChoice {
  readonly target: ReferralTarget;
  readonly words: Saying;
  /** A name stands instead of words: one manager; null: words. */
  readonly name: string | null;
  /** Nobody is there to be asked. */
  readonly isAbsent: boolean;
}

/** Who can be asked (S59): the lobby first, so that the usual path needs no choice; a manager by name last. */
export function targetsOf(view: TellerView): readonly TargetChoice[] {
  const isStaffed = view.counters.some(({ id, kind, staffName }) => kind === 'non-cash' && staffName !== null && id !== view.counter?.id);
  const here = view.managers.filter(({ state }) => state !== 'off');
  const words = (key: Saying['key']): Saying => ({ key, params: {} });
  return [
    { target: { kind: 'lobby' }, words: words('targetLobby'), name: null, isAbsent: false },
    { target: { kind: 'non-cash' }, words: words('targetNonCash'), name: null, isAbsent: !isStaffed },
    { target: { kind: 'manager', managerId: null }, words: words('targetManager'), name: null, isAbsent: here.length === 0 },
    ...here.map(({ managerId, staffName }): TargetChoice => {
      return { target: { kind: 'manager', managerId }, words: words('targetManager'), name: staffName, isAbsent: false };
    }),
  ];
}

/** The next one somebody can answer for; the lobby comes round again. */
export function nextTarget(choices: readonly TargetChoice[], chosen: number): number {
  const after = choices.findIndex(({ isAbsent }, index) => index > chosen && !isAbsent);
  return after < 0 ? 0 : after;
}
