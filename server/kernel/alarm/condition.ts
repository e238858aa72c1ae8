import type { AlarmSubject } from '../state/alarm.ts';

/** Something that is so now, and is wrong if it lasts. */
export interface Condition {
  readonly subject: AlarmSubject;
  /** When it began. */
  readonly since: number;
  /** When it has lasted its time, and ALARM_SETTLE_MS more. */
  readonly dueAt: number;
  /** From when an open alarm of this subject stays open. */
  readonly wrongFrom: number;
  /** When time alone mends it; null: only an event does. */
  readonly wrongUntil: number | null;
}

/** Whether what an open alarm is about still is so. */
export function isWrong(condition: Condition | undefined, now: number): boolean {
  if (condition === undefined || now < condition.wrongFrom) return false;
  return condition.wrongUntil === null || now < condition.wrongUntil;
}
