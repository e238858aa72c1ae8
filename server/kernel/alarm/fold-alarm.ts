import { known } from '../known.ts';
import type { Alarm } from '../state/alarm.ts';
import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

export function raiseAlarm({ staff }: Branch, { alarmId: id, subject, since }: EventOf<'alarm-raised'>, at: number): void {
  staff.alarms.set(id, { id, subject, since, raisedAt: at, acknowledged: null, escalation: null, goneSince: null });
  staff.alarmsRaised += 1;
}

export function acknowledgeAlarm(branch: Branch, { alarmId, role, staffId }: EventOf<'alarm-acknowledged'>, at: number): void {
  knownAlarm(branch, alarmId).acknowledged = { role, staffId, at };
}

export function escalateAlarm(branch: Branch, { alarmId, cause }: EventOf<'alarm-escalated'>): void {
  knownAlarm(branch, alarmId).escalation = cause;
}

export function resolveAlarm(branch: Branch, { alarmId }: EventOf<'alarm-resolved'>): void {
  branch.staff.alarms.delete(knownAlarm(branch, alarmId).id);
}

function knownAlarm({ staff }: Branch, alarmId: string): Alarm {
  return known(staff.alarms.get(alarmId), `alarm ${alarmId}`);
}
