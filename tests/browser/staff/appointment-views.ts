import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { referralLobby } from './referral-views.ts';
import { STAGE_TIME } from '../stage.ts';

export const MINUTE_MS = 60_000;

/** With Sun, `inMinutes` from now. */
export function expected(appointmentId: string, surname: string, inMinutes: number, change: Partial<AppointmentRow>): AppointmentRow {
  return {
    appointmentId,
    manager: { staffId: 'm2', staffName: '孙悦' },
    startsAt: STAGE_TIME + inMinutes * MINUTE_MS,
    code: '4821',
    salutation: { surname, title: 'ms' },
    followUpId: null,
    state: 'booked',
    ticketId: null,
    number: null,
    arrivedAt: null,
    isOverdue: false,
    ...change,
  };
}

/** Here for `minutes`, and for an appointment that was then. */
export function here(appointmentId: string, surname: string, minutes: number, change: Partial<AppointmentRow>): AppointmentRow {
  const arrivedAt = STAGE_TIME - minutes * MINUTE_MS;
  return expected(appointmentId, surname, -minutes, {
    state: 'arrived',
    ticketId: `t-${appointmentId}`,
    number: 'R002',
    arrivedAt,
    ...change,
  });
}

export function appointmentLobby(appointments: readonly AppointmentRow[]): LobbyView {
  return { ...referralLobby([]), appointments: [...appointments] };
}

/** Every state there is, today's and one of tomorrow's. */
export function everyAppointment(): LobbyView {
  const liu = { staffId: 'm1', staffName: '刘洋' };
  return appointmentLobby([
    expected('a-missed', '何', -84, { state: 'missed', manager: liu }),
    expected('a-received', '郑', -54, { state: 'received', number: 'R001', ticketId: 't-1', arrivedAt: STAGE_TIME - 60 * MINUTE_MS }),
    here('a-late', '欧阳', 12, { isOverdue: true, manager: liu }),
    expected('a-due', '周', -4, {}),
    expected('a-next', '吴', 36, { salutation: { surname: '司马', title: 'mr' } }),
    expected('a-nameless', '', 96, { salutation: null, manager: liu }),
    expected('a-tomorrow', '钱', 24 * 60 + 36, {}),
  ]);
}
