import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { ageLevel, LATE_AFTER_MS } from './help-card.tsx';
import { type Alert, alertFor, type KnownSince, LATE_EVERY_MS } from '../../parts/alert/alerting.ts';
import type { LobbyScreen, LobbyTexts } from '../lobby-screen.ts';
import { showOnLockScreen } from './lock-screen.tsx';
import { isUnanswered, levelOf } from '../referral/words.ts';

/** How often the lobby is reminded to check again for a free manager. */
const RECHECK_EVERY_MS = 60_000;

function helpAlerts({ help }: LobbyView, texts: LobbyTexts, now: number): Alert[] {
  return help
    .filter(({ state }) => state !== 'acknowledged')
    .map(({ helpId, raisedAt, pressesAgain, sourceName }) => {
      const ageMs = now - raisedAt;
      const level = ageLevel(ageMs);
      const stage = level === 'new' ? 1 : level === 'soon' ? 2 : 3 + Math.floor((ageMs - LATE_AFTER_MS) / LATE_EVERY_MS);
      return { key: `help ${helpId} ${pressesAgain}`, stage, words: texts.t('lockHelp', { place: texts.pick(sourceName) }) };
    });
}

/** Passed on or put off, a referral alerts afresh. */
function unansweredAlert(row: ReferralRow, texts: LobbyTexts, now: number, knownSince: KnownSince): Alert[] {
  const { referralId, alertFrom, source } = row;
  const key = `referral ${referralId} ${alertFrom}`;
  const level = levelOf(row, now);
  if (level === 'quiet') return [];
  const stage = level === 'new' ? 1 : level === 'soon' ? 2 : 3 + Math.floor((now - knownSince(`${key} late`)) / LATE_EVERY_MS);
  const { counterLabel } = source;
  return [
    {
      key,
      stage,
      words: counterLabel === null ? texts.t('lockReferralPlain', {}) : texts.t('lockReferral', { label: counterLabel }),
    },
  ];
}

function referralAlerts(view: LobbyView, texts: LobbyTexts, now: number, knownSince: KnownSince): Alert[] {
  return view.referrals.flatMap((row): Alert[] => {
    if (isUnanswered(row)) return unansweredAlert(row, texts, now, knownSince);
    const { referralId, state, forMe, isOverdue, waitingSince, holder } = row;
    if (state === 'recheck' && forMe) {
      const key = `recheck ${referralId}`;
      return [{ key, stage: 1 + Math.floor((now - knownSince(key)) / RECHECK_EVERY_MS), words: texts.t('lockRecheck', {}) }];
    }
    const isMine = holder?.staffId === view.staffId || holder?.role !== 'lobby';
    if (state !== 'waiting' || !isOverdue || !isMine) return [];
    return [{ key: `overdue ${referralId} ${waitingSince ?? 0}`, stage: 1, words: texts.t('lockOverdue', {}) }];
  });
}

/** A visitor who was passed on prompts again. */
function visitorAlerts({ appointments }: LobbyView, texts: LobbyTexts): Alert[] {
  return appointments
    .filter(({ isOverdue }) => isOverdue)
    .map(({ appointmentId, manager }) => ({
      key: `visitor ${appointmentId} ${manager.staffId}`,
      stage: 1,
      words: texts.t('apptLock', {}),
    }));
}

/** What nobody has answered at its last stage is with the supervisor: the lobby is not called any more. */
const ALARM_STAGES = { new: 1, soon: 2, late: 3 } as const;

function alarmAlerts({ alarms }: LobbyView, texts: LobbyTexts, now: number): Alert[] {
  return alarms
    .filter(({ acknowledgedBy }) => acknowledgedBy === null)
    .map(({ alarmId, raisedAt }) => ({
      key: `alarm ${alarmId}`,
      stage: ALARM_STAGES[ageLevel(now - raisedAt)],
      words: texts.t('lockAlarm', {}),
    }));
}

/** The supervisor asks this person to come to the empty post. */
function postAlerts({ duty, staffId }: LobbyView, texts: LobbyTexts): Alert[] {
  const answer = duty?.gap?.answer ?? null;
  if (answer === null || answer.sent?.staffId !== staffId) return [];
  return [{ key: `post ${answer.at}`, stage: 2, words: texts.t('lockPost', {}) }];
}

export function alertForTodo(screen: LobbyScreen): void {
  const { texts } = screen;
  alertFor(
    () => {
      const view = screen.connection.view.value;
      const now = screen.moment.now.value;
      if (view === null) return null;
      return {
        now,
        alerts: (knownSince) => [
          ...helpAlerts(view, texts, now),
          ...referralAlerts(view, texts, now, knownSince),
          ...visitorAlerts(view, texts),
          ...postAlerts(view, texts),
          ...alarmAlerts(view, texts, now),
        ],
      };
    },
    ({ key, words }) => showOnLockScreen(key, words),
  );
}
