import type { DutyRow } from '../../../server/contract/duty.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import type { SupervisorView } from '../../../server/contract/supervisor.ts';
import { type Alert, alertFor, type KnownSince, LATE_EVERY_MS } from '../../parts/alert/alerting.ts';
import type { SupervisorScreen } from '../supervisor-screen.ts';

/** How often an empty post that nobody has answered sounds again. */
const POST_EVERY_MS = 60_000;
/** What is told here has been silent in the lobby: it sounds from the first on. */
const SOUNDS = 2;

export function isUnanswered({ state }: ReferralRow): boolean {
  return state === 'raised' || state === 'seen';
}

/** Guests whom the lobby did not answer for, and those the supervisor meets himself, longest first. */
export function urgentGuests({ referrals, staffId }: SupervisorView): readonly ReferralRow[] {
  return referrals.filter((row) => {
    const isMine = row.holder?.staffId === staffId && (row.state === 'acknowledged' || row.state === 'attended');
    return isMine || (isUnanswered(row) && row.forMe);
  });
}

export function silentTablets({ duty }: SupervisorView): readonly DutyRow[] {
  return duty === null ? [] : duty.people.filter(({ tablet }) => tablet === 'silent');
}

/** Whether the lobby's post is empty and the supervisor has not answered it. */
export function isPostOpen({ duty }: SupervisorView): boolean {
  const gap = duty?.gap ?? null;
  return gap !== null && gap.answer === null;
}

function every(periodMs: number, key: string, now: number, knownSince: KnownSince): Alert {
  return { key, stage: SOUNDS + Math.floor((now - knownSince(key)) / periodMs), words: '' };
}

function alertsOf(view: SupervisorView, now: number, knownSince: KnownSince): readonly Alert[] {
  const once = (key: string): Alert => ({ key, stage: SOUNDS, words: '' });
  return [
    ...urgentGuests(view)
      .filter(isUnanswered)
      .map(({ referralId, alertFrom }) => every(LATE_EVERY_MS, `referral ${referralId} ${alertFrom}`, now, knownSince)),
    ...(isPostOpen(view) ? [every(POST_EVERY_MS, `post ${view.duty?.gap?.since ?? 0}`, now, knownSince)] : []),
    ...silentTablets(view).map(({ staffId, tabletSince }) => once(`tablet ${staffId} ${tabletSince ?? 0}`)),
    ...(view.support?.requests ?? [])
      .filter(({ state }) => state === 'raised' || state === 'seen')
      .map(({ supportId }) => once(`support ${supportId}`)),
    ...view.alarms
      .filter(({ acknowledgedBy, escalation }) => acknowledgedBy === null && escalation !== null)
      .map(({ alarmId }) => once(`alarm ${alarmId}`)),
  ];
}

/** Sounds and vibrates as in the lobby. Nothing is put on a lock screen here. */
export function alertForUrgent({ connection, moment }: SupervisorScreen): void {
  alertFor(
    () => {
      const view = connection.view.value;
      const now = moment.now.value;
      return view === null ? null : { now, alerts: (knownSince) => alertsOf(view, now, knownSince) };
    },
    () => undefined,
  );
}
