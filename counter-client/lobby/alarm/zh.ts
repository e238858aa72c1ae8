/** Alarms of a day, in its report. */
export const lobbyAlarmZh = {
  alarmsWait: '等候超过目标',
  alarmsNoCounter: '有人等候、无窗口开放',
  alarmsIdle: '窗口空闲、有人等候',
  alarmsHanging: '呼叫后未处理',
  alarmsLong: '办理时间较长',
  alarmsKioskLimit: '取号机取号过多',
  alarmsKioskDoubled: '取号机有另一块屏幕',
  alarmsEscalated: '已报主管',
  alarmsAcknowledged: '提醒至有人处理',
  alarmsMended: '提醒至情况解除',
  alarmsTimes: '{{count}} 次，平均 {{mean}}，最长 {{most}}',
} as const;
