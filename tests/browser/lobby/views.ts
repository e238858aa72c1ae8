import type { LobbyView } from '../../../server/contract/lobby.ts';
import { CALM_DUTY, CALM_SUPPORT, NO_CARE } from '../staff/duty-views.ts';
import { CALM_METER, CUES, NEEDS, POLICY_FACTS } from '../staff/priority-views.ts';
import { STAGE_TIME } from '../stage.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function text(zh: string, en: string) {
  return { 'zh-CN': zh, en };
}

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

export function helpFrom(helpId: string, state: 'raised' | 'seen' | 'acknowledged', ageMs: number): LobbyView['help'][number] {
  const kiosk = helpId.startsWith('k');
  return {
    helpId,
    sourceName: kiosk ? text('自助取号机 1', 'Kiosk 1') : text('3 号窗口', 'Counter 3'),
    sourceKind: kiosk ? 'kiosk' : 'counter',
    kind: 'help',
    raisedAt: STAGE_TIME - ageMs,
    pressesAgain: 0,
    isSentToDesk: false,
    state,
    staffName: state === 'acknowledged' ? '赵敏' : null,
  };
}

function counter(
  index: number,
  state: LobbyView['counters'][number]['state'],
  staffName: string | null,
  number: string | null,
): LobbyView['counters'][number] {
  return {
    id: `c${index}`,
    label: String(index),
    kind: index < 4 ? 'cash' : 'non-cash',
    state,
    since: STAGE_TIME - index * MINUTE,
    staffName,
    number,
    pauseReason: state === 'paused' ? text('交接', 'Hand-over') : null,
    serviceIds: index < 4 ? ['cash', 'transfer'] : ['transfer', 'wealth'],
    direct: null,
    meter: CALM_METER,
  };
}

function calmQueues(): LobbyView['queues'] {
  const waiting = ['A040', 'A043', 'A044', 'A046', 'A049', 'A050', 'A052'].map((number, index) => ({
    ...row(number, 'cash', 18 - 2 * index),
    counterLabel: index === 3 ? '2' : null,
    blocked: false,
    cueId: null,
    ownManagerName: null,
    care: NO_CARE,
  }));
  return [
    {
      serviceId: 'cash',
      prefix: 'A',
      name: text('现金存取', 'Cash'),
      total: 7,
      oldestSince: STAGE_TIME - 18 * MINUTE,
      waiting,
      openCounters: 3,
    },
    {
      serviceId: 'transfer',
      prefix: 'B',
      name: text('转账汇款', 'Transfers'),
      total: 2,
      oldestSince: STAGE_TIME - 6 * MINUTE,
      waiting: [
        { ...row('B017', 'transfer', 6), counterLabel: null, blocked: false, cueId: null, ownManagerName: null, care: NO_CARE },
        { ...row('B019', 'transfer', 2), counterLabel: null, blocked: false, cueId: null, ownManagerName: null, care: NO_CARE },
      ],
      openCounters: 1,
    },
    {
      serviceId: 'wealth',
      prefix: 'D',
      name: text('理财咨询', 'Wealth advice'),
      total: 0,
      oldestSince: null,
      waiting: [],
      openCounters: 0,
    },
  ];
}

/** Open, and nothing asks for anybody. */
type DeviceRow = LobbyView['devices'][number];

function device(kind: DeviceRow['kind'], key: string, place: DeviceRow['place'], condition: DeviceRow['condition']): DeviceRow {
  return { kind, key, place, state: 'ok', condition, since: STAGE_TIME - 90 * MINUTE };
}

const DEVICES: readonly DeviceRow[] = [
  device('board', 'a1/leds/led-1', text('1 号窗口', 'Counter 1'), 'ok'),
  device('board', 'a1/leds/led-2', text('2 号窗口', 'Counter 2'), 'line-open'),
  device('pad', 'a1/leds/pad-1', text('1 号窗口', 'Counter 1'), 'line-open'),
  device('reader', 'a1/reader-1', text('取号机 1', 'Kiosk 1'), 'ok'),
];

