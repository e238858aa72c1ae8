import type { BranchConfiguration, RulesConfiguration, ServiceConfiguration } from '../server/kernel/configuration/configuration.ts';
import type { LocalText } from '../server/kernel/configuration/local-text.ts';
import type { SlipConfiguration, SlipField } from '../server/kernel/configuration/slip-template.ts';
import { EVERYBODY, PRIORITY } from './policy.ts';

function both(zh: string, en: string): LocalText {
  return { 'zh-CN': zh, en };
}

export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

function service(id: string, prefix: string, name: LocalText): ServiceConfiguration {
  return { id, prefix, name, plainName: name, hours: null, dailyCap: null, forms: [], selfServiceHint: null };
}

export const TEST_RULES: RulesConfiguration = {
  numbering: 'sequential',
  numberDigits: 3,
  recallLimit: 3,
  recallPauseMs: 8_000,
  noShowAfterMs: 10_000,
  restoreWindowMs: 30 * 60_000,
  returnGraceMs: 2 * 60_000,
  undoCallMs: 10_000,
  undoFinishMs: 60_000,
  retakeMs: 8_000,
  retakeElderMs: 20_000,
  printJobLifeMs: 60_000,
  closingGraceMs: 60 * 60_000,
  announcementRounds: 2,
  readOneAsYao: false,
};

/** One hall, one voice, at full loudness all day. */
export const TEST_VOICE: BranchConfiguration['voice'] = {
  zones: [{ id: 'hall', counterIds: null }],
  level: 100,
  levelSpans: [],
  packName: null,
};

const SLIP_FIELDS: readonly SlipField[] = ['branch', 'number', 'service', 'ahead', 'forms', 'rule', 'missed', 'code', 'time'];

/** Every field, nothing of the branch's own; from five people ahead the hall is crowded. */
export const TEST_SLIP: SlipConfiguration = {
  lines: SLIP_FIELDS.map((field) => ({ kind: 'field', field })),
  logo: null,
  formsHint: {
    crowdedFrom: 5,
    quiet: both('如有不清楚之处，请问大堂人员。', 'Ask our staff if anything is unclear.'),
    crowded: both('不清楚处可先空着，柜员会协助您。', 'Leave blank what is unclear; the teller will help.'),
  },
};

/** A small branch that every rule fits into: two lines, three counters, one of which serves both. */
export const TEST_BRANCH: BranchConfiguration = {
  branch: { id: 'test', name: both('测试网点', 'Test branch'), timeZone: 'Asia/Shanghai' },
  publicBaseUrl: null,
  hours: [{ weekdays: [1, 2, 3, 4, 5], opens: '08:30', closes: '17:00' }],
  services: [
    service('cash', 'A', both('现金存取', 'Cash')),
    service('transfer', 'B', both('转账汇款', 'Transfers')),
    {
      ...service('corporate', 'C', both('对公业务', 'Corporate')),
      hours: [{ weekdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '11:00' }],
    },
    { ...service('capped', 'D', both('理财咨询', 'Wealth')), dailyCap: 2 },
  ],
  counters: [
    { id: 'c1', label: '1', kind: 'cash', serviceIds: ['cash'], profile: EVERYBODY },
    { id: 'c2', label: '2', kind: 'cash', serviceIds: ['cash', 'transfer'], profile: EVERYBODY },
    { id: 'c3', label: '3', kind: 'non-cash', serviceIds: ['transfer', 'corporate', 'capped'], profile: EVERYBODY },
  ],
  kiosks: [
    { id: 'k1', name: both('取号机 1', 'Kiosk 1'), printerId: 'p1', pixelsPerMm: 4 },
    { id: 'k2', name: both('取号机 2', 'Kiosk 2'), printerId: null, pixelsPerMm: 4 },
  ],
  kioskPages: { elderServiceIds: [], elderMore: 'pages', hintFromWaiting: null },
  kioskLimits: { gapMs: 0, most: 9_999 },
  printers: [{ id: 'p1', name: both('打印机 1', 'Printer 1'), fallbackPrinterId: null }],
  walls: [
    {
      id: 'w1',
      name: both('大厅屏', 'Hall display'),
      zoneId: 'hall',
      announces: true,
      viewing: { distanceM: 5, diagonalInches: 55, measured: false },
    },
  ],
  voice: TEST_VOICE,
  slip: TEST_SLIP,
  staff: [
    { id: 'wang', name: '王芳', roles: ['teller'] },
    { id: 'li', name: '李强', roles: ['teller'] },
    { id: 'chen', name: '陈静', roles: ['teller'] },
    { id: 'zhao', name: '赵敏', roles: ['lobby'] },
  ],
  pauseReasons: [{ id: 'water', text: both('喝水', 'Short break') }],
  parkReasons: [{ id: 'forms', text: both('填单', 'Filling in forms') }],
  chosenCallReasons: [{ id: 'care', text: both('需要照顾', 'Needs care') }],
  ...PRIORITY,
  rules: TEST_RULES,
};
