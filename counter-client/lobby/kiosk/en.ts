import type { Translation } from '../../../server/web/i18n.ts';
import type { lobbyKioskZh } from './zh.ts';

export const lobbyKioskEn: Translation<typeof lobbyKioskZh> = {
  kioskOpen: 'Look at kiosk',
  kioskTitle: '{{kiosk}}: numbers given',
  kioskWell: 'working',
  kioskLimited: 'has stopped',
  kioskDoubled: 'second screen',
  kioskRush: 'Do people really stand there? Then let it go on; it begins to count anew.',
  kioskRelease: 'Let it go on',
  kioskSince: 'Which numbers to void',
  kioskSinceTime: 'from {{time}}',
  kioskSinceOpening: 'all of today',
  kioskAtLeast: 'at least {{count}}',
  kioskWillVoid: 'Numbers to be voided: {{count}}, waiting or missed.',
  kioskNothing: 'Nothing of that time can be voided.',
  kioskKept:
    'Numbers that stay: {{count}}. They are being called, served, parked, accompanied by staff, or were taken with an appointment code.',
  kioskTold:
    'This cannot be undone. Phone pages send their customers to the lobby manager. Whoever has a slip only must be told in the hall, and given a new one.',
  kioskReason: 'Reason',
  kioskReasonPressed: 'Pressed again and again, nobody took them',
  kioskReasonFault: 'The kiosk is faulty',
  kioskReasonStranger: 'Somebody may pose as the kiosk',
  kioskReasonOther: 'Another reason',
  kioskVoid: 'Void {{count}}',
  kioskVoided: '{{time}}: {{name}} voided {{count}}; {{kept}} stayed.',
};
