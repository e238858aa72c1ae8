import { defineCommand, each, from } from '../rule.ts';
import { ALARM_ANSWERERS } from '../state/alarm.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  alarmId: ID,
};

/** Somebody sees to it. The first one counts; a second press changes nothing. */
export const acknowledgeAlarm = defineCommand({
  type: 'acknowledge-alarm',
  asked: from(each(ALARM_ANSWERERS, BODY)),
  decide: (branch, { alarmId }, actor, { now }) => {
    const alarm = branch.staff.alarms.get(alarmId);
    if (alarm === undefined) return refuse('alarm-over', {});
    if (actor.role !== 'lobby' && actor.role !== 'supervisor') return refuse('not-allowed', {});
    if (alarm.acknowledged !== null) return accept([]);
    const { role, staffId } = actor;
    return accept([{ type: 'alarm-acknowledged', alarmId, role, staffId, afterMs: now - alarm.raisedAt }]);
  },
});
