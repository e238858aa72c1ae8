import type { DutyBoard, DutyRow } from '../../../server/contract/duty.ts';
import type { RunCounter, SupportBoard, SupportRow, WaitingCare } from '../../../server/contract/support.ts';
import { STAGE_TIME } from '../stage.ts';

const MINUTE_MS = 60_000;

export const NO_CARE: WaitingCare = { isAsked: false, shouldAsk: false, mayDivert: false, diversion: null };

export function onDuty(staffId: string, staffName: string): DutyRow {
  const since = STAGE_TIME - 95 * MINUTE_MS;
  return { staffId, staffName, state: 'on', since, backAt: null, reason: null, asked: null, tablet: 'ok', tabletSince: since };
}

export function offDuty(staffId: string, staffName: string): DutyRow {
  return { ...onDuty(staffId, staffName), state: 'off', since: null, tabletSince: null };
}

/** One at the post, one who could stand in. */
export const CALM_DUTY: DutyBoard = {
  people: [onDuty('zhao', '赵敏'), offDuty('zhou', '周岚')],
  gap: null,
  reasons: [{ id: 'urgent', text: { 'zh-CN': '紧急事务', en: 'Urgent matter' } }],
};

export const CALM_SUPPORT: SupportBoard = { requests: [], load: { waiting: 7, open: 3 }, crowdedSince: null };

export function supportFrom(supportId: string, fields: Partial<SupportRow>): SupportRow {
  return {
    supportId,
    kind: 'staff',
    staffName: '赵敏',
    load: { waiting: 26, open: 3 },
    waitMs: null,
    raisedAt: STAGE_TIME - 2 * MINUTE_MS,
    state: 'raised',
    acknowledgedBy: null,
    end: null,
    resolvedAt: null,
    ...fields,
  };
}

function counter(label: string, fields: Partial<RunCounter>): RunCounter {
  const closed = { state: 'closed' as const, staffName: null, ticketId: null, number: null };
  return { id: `c${label}`, label, kind: 'cash', ...closed, serviceIds: ['s0'], isArmed: false, ...fields };
}

export const RUN_COUNTERS: RunCounter[] = [
  counter('1', { state: 'serving', staffName: '陈雨桐', ticketId: 't-A031', number: 'A031' }),
  counter('2', { state: 'idle', staffName: '林嘉豪', serviceIds: ['s0', 's1'] }),
  counter('3', { serviceIds: ['s0', 's1'] }),
  counter('4', { kind: 'non-cash', state: 'paused', staffName: '周静怡', serviceIds: ['s2'], isArmed: true }),
];
