import type { Translation } from '../../server/web/i18n.ts';
import type { priorityZh } from './priority-zh.ts';

export const priorityEn: Translation<typeof priorityZh> = {
  codeCard: 'Card code',
  codeJudged: 'Judged code',
  confirmed: 'Confirmed',
  possible: 'To be confirmed',
  needMark: 'Need',
  ownManager: 'Own manager: {{name}}',
  appointmentMark: 'Due {{time}}',
  guestUnnamed: 'a customer',

  meterShort: 'Others {{wait}} · direct {{count}}/h',
  meterOrdinary: 'Others wait up to {{wait}}',
  meterNobody: 'No ordinary customer is waiting',
  meterDirect: 'Counter {{label}}: {{count}} direct services in the last hour',
  meterDirect_one: 'Counter {{label}}: 1 direct service in the last hour',
  meterReaching: 'This brings {{count}} people to the limit',
  meterReaching_one: 'This brings 1 person to the limit',
  meterAtCap: '{{count}} already at the limit of {{limit}}',
  meterJoin: '; ',
  meterCapRefused: 'Somebody was passed {{limit}} times and goes first now.',
  meterWindowRefused: 'Somebody has waited over {{minutes}} min; under the posted rule nobody goes first.',

  noticeHandedBack: 'Counter {{label}} handed {{number}} back: {{reason}}',
  noticeExpired: '{{number}} was not received at counter {{label}} in time and is back in its place',
  noticeCounterClosed: 'Counter {{label}} signed out; {{number}} is back in its place',
  noticeTicketGone: '{{number}} is no longer waiting; counter {{label}} need not receive it',
  noticeDismiss: 'Got it',
};
