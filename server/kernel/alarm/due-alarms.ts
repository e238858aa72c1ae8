import { configurationOfOpenDay } from '../guards.ts';
import { isSomebodyOnDuty } from '../referral/escalate-referrals.ts';
import { type Alarm, ALARM_SETTLE_MS, type AlarmEnd, alarmKey, ALARMS_A_DAY_MAX, ALARMS_OPEN_MAX } from '../state/alarm.ts';
import type { Branch } from '../state/branch.ts';
import type { BranchEvent } from '../words/event.ts';
import { type Condition, isWrong } from './condition.ts';
import { conditionsOf } from './conditions.ts';

/** What time alone causes: what lasts is raised, what is over is resolved, and what nobody answers goes to the supervisor. */
export function dueAlarms(branch: Branch, now: number): readonly BranchEvent[] {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return [];
  const conditions = conditionsOf(branch, configuration, now);
  const open = [...branch.staff.alarms.values()];
  const over = open.filter((alarm) => isOver(alarm, conditions.get(alarmKey(alarm.subject)), now));
  const standing = open.filter((alarm) => !over.includes(alarm));
  return [
    ...over.map((alarm) => resolved(alarm, 'mended', now)),
    ...raised(branch, [...conditions.values()], standing, now),
    ...escalated(standing, configuration.guidance.referral.escalateAfterMs, isSomebodyOnDuty(branch), now),
  ];
}

function isOver({ goneSince }: Alarm, condition: Condition | undefined, now: number): boolean {
  const overSince = condition?.wrongUntil ?? goneSince;
  return !isWrong(condition, now) && overSince !== null && now >= overSince + ALARM_SETTLE_MS;
}

/** The oldest first, as far as the limits allow. */
function raised(branch: Branch, conditions: readonly Condition[], standing: readonly Alarm[], now: number): readonly BranchEvent[] {
  const open = new Set(standing.map(({ subject }) => alarmKey(subject)));
  const { alarmsRaised } = branch.staff;
  const room = Math.min(ALARMS_OPEN_MAX - standing.length, ALARMS_A_DAY_MAX - alarmsRaised);
  return conditions
    .filter((condition) => now >= condition.dueAt && isWrong(condition, now) && !open.has(alarmKey(condition.subject)))
    .sort((one, other) => one.dueAt - other.dueAt)
    .slice(0, Math.max(0, room))
    .map(({ subject, since }, index) => ({ type: 'alarm-raised', alarmId: `alarm-${now}-${alarmsRaised + index}`, subject, since }));
}

function escalated(standing: readonly Alarm[], afterMs: number, isManned: boolean, now: number): readonly BranchEvent[] {
  return standing
    .filter(({ acknowledged, escalation }) => acknowledged === null && escalation === null)
    .flatMap(({ id: alarmId, raisedAt }): BranchEvent[] => {
      if (now >= raisedAt + afterMs) return [{ type: 'alarm-escalated', alarmId, cause: 'unanswered' }];
      return isManned ? [] : [{ type: 'alarm-escalated', alarmId, cause: 'nobody-on-duty' }];
    });
}

/** Closes what is still open at the end of the day. */
export function closeAlarms({ staff }: Branch, now: number): readonly BranchEvent[] {
  return [...staff.alarms.values()].map((alarm) => resolved(alarm, 'day-ended', now));
}

function resolved({ id: alarmId, raisedAt }: Alarm, end: AlarmEnd, now: number): BranchEvent {
  return { type: 'alarm-resolved', alarmId, end, afterMs: now - raisedAt };
}
