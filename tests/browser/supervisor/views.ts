import type { SupervisorView } from '../../../server/contract/supervisor.ts';
import { CALM_DUTY, CALM_SUPPORT, RUN_COUNTERS } from '../staff/duty-views.ts';
import { STAGE_TIME } from '../stage.ts';

const MINUTE_MS = 60_000;

/** The supervisor's screen on a full day, or before it. */
export function supervisorWith(busy: boolean): SupervisorView {
  const names = [
    { 'zh-CN': '现金存取', en: 'Deposits and withdrawals' },
    { 'zh-CN': '转账汇款', en: 'Transfers and remittances' },
    { 'zh-CN': '外汇业务', en: 'Foreign exchange' },
  ];
  return {
    staffId: 's01',
    duty: CALM_DUTY,
    support: CALM_SUPPORT,
    alarms: [],
    runCounters: RUN_COUNTERS,
    freeTellers: [{ staffId: 't05', staffName: '何晓岚' }],
    referrals: [],
    followUps: { today: '2026-11-23', managers: [], overdue: [] },
    managers: [],
    dayEnds: [],
    isHead: false,
    staffName: '高文清',
    branchName: { 'zh-CN': '滨江路支行', en: 'Riverside Branch' },
    timeZone: 'Asia/Shanghai',
    restored: null,
    day: busy ? { date: '2026-11-23', state: 'open', openedAt: STAGE_TIME - 120 * MINUTE_MS } : null,
    waiting: busy ? 47 : 0,
    taken: busy ? 183 : 0,
    ordinary: { waiting: busy ? 41 : 0, oldestSince: busy ? STAGE_TIME - 26 * MINUTE_MS : null, targetMs: 20 * MINUTE_MS },
    premium: { waiting: busy ? 6 : 0, oldestSince: busy ? STAGE_TIME - 3 * MINUTE_MS : null, targetMs: 5 * MINUTE_MS },
    counters: { open: busy ? 5 : 0, paused: busy ? 1 : 0, total: 7 },
    rule: { overtakeCap: 3, headStartMs: { least: 15 * MINUTE_MS, most: 15 * MINUTE_MS } },
    atCap: busy ? 2 : 0,
    queues: names.map((name, index) => ({
      serviceId: `s${index}`,
      prefix: 'ABF'[index] ?? 'A',
      name,
      waiting: busy ? 20 - index : 0,
      oldestSince: busy ? STAGE_TIME - (26 - index) * MINUTE_MS : null,
      openCounters: busy ? 3 - index : 0,
    })),
    needJumps: busy ? [{ staffName: '沈若云', count: 11 }] : [],
    conditions: [],
  };
}
