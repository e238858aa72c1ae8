import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import type { PolicyConfiguration } from '../kernel/configuration/policy.ts';
import { TICKET_CLASSES } from '../kernel/configuration/standing.ts';
import { type CallRule, policyWith } from './call-rule.ts';
import { ALWAYS_OPEN } from './virtual-branch.ts';

export const POOL_SERVICE_ID = 'any';
export const POOL_KIOSK_ID = 'kiosk';
export const POOL_COUNTERS_MAX = 60;

const MINUTE_MS = 60_000;
const PLAIN: PolicyConfiguration = {
  overtakeCap: null,
  headStartMs: {
    tiers: { gold: 0, platinum: 0, 'purple-gold': 0 },
    segments: { 'existing-premium': 0, potential: 0, target: 0 },
    need: 0,
  },
  appointmentLateMs: 0,
  directServiceLifeMs: 10 * MINUTE_MS,
  windowBindsDirectServices: false,
  needNoticeAfter: 0,
  targetWaitMs: { premium: 5 * MINUTE_MS, ordinary: 20 * MINUTE_MS },
};

function text(word: string): LocalText {
  return { 'zh-CN': word, en: word };
}

/** One service and one pool of equal counters, for which queueing theory has formulas. */
export function poolConfiguration(counters: number, rule: CallRule): BranchConfiguration {
  const labels = Array.from({ length: counters }, (_, index) => String(index + 1));
  const profile = { classes: TICKET_CLASSES, premiumFirst: false, keepFreeMs: null };
  const service = { id: POOL_SERVICE_ID, prefix: 'A', name: text('A'), plainName: text('A'), hours: null, dailyCap: null };
  return {
    branch: { id: 'pool', name: text('pool'), timeZone: 'Asia/Shanghai' },
    publicBaseUrl: null,
    hours: ALWAYS_OPEN,
    services: [{ ...service, forms: [], selfServiceHint: null }],
    counters: labels.map((label) => ({ id: label, label, kind: 'cash', serviceIds: [POOL_SERVICE_ID], profile })),
    kiosks: [{ id: POOL_KIOSK_ID, name: text('kiosk'), printerId: null, pixelsPerMm: 4 }],
    kioskPages: { elderServiceIds: [], elderMore: 'staff', hintFromWaiting: null },
    kioskLimits: { gapMs: 0, most: Number.MAX_SAFE_INTEGER },
    printers: [],
    walls: [],
    voice: { zones: [], level: 0, levelSpans: [], packName: null },
    slip: { lines: [], logo: null, formsHint: { crowdedFrom: 1, quiet: text(''), crowded: text('') } },
    staff: labels.map((label) => ({ id: `teller-${label}`, name: label, roles: ['teller'] })),
    pauseReasons: [],
    parkReasons: [],
    chosenCallReasons: [],
    handBackReasons: [],
    cues: [],
    needs: [],
    policy: policyWith(PLAIN, rule),
    guidance: NO_GUIDANCE,
    alarms: null,
    help: { unansweredMs: MINUTE_MS, lifeMs: 5 * MINUTE_MS },
    identification: { cardAtKiosk: true, binRules: [], directory: { mode: 'local', remoteUrl: null } },
    rules: POOL_RULES,
  };
}

/** The simulator has no referrals. */
const NO_GUIDANCE: BranchConfiguration['guidance'] = {
  referral: {
    realertAfterMs: [],
    escalateAfterMs: 90_000,
    snoozeMs: MINUTE_MS,
    raiseWithinMs: 0,
    lifeMs: 30 * MINUTE_MS,
    briefFromWaiting: 1,
    guestPromptAfterMs: 5 * MINUTE_MS,
  },
  appointment: { spacingMs: 30 * MINUTE_MS, missedAfterMs: 30 * MINUTE_MS },
  tabletSilentAfterMs: MINUTE_MS,
  support: { waitingPerCounter: null, holdMs: 0 },
  contact: { from: '09:00', to: '20:30', latest: '21:00', dueAfterDays: 2 },
  retention: { phoneDays: 30, recordDays: 395, prospectDays: 180, attendeeDays: 30 },
  managers: [],
  askServiceIds: [],
  visitServiceId: null,
  seats: [],
  looks: [],
  awayReasons: [],
  lateContactReasons: [],
};

const POOL_RULES: BranchConfiguration['rules'] = {
  numbering: 'sequential',
  numberDigits: 4,
  recallLimit: 0,
  recallPauseMs: 0,
  noShowAfterMs: 0,
  restoreWindowMs: 0,
  returnGraceMs: 0,
  undoCallMs: 0,
  undoFinishMs: 0,
  retakeMs: 0,
  retakeElderMs: 0,
  printJobLifeMs: 0,
  closingGraceMs: 0,
  announcementRounds: 1,
  readOneAsYao: false,
};
