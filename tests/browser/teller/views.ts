import type { TellerView } from '../../../server/contract/teller.ts';
import { CALM_METER, CUES, NEEDS, POLICY_FACTS } from '../staff/priority-views.ts';
import { STAGE_TIME } from '../stage.ts';

export type TellerCounter = NonNullable<TellerView['counter']>;
export type TellerTicket = NonNullable<TellerCounter['ticket']>;

const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

const cash = { id: 'cash', prefix: 'A', name: { 'zh-CN': '现金存取', en: 'Cash' } };
const transfer = { id: 'transfer', prefix: 'B', name: { 'zh-CN': '转账汇款', en: 'Transfers' } };
const wealth = { id: 'wealth', prefix: 'D', name: { 'zh-CN': '理财咨询', en: 'Wealth advice' } };

function row(number: string, serviceId: string, minutesAgo: number) {
  const ticketId = `t-${number}`;
  const n = Number(number.slice(1));
  return {
    ticketId,
    number,
    serviceId,
    since: STAGE_TIME - minutesAgo * MINUTE,
    n,
    class: 'ordinary' as const,
    over: 0,
    standing: null,
    cueId: null,
  };
}

export const WAITING = [
  row('A040', 'cash', 18),
  row('A043', 'cash', 12),
  row('A044', 'cash', 9),
  row('A046', 'cash', 6),
  row('A049', 'cash', 3),
];

/** Nobody in hand, seven people waiting. */
export function idleCounter(): TellerCounter {
  return {
    id: 'c3',
    label: '3',
    kind: 'cash',
    state: 'idle',
    since: STAGE_TIME - MINUTE,
    pauseReason: null,
    ticket: null,
    queues: [
      { serviceId: 'cash', prefix: 'A', name: cash.name, total: 5, oldestSince: WAITING[0]?.since ?? null, waiting: WAITING },
      {
        serviceId: 'transfer',
        prefix: 'B',
        name: transfer.name,
        total: 2,
        oldestSince: STAGE_TIME - 6 * MINUTE,
        waiting: [row('B017', 'transfer', 6), row('B019', 'transfer', 2)],
      },
    ],
    directed: [],
    waitingTotal: 7,
    missed: [{ ...row('A036', 'cash', 9), restoreUntil: STAGE_TIME + 21 * MINUTE }],
    parked: [{ ...row('A031', 'cash', 14), reason: { 'zh-CN': '填单', en: 'Filling in a form' } }],
    undo: null,
    today: { served: 31, meanServiceMs: 252 * SECOND },
    help: 'none',
    helpKinds: [],
    direct: null,
    invited: false,
    meter: CALM_METER,
  };
}

export function ticketInHand(phase: 'called' | 'serving'): TellerTicket {
  return {
    ticketId: 't-A039',
    number: 'A039',
    serviceId: 'cash',
    serviceName: cash.name,
    language: 'zh-CN',
    phase,
    waitMs: 14 * MINUTE,
    calledAt: STAGE_TIME - (phase === 'called' ? 20 * SECOND : 3 * MINUTE),
    startedAt: phase === 'called' ? null : STAGE_TIME - 150 * SECOND,
    rounds: 1,
    recallsLeft: 3,
    recallFrom: STAGE_TIME - 12 * SECOND,
    noShowFrom: STAGE_TIME - 10 * SECOND,
    forms: [{ 'zh-CN': '个人业务凭证', en: 'Personal service slip' }],
    standing: null,
    cueId: null,
    direct: false,
    salutation: null,
  };
}

export function callingCounter(): TellerCounter {
  return {
    ...idleCounter(),
    state: 'calling',
    ticket: ticketInHand('called'),
    undo: { kind: 'call', number: 'A039', at: STAGE_TIME - 2 * SECOND, until: STAGE_TIME + 8 * SECOND },
  };
}

export function servingCounter(): TellerCounter {
  return { ...idleCounter(), state: 'serving', ticket: ticketInHand('serving') };
}

export function pausedCounter(): TellerCounter {
  return { ...idleCounter(), state: 'paused', pauseReason: { 'zh-CN': '喝水', en: 'Water' }, since: STAGE_TIME - 75 * SECOND };
}

export function emptyCounter(): TellerCounter {
  const nobody = idleCounter().queues.map((queue) => ({ ...queue, total: 0, oldestSince: null, waiting: [] }));
  return { ...idleCounter(), queues: nobody, waitingTotal: 0, missed: [], parked: [] };
}

function reasons(...texts: readonly (readonly [string, string])[]) {
  return texts.map(([zh, en], index) => ({ id: `r${index + 1}`, text: { 'zh-CN': zh, en } }));
}

/** A branch of twelve counters with `counter` in the teller's hands; null: not signed on. */
export function tellerWith(counter: TellerCounter | null): TellerView {
  const names = [null, '陈立', null, '周宁', '孙悦', null];
  return {
    staffId: 's-wang',
    referrals: [],
    managers: [],
    cards: [],
    cardable: null,
    referable: null,
    isBrief: false,
    staffName: '王芳',
    branchName: { 'zh-CN': '滨江路支行', en: 'Riverside Branch' },
    timeZone: 'Asia/Shanghai',
    restored: null,
    dayState: 'open',
    counters: Array.from({ length: 12 }, (_, index) => {
      const mine = counter !== null && index === 2;
      const name = mine ? '王芳' : (names[index] ?? null);
      return {
        id: `c${index + 1}`,
        label: String(index + 1),
        kind: index < 4 ? ('cash' as const) : ('non-cash' as const),
        state: mine ? counter.state : name === null ? ('closed' as const) : index === 4 ? ('paused' as const) : ('serving' as const),
        staffName: name,
      };
    }),
    services: [cash, transfer, wealth],
    pauseReasons: reasons(['喝水', 'Water'], ['交接', 'Hand-over'], ['设备', 'Equipment'], ['其他', 'Other']),
    parkReasons: reasons(['填单', 'Filling in a form'], ['取证件', 'Fetching a document'], ['等待授权', 'Awaiting approval']),
    chosenCallReasons: reasons(
      ['客户行动不便', 'Needs assistance'],
      ['接续刚才的业务', 'Continues earlier business'],
      ['大堂安排', 'Asked by the lobby'],
    ),
    handBackReasons: reasons(
      ['正在清机', 'Counting the till'],
      ['客户未到', 'Customer has not come'],
      ['本窗口不能办理', 'Cannot be done here'],
    ),
    cues: CUES,
    lobbyReach: 'ok',
    needs: NEEDS,
    policy: POLICY_FACTS,
    notices: [],
    identified: null,
    counter,
  };
}
