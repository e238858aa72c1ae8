import type { Folds } from '../rule.ts';
import { acknowledgeAlarm } from './acknowledge-alarm.ts';
import * as foldAlarm from './fold-alarm.ts';

export const ALARM_COMMANDS = [acknowledgeAlarm] as const;

export const ALARM_FOLDS = {
  'alarm-raised': foldAlarm.raiseAlarm,
  'alarm-acknowledged': foldAlarm.acknowledgeAlarm,
  'alarm-escalated': foldAlarm.escalateAlarm,
  'alarm-resolved': foldAlarm.resolveAlarm,
} as const satisfies Folds;
