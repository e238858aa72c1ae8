import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ManagerRow, ReferralRow } from '../../../server/contract/referral.ts';
import { bellIcon, clockIcon, megaphoneIcon, triangleAlertIcon } from '../../../server/web/icons.ts';
import { clockText, stopwatchText } from '../../../server/web/time.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import { salutationText } from '../../parts/salutation.ts';
import type { LobbyTexts } from '../lobby-screen.ts';

/** How pressing an unanswered referral is. It follows the server's alerts, so the branch's own times apply. */
type ReferralLevel = 'quiet' | 'new' | 'soon' | 'late';

export function isUnanswered({ state }: ReferralRow): boolean {
  return state === 'raised' || state === 'seen';
}

export function levelOf(row: ReferralRow, now: number): ReferralLevel {
  if (!row.forMe || row.alertFrom > now) return 'quiet';
  if (row.escalation !== null || row.realerts >= 2) return 'late';
  return row.realerts === 1 ? 'soon' : 'new';
}

export const LEVEL_LOOK: Readonly<Record<ReferralLevel, { readonly icon: string; readonly chip: string }>> = {
  quiet: { icon: clockIcon, chip: '' },
  new: { icon: bellIcon, chip: 'chip-info' },
  soon: { icon: clockIcon, chip: 'chip-warn' },
  late: { icon: triangleAlertIcon, chip: 'chip-bad' },
};

/** The icon of a level; an escalated referral shows that others were notified. */
export function iconOf(row: ReferralRow, level: ReferralLevel): string {
  return row.escalation === null ? LEVEL_LOOK[level].icon : megaphoneIcon;
}

export function levelWords(texts: LobbyTexts, row: ReferralRow, now: number): string {
  if (row.escalation !== null) return texts.t(row.escalation === 'unanswered' ? 'referralEscalated' : 'referralNobody', {});
  const level = levelOf(row, now);
  switch (level) {
    case 'quiet':
      return row.alertFrom > now
        ? texts.t('referralSnoozed', { time: stopwatchText(row.alertFrom - now) })
        : texts.t('referralNotMine', {});
    case 'new':
      return texts.t('referralNew', {});
    case 'soon':
      return texts.t('referralSoon', {});
    case 'late':
      return texts.t('referralLate', {});
    default:
      return level satisfies never;
  }
}

/** "李女士", or "一位客户" when nobody has said how to address the guest. */
export function guestName(texts: LobbyTexts, { salutation }: ReferralRow): string {
  return salutationText(salutation, texts.language.value) ?? texts.t('guestUnnamed', {});
}

/** The reason, how sure it is, and who was asked for. */
export function reasonWords(texts: LobbyTexts, row: ReferralRow): string {
  const { target } = row;
  const asked =
    target.kind === 'lobby'
      ? []
      : target.kind === 'non-cash'
        ? [texts.t('asksNonCash', {})]
        : [target.staffName === null ? texts.t('asksManager', {}) : texts.t('asksManagerNamed', { name: target.staffName })];
  const sure = row.confidence === 'possible' ? [texts.t('possible', {})] : [];
  return [texts.pick(row.cue), ...sure, ...asked].join(' · ');
}

export function freeManagers(view: LobbyView): readonly ManagerRow[] {
  return view.managers.filter(({ state }) => state === 'free');
}

export function managerStateWords(texts: LobbyTexts, row: ManagerRow, now: number, timeZone: string): string {
  switch (row.state) {
    case 'free':
      return texts.t('managerFree', {});
    case 'with-customer':
      return texts.t('managerBusy', { time: durationWords(texts, now - row.since) });
    case 'away':
      return row.backAt === null ? texts.t('managerAway', {}) : texts.t('managerAwayUntil', { time: clockText(row.backAt, timeZone) });
    case 'off':
      return texts.t('managerOff', {});
    default:
      return row.state satisfies never;
  }
}
