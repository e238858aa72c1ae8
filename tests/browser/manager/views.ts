import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import type { ManagerView } from '../../../server/contract/manager.ts';
import type { ManagerRow, ReferralRow } from '../../../server/contract/referral.ts';
import { STAGE_TIME } from '../stage.ts';

const MINUTE_MS = 60_000;
type Desk = ManagerView['desks'][number];

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** A guest who was referred from counter 5, brought by the lobby, and sits on the sofa. */
export function guest(referralId: string, surname: string, part: Partial<ReferralRow>): ReferralRow {
  return {
    referralId,
    source: { role: 'teller', staffId: 'lin', staffName: '林静', counterLabel: '5' },
    target: { kind: 'lobby', staffName: null },
    ticketId: 't1',
    number: 'A043',
    serviceId: 'cash',
    servedAtLabel: null,
    phase: 'escorted',
    takenAt: STAGE_TIME - 21 * MINUTE_MS,
    newNumber: null,
    salutation: { surname, title: 'ms' },
    cueId: 'deposit',
    cue: both('大额存款到期', 'Large deposit falls due'),
    confidence: 'possible',
    state: 'waiting',
    raisedAt: STAGE_TIME - 9 * MINUTE_MS,
    alertFrom: STAGE_TIME - 9 * MINUTE_MS,
    realerts: 0,
    escalation: null,
    forMe: false,
    isSnoozed: false,
    holder: { role: 'lobby', staffId: 'zhao', staffName: '赵敏' },
    seenAt: STAGE_TIME - 9 * MINUTE_MS,
    acknowledgedAt: STAGE_TIME - 8 * MINUTE_MS,
    attendedAt: STAGE_TIME - 7 * MINUTE_MS,
    manager: { staffId: 'liu', staffName: '刘洋' },
    ownManager: null,
    look: { seat: both('等候区 B', 'Waiting area B'), chips: [both('浅色外套', 'Light coat'), both('戴眼镜', 'Glasses')] },
    waitingSince: STAGE_TIME - 6 * MINUTE_MS,
    isRead: true,
    isOverdue: false,
    triage: null,
    outcome: null,
    closedAt: null,
    ...part,
  };
}

export function appointment(appointmentId: string, surname: string, part: Partial<AppointmentRow>): AppointmentRow {
  return {
    appointmentId,
    manager: { staffId: 'liu', staffName: '刘洋' },
    startsAt: STAGE_TIME + 36 * MINUTE_MS,
    code: '4071',
    salutation: { surname, title: 'mr' },
    followUpId: null,
    state: 'booked',
    ticketId: null,
    number: null,
    arrivedAt: null,
    isOverdue: false,
    ...part,
  };
}

export function colleague(part: Partial<ManagerRow>): ManagerRow {
  return {
    managerId: 'chen',
    staffName: '陈思远',
    place: both('理财室 2', 'Advice room 2'),
    state: 'free',
    since: STAGE_TIME - 12 * MINUTE_MS,
    backAt: null,
    waiting: 0,
    ...part,
  };
}

export function desk(part: Partial<Desk>): Desk {
  return {
    ...colleague({ managerId: 'liu', staffName: '刘洋', place: both('理财室 1', 'Advice room 1') }),
    isMe: true,
    meeting: null,
    guests: [],
    visitors: [],
    arrivals: [],
    appointments: [],
    asked: [],
    received: [],
    ...part,
  };
}

export const MEETING: NonNullable<Desk['meeting']> = {
  guest: { kind: 'referral', referralId: 'r-now' },
  since: STAGE_TIME - 22 * MINUTE_MS,
  number: 'A031',
  referral: guest('r-now', '郑', { state: 'closed', outcome: 'introduced', number: 'A031', ticketId: 't0' }),
  visitor: null,
  serviceName: both('现金存取', 'Cash'),
  cards: [],
};

export function managerView(part: Partial<ManagerView>): ManagerView {
  return {
    staffId: 'liu',
    staffName: '刘洋',
    branchName: both('滨江路支行', 'Riverside Branch'),
    timeZone: 'Asia/Shanghai',
    restored: null,
    dayState: 'open',
    desks: [desk({})],
    colleagues: [
      colleague({}),
      colleague({ managerId: 'he', staffName: '何苗', state: 'away', backAt: STAGE_TIME + 30 * MINUTE_MS, waiting: 1 }),
    ],
    followUps: EMPTY_LIST,
    dayEnds: [],
    counters: [
      { id: 'c1', label: '1', state: 'idle', serviceIds: ['cash'], isArmed: false },
      { id: 'c2', label: '2', state: 'serving', serviceIds: ['cash', 'transfer'], isArmed: true },
      { id: 'c3', label: '3', state: 'closed', serviceIds: ['transfer'], isArmed: false },
    ],
    services: [
      { id: 'cash', name: both('现金存取', 'Cash') },
      { id: 'transfer', name: both('转账汇款', 'Transfers') },
    ],
    checksIn: true,
    spacingMs: 30 * MINUTE_MS,
    cues: [{ id: 'deposit', text: both('大额存款到期', 'Large deposit falls due') }],
    seats: [],
    looks: [],
    waiting: 14,
    ...part,
  };
}

const EMPTY_LIST: ManagerView['followUps'] = {
  today: '2026-11-23',
  rows: [],
  total: 0,
  overdue: 0,
  dueToday: 0,
  notContacted: 0,
  contact: { from: '09:00', to: '20:30', latest: '21:00', reasons: [] },
};
