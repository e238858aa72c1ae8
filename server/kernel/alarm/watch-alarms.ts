import { configurationOfOpenDay } from '../guards.ts';
import { alarmKey } from '../state/alarm.ts';
import type { Branch } from '../state/branch.ts';
import { isWrong } from './condition.ts';
import { conditionsOf } from './conditions.ts';

/** Before and after each event: since when nothing has been wrong any more where an alarm is open. Only an event mends anything. */
export function watchAlarms(branch: Branch, at: number): void {
  const { alarms } = branch.staff;
  if (alarms.size === 0) return;
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return;
  const conditions = conditionsOf(branch, configuration, at);
  for (const alarm of alarms.values()) {
    if (isWrong(conditions.get(alarmKey(alarm.subject)), at)) alarm.goneSince = null;
    else alarm.goneSince ??= at;
  }
}
