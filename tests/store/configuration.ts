import type { BranchConfiguration, CounterConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { TEST_SLIP, TEST_VOICE } from '../branch-fixture.ts';
import { EVERYBODY, PRIORITY } from '../policy.ts';

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const service = { hours: null, dailyCap: null, forms: [], selfServiceHint: null };
const reason = [{ id: 'other', text: text('其他', 'Other') }];

/** A branch of two services and `counterCount` counters, open around the clock; teller-1 … sit anywhere. */
export function configurationWith(counterCount: number): BranchConfiguration {
  const counters: CounterConfiguration[] = Array.from({ length: counterCount }, (_, index) => ({
    id: `counter-${index + 1}`,
    label: String(index + 1),
    kind: index % 2 === 0 ? 'cash' : 'non-cash',
    serviceIds: ['cash', 'wealth'],
    profile: EVERYBODY,
  }));
  return {
    branch: { id: 'test', name: text('测试网点', 'Test branch'), timeZone: 'Asia/Shanghai' },
    publicBaseUrl: null,
    hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' }],
    services: [
      { ...service, id: 'cash', prefix: 'A', name: text('现金业务', 'Cash'), plainName: text('存取款', 'Money in and out') },
      { ...service, id: 'wealth', prefix: 'B', name: text('理财业务', 'Wealth'), plainName: text('理财', 'Savings advice') },
    ],
    counters,
    kiosks: [{ id: 'kiosk-1', name: text('取号机', 'Kiosk'), printerId: null, pixelsPerMm: 4 }],
    kioskPages: { elderServiceIds: [], elderMore: 'pages', hintFromWaiting: null },
    kioskLimits: { gapMs: 0, most: 9_999 },
    printers: [],
    walls: [],
    voice: TEST_VOICE,
    slip: TEST_SLIP,
    staff: [
      ...counters.map((_, index) => ({ id: `teller-${index + 1}`, name: `T${index + 1}`, roles: ['teller'] as const })),
      { id: 'lobby-1', name: 'L1', roles: ['lobby'] as const },
    ],
    pauseReasons: reason,
    parkReasons: reason,
    chosenCallReasons: reason,
    ...PRIORITY,
    rules: {
      numbering: 'sequential',
      numberDigits: 4,
      recallLimit: 3,
      recallPauseMs: 5_000,
      noShowAfterMs: 15_000,
      restoreWindowMs: 30 * 60_000,
      returnGraceMs: 10 * 60_000,
      undoCallMs: 10_000,
      undoFinishMs: 10_000,
      retakeMs: 10_000,
      retakeElderMs: 20_000,
      printJobLifeMs: 60_000,
      closingGraceMs: 60 * 60_000,
      announcementRounds: 2,
      readOneAsYao: true,
    },
  };
}
