type Json = Readonly<Record<string, unknown>>;

/**
 * Settings that the first release had without stating them: no customer came first, and everything sounded and printed as it did.
 * Nobody was told that time passes, a call for help had no end, and a kiosk gave whoever pressed as many numbers as he liked: those are
 * faults that no branch wants back.
 */
const SECTIONS_SINCE_0_1: Json = {
  voice: { zones: [{ id: 'hall', counterIds: null }], level: 100, levelSpans: [], packName: null },
  slip: {
    lines: ['branch', 'number', 'service', 'ahead', 'forms', 'rule', 'missed', 'code', 'time'].map((field) => ({ kind: 'field', field })),
    logo: null,
    formsHint: {
      crowdedFrom: 8,
      quiet: { 'zh-CN': '如有不清楚之处，请问大堂工作人员。', en: 'If anything is unclear, please ask our staff.' },
      crowded: { 'zh-CN': '不清楚之处可先空着，叫到号时柜员会协助您。', en: 'Leave blank what is unclear; the teller will help you.' },
    },
  },
  kioskPages: { elderServiceIds: [], elderMore: 'pages', hintFromWaiting: null },
  kioskLimits: { gapMs: 2_000, most: 60 },
  handBackReasons: [{ id: 'other', text: { 'zh-CN': '其他', en: 'Other' } }],
  cues: [{ id: 'known', text: { 'zh-CN': '已认识该客户', en: 'Known to staff' }, enabled: true }],
  needs: [],
  policy: {
    overtakeCap: 3,
    headStartMs: {
      tiers: { gold: 0, platinum: 0, 'purple-gold': 0 },
      segments: { 'existing-premium': 0, potential: 0, target: 0 },
      need: 0,
    },
    appointmentLateMs: 600_000,
    directServiceLifeMs: 600_000,
    windowBindsDirectServices: false,
    needNoticeAfter: 8,
    targetWaitMs: { premium: 300_000, ordinary: 1_200_000 },
  },
  guidance: {
    referral: {
      realertAfterMs: [30000, 60000],
      escalateAfterMs: 90000,
      snoozeMs: 60000,
      raiseWithinMs: 120000,
      lifeMs: 1800000,
      briefFromWaiting: 8,
      guestPromptAfterMs: 300000,
    },
    appointment: { spacingMs: 1800000, missedAfterMs: 1800000 },
    tabletSilentAfterMs: 60000,
    support: {
      waitingPerCounter: null,
      holdMs: 300000,
    },
    contact: {
      from: '09:00',
      to: '20:30',
      latest: '21:00',
      dueAfterDays: 2,
    },
    retention: {
      phoneDays: 30,
      recordDays: 395,
      prospectDays: 180,
      attendeeDays: 30,
    },
    managers: [],
    askServiceIds: [],
    visitServiceId: null,
    seats: [
      {
        id: 'hall',
        text: {
          'zh-CN': '等候区',
          en: 'Waiting area',
        },
      },
    ],
    looks: [],
    awayReasons: [
      {
        id: 'other',
        text: {
          'zh-CN': '其他',
          en: 'Other',
        },
      },
    ],
    lateContactReasons: [
      {
        id: 'asked',
        text: {
          'zh-CN': '客户要求',
          en: 'Asked by the customer',
        },
      },
    ],
  },
  alarms: { idleCounterMs: 300_000, hangingCallMs: 180_000, longServiceMs: 1_800_000, noCounterMs: 180_000, services: [] },
  help: { unansweredMs: 60_000, lifeMs: 300_000 },
  identification: { cardAtKiosk: false, binRules: [], directory: { mode: 'local', remoteUrl: null } },
};
/** The hall that every branch is thought to have until somebody measures its own. */
const VIEWING: Json = { distanceM: 5, diagonalInches: 55, measured: false };
const EVERYBODY: Json = { classes: ['premium', 'need', 'appointment', 'ordinary'], premiumFirst: false, keepFreeMs: null };

interface Upgraded {
  readonly value: unknown;
  /** Keys that an earlier release did not have, as "policy" or "counters[].profile"; empty: nothing was missing. */
  readonly added: readonly string[];
}

/** Adds the missing keys of an earlier release's configuration, with the values that were in force then. Existing keys stay. */
export function upgradeConfiguration(value: unknown): Upgraded {
  if (!isObject(value) || !Array.isArray(value['counters'])) return { value, added: [] };
  const added: string[] = [];
  const grown: Record<string, unknown> = { ...value };
  for (const [key, section] of Object.entries(SECTIONS_SINCE_0_1)) {
    if (key in grown) continue;
    grown[key] = section;
    added.push(key);
  }
  for (const [list, key, filler] of [
    ['counters', 'profile', EVERYBODY],
    ['walls', 'zoneId', 'hall'],
    ['walls', 'viewing', VIEWING],
    ['printers', 'fallbackPrinterId', null],
  ] as const) {
    if (fill(grown, list, key, filler)) added.push(`${list}[].${key}`);
  }
  return { value: grown, added };
}

function fill(grown: Record<string, unknown>, list: string, key: string, filler: unknown): boolean {
  const entries: unknown = grown[list];
  if (!Array.isArray(entries) || !entries.some((entry) => isObject(entry) && !(key in entry))) return false;
  grown[list] = entries.map((entry: unknown) => (isObject(entry) && !(key in entry) ? { ...entry, [key]: filler } : entry));
  return true;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
