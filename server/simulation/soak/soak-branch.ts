import type { BranchConfiguration, CounterProfile } from '../../kernel/configuration/configuration.ts';
import type { LocalText } from '../../kernel/configuration/local-text.ts';
import { TICKET_CLASSES } from '../../kernel/configuration/standing.ts';
import type { Chance } from '../chance.ts';
import { poolConfiguration } from '../pool-configuration.ts';

const MINUTE_MS = 60_000;
const CAPS = [0, 1, 2, 3, 3, 3];
const HEAD_STARTS_MIN = [2, 10, 15, 15, 60];

export const SOAK_SERVICES = ['cash', 'transfer'] as const;
export const SOAK_COUNTERS = ['c1', 'c2', 'c3', 'c4'] as const;
export const SOAK_LOBBY_ID = 'lobby';
export const SOAK_MANAGERS = ['manager-1', 'manager-2'] as const;
export const SOAK_REASON_ID = 'reason';
export const SOAK_CUE_ID = 'cue';
export const SOAK_NEED_ID = 'need';

export function soakTellerAt(counterId: string): string {
  return `teller-${counterId}`;
}

/** Two services and four counters that overlap; cap, head-starts and profiles differ every day. */
export function soakConfiguration(chance: Chance): BranchConfiguration {
  const overtakeCap = CAPS[chance.below(CAPS.length)] ?? 3;
  const headStartMs = (HEAD_STARTS_MIN[chance.below(HEAD_STARTS_MIN.length)] ?? 15) * MINUTE_MS;
  const pool = poolConfiguration(1, { headStartMs, overtakeCap });
  const services = SOAK_SERVICES.map((id, index) => ({ ...pool.services[0], id, prefix: 'AB'[index] ?? 'A' }) as (typeof pool.services)[0]);
  const reasons = [{ id: SOAK_REASON_ID, text: both('reason') }];
  return {
    ...pool,
    services: services.filter((service) => service !== undefined),
    counters: counters(chance),
    staff: [
      ...SOAK_COUNTERS.map((id) => ({ id: soakTellerAt(id), name: id, roles: ['teller'] as const })),
      { id: SOAK_LOBBY_ID, name: 'lobby', roles: ['lobby'] as const },
      ...SOAK_MANAGERS.map((id) => ({ id, name: id, roles: ['manager'] as const })),
    ],
    guidance: { ...pool.guidance, managers: SOAK_MANAGERS.map((staffId) => ({ staffId, place: both(staffId), assistantIds: [] })) },
    pauseReasons: reasons,
    parkReasons: reasons,
    chosenCallReasons: reasons,
    handBackReasons: reasons,
    cues: [{ id: SOAK_CUE_ID, text: both('cue'), enabled: true }],
    needs: [{ id: SOAK_NEED_ID, text: both('need') }],
    policy: {
      ...pool.policy,
      headStartMs: { ...pool.policy.headStartMs, need: 10 * MINUTE_MS },
      appointmentLateMs: 10 * MINUTE_MS,
      windowBindsDirectServices: chance.chance(0.2),
    },
    rules: {
      ...pool.rules,
      numbering: chance.chance(0.5) ? 'gapped' : 'sequential',
      recallLimit: 3,
      noShowAfterMs: 5_000,
      restoreWindowMs: 30 * MINUTE_MS,
      returnGraceMs: 2 * MINUTE_MS,
      undoCallMs: MINUTE_MS,
      undoFinishMs: MINUTE_MS,
      retakeMs: MINUTE_MS,
      retakeElderMs: MINUTE_MS,
    },
  };
}

function both(word: string): LocalText {
  return { 'zh-CN': word, en: word };
}

function counters(chance: Chance): BranchConfiguration['counters'] {
  const everybody: CounterProfile = { classes: TICKET_CLASSES, premiumFirst: false, keepFreeMs: null };
  const window: CounterProfile = {
    classes: TICKET_CLASSES,
    premiumFirst: chance.chance(0.5),
    keepFreeMs: chance.chance(0.3) ? 5 * MINUTE_MS : null,
  };
  const withoutPremium: CounterProfile = { ...everybody, classes: ['need', 'appointment', 'ordinary'] };
  return [
    { id: 'c1', label: '1', kind: 'cash', serviceIds: ['cash'], profile: everybody },
    { id: 'c2', label: '2', kind: 'cash', serviceIds: ['cash', 'transfer'], profile: everybody },
    { id: 'c3', label: '3', kind: 'non-cash', serviceIds: ['transfer'], profile: chance.chance(0.3) ? withoutPremium : everybody },
    { id: 'c4', label: '4', kind: 'non-cash', serviceIds: ['cash', 'transfer'], profile: window },
  ];
}
