import { branchConfiguration } from '../../server/config/schema.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { TEST_SLIP, TEST_VOICE } from '../branch-fixture.ts';
import { EVERYBODY, PRIORITY } from '../policy.ts';

export const COUNTERS = 30;
export const KIOSKS = 4;
export const SERVICES = 6;
export const WALLS = ['hall', 'entrance'] as const;
/** Screens connected while the branch is pressed hard: all of them wall displays, which change with every call. */
export const DISPLAYS = 200;

/** A large branch: thirty counters that serve six businesses, four kiosks, open around the clock. */
export const BENCH_BRANCH: BranchConfiguration = branchConfiguration.parse({
  branch: { id: 'bench', name: both('测速网点', 'Bench branch'), timeZone: 'Asia/Shanghai' },
  publicBaseUrl: null,
  hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' }],
  services: upTo(SERVICES).map((n) => ({
    id: `service-${n}`,
    prefix: 'ABCDEF'[n - 1] ?? '',
    name: both(`业务 ${n}`, `Service ${n}`),
    plainName: both(`业务 ${n}`, `Service ${n}`),
    hours: null,
    dailyCap: null,
    forms: [],
    selfServiceHint: null,
  })),
  counters: upTo(COUNTERS).map((n) => ({
    id: `counter-${n}`,
    label: String(n),
    kind: 'cash',
    serviceIds: upTo(SERVICES).map((service) => `service-${service}`),
    profile: EVERYBODY,
  })),
  kiosks: upTo(KIOSKS).map((n) => ({ id: `kiosk-${n}`, name: both(`取号机 ${n}`, `Kiosk ${n}`), printerId: null, pixelsPerMm: 4 })),
  kioskPages: { elderServiceIds: [], elderMore: 'pages', hintFromWaiting: null },
  kioskLimits: { gapMs: 0, most: 9_999 },
  printers: [],
  walls: WALLS.map((id, index) => ({
    id,
    name: both(id, id),
    zoneId: 'hall',
    announces: index === 0,
    viewing: { distanceM: 5, diagonalInches: 55, measured: false },
  })),
  voice: TEST_VOICE,
  slip: TEST_SLIP,
  staff: [
    ...upTo(COUNTERS).map((n) => ({ id: `teller-${n}`, name: `柜员 ${n}`, roles: ['teller'] as const })),
    { id: 'lobby-1', name: '大堂经理', roles: ['lobby'] as const },
  ],
  pauseReasons: [{ id: 'other', text: both('其他', 'Other') }],
  parkReasons: [{ id: 'other', text: both('其他', 'Other') }],
  chosenCallReasons: [{ id: 'other', text: both('其他', 'Other') }],
  ...PRIORITY,
  rules: {
    numbering: 'gapped',
    numberDigits: 4,
    recallLimit: 3,
    recallPauseMs: 0,
    noShowAfterMs: 0,
    restoreWindowMs: 1_800_000,
    returnGraceMs: 600_000,
    undoCallMs: 10_000,
    undoFinishMs: 10_000,
    retakeMs: 15_000,
    retakeElderMs: 30_000,
    printJobLifeMs: 60_000,
    closingGraceMs: 3_600_000,
    announcementRounds: 2,
    readOneAsYao: true,
  },
} satisfies BranchConfiguration);

export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function both(zh: string, en: string) {
  return { 'zh-CN': zh, en };
}
