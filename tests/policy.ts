import type { BranchConfiguration, CounterProfile } from '../server/kernel/configuration/configuration.ts';
import type { PolicyConfiguration } from '../server/kernel/configuration/policy.ts';
import type { GuidanceConfiguration } from '../server/kernel/configuration/guidance.ts';
import { TICKET_CLASSES } from '../server/kernel/configuration/standing.ts';

const MINUTE_MS = 60_000;

/** Serves everybody in the order of their keys. */
export const EVERYBODY: CounterProfile = { classes: TICKET_CLASSES, premiumFirst: false, keepFreeMs: null };

/** h = 15 min for every tier, K = 3: the defaults of the demo branch. */
export const POLICY: PolicyConfiguration = {
  overtakeCap: 3,
  headStartMs: {
    tiers: { gold: 15 * MINUTE_MS, platinum: 15 * MINUTE_MS, 'purple-gold': 15 * MINUTE_MS },
    segments: { 'existing-premium': 15 * MINUTE_MS, potential: 5 * MINUTE_MS, target: 5 * MINUTE_MS },
    need: 15 * MINUTE_MS,
  },
  appointmentLateMs: 10 * MINUTE_MS,
  directServiceLifeMs: 10 * MINUTE_MS,
  windowBindsDirectServices: false,
  needNoticeAfter: 8,
  targetWaitMs: { premium: 5 * MINUTE_MS, ordinary: 20 * MINUTE_MS },
};

/** Alerts again after 30 and 60 s, goes to everybody after 90; no manager receives guests. */
export const GUIDANCE: GuidanceConfiguration = {
  referral: {
    realertAfterMs: [30_000, 60_000],
    escalateAfterMs: 90_000,
    snoozeMs: MINUTE_MS,
    raiseWithinMs: 2 * MINUTE_MS,
    lifeMs: 30 * MINUTE_MS,
    briefFromWaiting: 8,
    guestPromptAfterMs: 5 * MINUTE_MS,
  },
  appointment: { spacingMs: 30 * MINUTE_MS, missedAfterMs: 30 * MINUTE_MS },
  tabletSilentAfterMs: MINUTE_MS,
  support: { waitingPerCounter: null, holdMs: 5 * MINUTE_MS },
  contact: { from: '09:00', to: '20:30', latest: '21:00', dueAfterDays: 2 },
  retention: { phoneDays: 30, recordDays: 395, prospectDays: 180, attendeeDays: 30 },
  managers: [],
  askServiceIds: [],
  visitServiceId: null,
  seats: [{ id: 'sofa', text: { 'zh-CN': '门口沙发', en: 'Sofa by the door' } }],
  looks: [{ id: 'glasses', text: { 'zh-CN': '戴眼镜', en: 'Glasses' } }],
  awayReasons: [{ id: 'urgent', text: { 'zh-CN': '紧急事务', en: 'Urgent matter' } }],
  lateContactReasons: [{ id: 'asked', text: { 'zh-CN': '客户要求', en: 'At the customer’s request' } }],
};

/** What every branch of the tests has beside its services and counters. */
export const PRIORITY: Pick<
  BranchConfiguration,
  'policy' | 'cues' | 'needs' | 'handBackReasons' | 'identification' | 'guidance' | 'alarms' | 'help'
> = {
  policy: POLICY,
  guidance: GUIDANCE,
  /** Off: a story about time that passes turns them on. */
  alarms: null,
  help: { unansweredMs: MINUTE_MS, lifeMs: 5 * MINUTE_MS },
  cues: [
    { id: 'card-shown', text: { 'zh-CN': '出示卡片', en: 'Card shown' }, enabled: true },
    { id: 'large-cash', text: { 'zh-CN': '大额存取', en: 'Large amount' }, enabled: true },
    { id: 'appearance', text: { 'zh-CN': '外观特征', en: 'Appearance' }, enabled: false },
  ],
  needs: [{ id: 'elderly', text: { 'zh-CN': '高龄', en: 'Old age' } }],
  identification: {
    cardAtKiosk: true,
    binRules: [
      { from: '620000', to: '620099', lengths: [16, 19], tier: 'gold' },
      { from: '620100', to: '620100', lengths: [16], tier: 'platinum' },
      { from: '62010055', to: '62010055', lengths: [16], tier: 'purple-gold' },
    ],
    directory: { mode: 'local', remoteUrl: null },
  },
  handBackReasons: [{ id: 'till', text: { 'zh-CN': '正在清机', en: 'Counting the till' } }],
};
