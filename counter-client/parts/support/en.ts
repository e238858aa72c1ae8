import type { SupportTextKey } from './zh.ts';

export const supportEn: Readonly<Record<SupportTextKey, string>> = {
  supportLoad: '{{waiting}} waiting, {{open}} counters open',
  supportStaff: 'More staff',
  supportComplaint: 'Complaint',
  supportDevice: 'Equipment',
  supportSecurity: 'Security',
  supportByCrowd: 'raised automatically: many are waiting',
  supportByWait: 'the system asks by waits: an ordinary customer has waited {{minutes}} min',
  supportBy: 'asked by {{name}}',
  supportAcknowledged: '{{name}} is handling it',
  supportOpenedCounter: 'opened a counter',
  supportChangedServices: "changed a counter's services",
  supportCame: 'came in person',
  supportOther: 'settled otherwise',
  supportWithdrawn: 'withdrawn',
  supportEased: 'the crowd has cleared',
  supportDayEnded: 'the day ended',
};
