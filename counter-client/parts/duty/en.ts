import type { dutyZh } from './zh.ts';

export const dutyEn: Readonly<Record<keyof typeof dutyZh, string>> = {
  dutyOn: 'on duty',
  dutyAway: 'away',
  dutyAwayUntil: 'away, back {{time}}',
  dutyOff: 'not on duty',
  dutyTabletLost: 'tablet disconnected',
};
