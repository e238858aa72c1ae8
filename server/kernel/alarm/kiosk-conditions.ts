import { alarmKey } from '../state/alarm.ts';
import type { Branch } from '../state/branch.ts';
import type { Condition } from './condition.ts';

/**
 * What is wrong with a kiosk is told at once, and stands until somebody has said that he goes: a child who runs away, or a stranger's
 * screen that is gone again, is worth a look all the same.
 */
export function kioskConditions({ staff }: Branch): readonly Condition[] {
  const unanswered = new Set(
    [...staff.alarms.values()].filter(({ acknowledged }) => acknowledged === null).map(({ subject }) => alarmKey(subject)),
  );
  return [...staff.kiosks.troubles.values()].map(({ subject, since, until }) => ({
    subject,
    since,
    dueAt: since,
    wrongFrom: since,
    wrongUntil: unanswered.has(alarmKey(subject)) ? null : until,
  }));
}
