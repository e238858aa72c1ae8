import type { Translation } from '../../../server/web/i18n.ts';
import type { appointmentsZh } from './zh.ts';

export const appointmentsEn = {
  calendarTitle: 'Appointments',
  calendarToday: 'Today',
  calendarTomorrow: 'Tomorrow',
  calendarEmpty: 'No appointments',
  calendarEmptyHint: 'Tell the customer the code of the appointment: it gives a number at the kiosk.',
  book: 'New appointment',
  bookFor: 'New appointment with {{name}}',
  bookDay: 'Day',
  bookTime: 'Time',
  bookDo: 'Book',
  bookTaken: 'taken',
  booked: 'Booked for {{time}}. The code is',
  bookedSay: 'Tell the customer: at the kiosk, touch “By appointment” and type this code.',
  code: 'Code {{code}}',
  apptArrived: 'Arrived',
  apptReceived: 'Received',
  apptMissed: 'Did not come',
  apptLate: 'Late',
  move: 'Move',
  moveTitle: 'Move {{name}} to when?',
  cancelSure: 'Cancel the appointment of {{name}}?',
  cancelDo: 'Cancel it',
  moveDo: 'Move',
} as const satisfies Translation<typeof appointmentsZh>;