const CALM_KIOSK: LobbyView['kiosks'][number] = {
  kioskId: 'k1',
  name: text('取号机 1', 'Kiosk 1'),
  minutes: [2, 7, 12, 18].map((ago) => ({ from: STAGE_TIME - ago * MINUTE, voidable: 2, kept: 0 })),
  areAll: true,
  voiding: null,
};

export function calmLobby(): LobbyView {
  return {
    staffId: 's-zhao',
    referrals: [],
    managers: [],
    colleagues: [],
    appointments: [],
    checksIn: true,
    spacingMs: 30 * MINUTE,
    seats: [],
    looks: [],
    staffName: '赵敏',
    branchName: text('滨江路支行', 'Riverside Branch'),
    timeZone: 'Asia/Shanghai',
    restored: null,
    day: { date: '2026-11-23', state: 'open', openedAt: STAGE_TIME - 114 * MINUTE },
    hours: '08:30–17:00',
    open: { waiting: 9, called: 1, serving: 2, parked: 1 },
    totals: { taken: 86, waiting: 9, oldestSince: STAGE_TIME - 18 * MINUTE },
    help: [],
    kiosks: [CALM_KIOSK],
    printers: [
      {
        printerId: 'p1',
        name: text('取号机 1 打印机', 'Kiosk 1 printer'),
        condition: 'ready',
        canPrint: true,
        since: STAGE_TIME - 90 * MINUTE,
        pendingJobs: 0,
      },
      {
        printerId: 'p2',
        name: text('取号机 2 打印机', 'Kiosk 2 printer'),
        condition: 'ready',
        canPrint: true,
        since: STAGE_TIME - 90 * MINUTE,
        pendingJobs: 0,
      },
    ],
    sounds: [{ wallId: 'hall', name: text('大厅显示屏', 'Hall display'), condition: 'on', fault: null, since: STAGE_TIME - 90 * MINUTE }],
    devices: [...DEVICES],
    unprinted: [],
    counters: [
      counter(1, 'serving', '李强', 'A038'),
      counter(2, 'calling', '陈立', 'A039'),
      counter(3, 'idle', '王芳', null),
      counter(4, 'serving', '周宁', 'B016'),
      counter(5, 'paused', '孙悦', null),
      counter(6, 'closed', null, null),
    ],
    queues: calmQueues(),
    missed: [{ ...row('A036', 'cash', 9), restoreUntil: STAGE_TIME + 21 * MINUTE }],
    parked: [{ ...row('A031', 'cash', 14), reason: text('填单', 'Filling in a form') }],
    cues: CUES,
    needs: NEEDS,
    dayEnd: null,
    duty: CALM_DUTY,
    support: CALM_SUPPORT,
    policy: POLICY_FACTS,
    alarms: [],
    notices: [],
    identified: null,
    needJumps: [],
    conditions: [],
  };
}

/** Everything at once: three requests, two printers in trouble, numbers that may not have come out. */
export function busyLobby(): LobbyView {
  const calm = calmLobby();
  return {
    ...calm,
    help: [
      helpFrom('c-late', 'raised', 94 * SECOND),
      helpFrom('k-soon', 'raised', 41 * SECOND),
      helpFrom('k-new', 'raised', 6 * SECOND),
      helpFrom('c-going', 'acknowledged', 130 * SECOND),
    ],
    printers: [
      {
        printerId: 'p1',
        name: text('取号机 1 打印机', 'Kiosk 1 printer'),
        condition: 'paper-out',
        canPrint: false,
        since: STAGE_TIME - 3 * MINUTE,
        pendingJobs: 2,
      },
      {
        printerId: 'p2',
        name: text('取号机 2 打印机', 'Kiosk 2 printer'),
        condition: 'paper-near-end',
        canPrint: true,
        since: STAGE_TIME - 8 * MINUTE,
        pendingJobs: 0,
      },
    ],
    unprinted: [
      { ticketId: 't-A052', number: 'A052', printerId: 'p1', state: 'failed', cause: 'paper-out', at: STAGE_TIME - 2 * MINUTE },
      { ticketId: 't-A050', number: 'A050', printerId: 'p1', state: 'unconfirmed', cause: null, at: STAGE_TIME - 4 * MINUTE },
    ],
  };
}
