import type { lobbyAlarmZh } from './zh.ts';

export const lobbyAlarmEn: Readonly<Record<keyof typeof lobbyAlarmZh, string>> = {
  alarmsWait: 'Waits past target',
  alarmsNoCounter: 'Waiting, no counter open',
  alarmsIdle: 'Idle counter, people waiting',
  alarmsHanging: 'Calls not dealt with',
  alarmsLong: 'Long services',
  alarmsKioskLimit: 'Kiosk gave too many',
  alarmsKioskDoubled: 'Second screen of a kiosk',
  alarmsEscalated: 'Sent to the supervisor',
  alarmsAcknowledged: 'Alert to answer',
  alarmsMended: 'Alert to its end',
  alarmsTimes: '{{count}}: mean {{mean}}, longest {{most}}',
};
