import type { AlarmAnswerer, AlarmEnd, AlarmEscalation, AlarmSubject } from '../state/alarm.ts';

export type AlarmEvent =
  /** since: when what is wrong began, epoch ms. */
  | { readonly type: 'alarm-raised'; readonly alarmId: string; readonly subject: AlarmSubject; readonly since: number }
  | {
      readonly type: 'alarm-acknowledged';
      readonly alarmId: string;
      readonly role: AlarmAnswerer;
      readonly staffId: string;
      readonly afterMs: number;
    }
  | { readonly type: 'alarm-escalated'; readonly alarmId: string; readonly cause: AlarmEscalation }
  | { readonly type: 'alarm-resolved'; readonly alarmId: string; readonly end: AlarmEnd; readonly afterMs: number };
