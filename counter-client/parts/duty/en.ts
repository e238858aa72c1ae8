import type { dutyZh } from './zh.ts';

export const dutyEn: Readonly<Record<keyof typeof dutyZh, string>> = {
  dutyOn: 'on duty',
  dutyAway: 'away',
  dutyAwayUntil: 'away, back {{time}}',
  dutyOff: 'not on duty',
  dutyPostAsked: '{{name}} has asked {{sent}} to come; nobody is there yet',
  dutyPostTaken: '{{name}} is seeing to it; nobody is there yet',
  dutyTabletLost: 'tablet disconnected',
};
