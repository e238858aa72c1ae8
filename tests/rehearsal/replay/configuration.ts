import { branchConfiguration, COUNTERS_MAX } from '../../../server/config/schema.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import type { LocalText } from '../../../server/kernel/configuration/local-text.ts';
import { TEST_SLIP, TEST_VOICE } from '../../branch-fixture.ts';
import { type Caller, PATIENCE_MAX_S } from './trace.ts';
import { EVERYBODY, PRIORITY } from '../../policy.ts';

export { COUNTERS_MAX };

/** Callers alternate between this many kiosks. */
export const KIOSKS = 2;
/** No V: it would read as a rank of the customer. */
const PREFIXES = 'ABCDEFGHIJKL';
const HOUR_MS = 3_600_000;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/**
 * The replay's branch: one service for each kind of business, every counter serves them all, open around the clock, no cap,
 * four digits. A caller who gave up takes the ticket back at the kiosk, however late; one who is called before that moment
 * is a no-show at once, and nobody is restored.
 */
export function replayConfiguration(callers: readonly Caller[], counters: number): BranchConfiguration {
  const kinds = [...new Set(callers.map(({ kind }) => kind))];
  const serviceIds = kinds.map(serviceIdOf);
  return branchConfiguration.parse({
    branch: { id: 'replay', name: both('重放网点', 'Replayed branch'), timeZone: 'Asia/Shanghai' },
    publicBaseUrl: null,
    hours: [{ weekdays: EVERY_DAY, opens: '00:00', closes: '24:00' }],
    services: kinds.map((kind, index) => ({
      id: serviceIdOf(kind),
      prefix: PREFIXES[index] ?? '',
      name: both(`${kind} 业务`, `Business ${kind}`),
      plainName: both(`${kind} 业务`, `Business ${kind}`),
      hours: null,
      dailyCap: null,
      forms: [],
      selfServiceHint: null,
    })),
    counters: numbered(counters).map((n) => ({ id: `counter-${n}`, label: String(n), kind: 'cash', serviceIds, profile: EVERYBODY })),
    kiosks: numbered(KIOSKS).map((n) => ({ id: `kiosk-${n}`, name: both(`${n} 号取号机`, `Kiosk ${n}`), printerId: null, pixelsPerMm: 4 })),
    printers: [],
    walls: [
      {
        id: 'hall',
        name: both('大厅显示屏', 'Hall display'),
        zoneId: 'hall',
        announces: true,
        viewing: { distanceM: 5, diagonalInches: 55, measured: false },
      },
    ],
    voice: TEST_VOICE,
    slip: TEST_SLIP,
    staff: [
      ...numbered(counters).map((n) => ({ id: `teller-${n}`, name: `柜员 ${n}`, roles: ['teller'] as const })),
      { id: 'lobby', name: '大堂经理', roles: ['lobby'] as const },
    ],
    pauseReasons: [{ id: 'other', text: both('其他', 'Other') }],
    parkReasons: [{ id: 'other', text: both('其他', 'Other') }],
    chosenCallReasons: [{ id: 'other', text: both('其他', 'Other') }],
    kioskPages: { elderServiceIds: [], elderMore: 'staff', hintFromWaiting: null },
    kioskLimits: { gapMs: 0, most: 9_999 },
    ...PRIORITY,
    rules: RULES,
  } satisfies BranchConfiguration);
}

const RULES: BranchConfiguration['rules'] = {
  numbering: 'gapped',
  numberDigits: 4,
  recallLimit: 0,
  recallPauseMs: 0,
  noShowAfterMs: 0,
  restoreWindowMs: 0,
  returnGraceMs: 0,
  undoCallMs: 0,
  undoFinishMs: 0,
  retakeMs: PATIENCE_MAX_S * 1_000,
  retakeElderMs: PATIENCE_MAX_S * 1_000,
  printJobLifeMs: 60_000,
  closingGraceMs: 12 * HOUR_MS,
  announcementRounds: 1,
  readOneAsYao: false,
};

/** The queue drains within the closing grace, or the day would close over people who wait. */
export const LATEST_MS = 24 * HOUR_MS + RULES.closingGraceMs;

export function serviceIdOf(kind: string): string {
  return kind.toLowerCase();
}

export function numbered(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function both(zh: string, en: string): LocalText {
  return { 'zh-CN': zh, en };
}
