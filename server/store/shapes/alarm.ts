import { WAIT_GROUPS } from '../../kernel/configuration/alarms.ts';
import {
  ALARM_ANSWERERS,
  ALARM_ENDS,
  ALARM_ESCALATIONS,
  type AlarmSubject,
  COUNTER_ALARMS,
  KIOSK_ALARMS,
} from '../../kernel/state/alarm.ts';
import type { AlarmEvent } from '../../kernel/words/alarm.ts';
import type { BranchEvent, EventOf } from '../../kernel/words/event.ts';
import { type Check, either, exactly, id, kind, natural, oneOf, type Shape } from './checks.ts';

const alarmId = { alarmId: id };
const subject: Check<AlarmSubject> = either(
  either(exactly({ kind: kind('wait'), serviceId: id, group: oneOf(WAIT_GROUPS) }), exactly({ kind: kind('no-counter'), serviceId: id })),
  either(exactly({ kind: oneOf(COUNTER_ALARMS), counterId: id }), exactly({ kind: oneOf(KIOSK_ALARMS), kioskId: id })),
);

export const ALARM_SHAPES: { readonly [T in AlarmEvent['type']]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'alarm-raised': { ...alarmId, subject, since: natural },
  'alarm-acknowledged': { ...alarmId, role: oneOf(ALARM_ANSWERERS), staffId: id, afterMs: natural },
  'alarm-escalated': { ...alarmId, cause: oneOf(ALARM_ESCALATIONS) },
  'alarm-resolved': { ...alarmId, end: oneOf(ALARM_ENDS), afterMs: natural },
};

export function isAlarmEvent(event: BranchEvent): event is AlarmEvent {
  return Object.hasOwn(ALARM_SHAPES, event.type);
}
