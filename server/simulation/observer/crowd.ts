import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { Actor } from '../../kernel/words/actor.ts';
import { type Chance, seededChance } from '../chance.ts';
import type { Arrival, Customer } from '../day-run.ts';
import { type Demand, simulatedBranch, syntheticDay } from '../synthetic-day.ts';

/** Who comes on an observed day: shares of all customers. Of those who come back, half go on to another service, and half return to their own. */
export interface CrowdDemand extends Demand {
  readonly backShare: number;
}

/** The day for which discretion is promised: premium customers, and those who look like them on the wall. */
export const OBSERVED_DEMAND: CrowdDemand = { premiumShare: 0.12, needShare: 0.05, appointmentShare: 0, backShare: 0.05, load: 0.78 };

type Fate = 'served' | 'transferred' | 'returned' | 'absent';

export interface Person {
  readonly arrival: Arrival;
  /** When staff find out what he is, ms after he took his number; null: known at once, or nothing to find. */
  readonly foundAfterMs: number | null;
  readonly fate: Fate;
}

/** Of premium customers and of people in need, the share whom staff find while they wait; of the others card or staff know at once. */
const FOUND_LATER_SHARE = 0.4;
const FOUND_WITHIN_MS = 5 * 60_000;
const KIOSK: Actor = { role: 'kiosk', kioskId: 'simulated-kiosk' };
const CUE_ID = 'observed-cue';
const NEED_ID = 'observed-need';

/** The branch on an observed day: one wall shows all counters, cards are read, staff may find out what somebody is. */
export function observedBranch(configuration: BranchConfiguration): BranchConfiguration {
  const branch = simulatedBranch(configuration);
  const words = { 'zh-CN': NEED_ID, en: NEED_ID };
  const viewing = { distanceM: 5, diagonalInches: 55, measured: false };
  return {
    ...branch,
    voice: { ...branch.voice, zones: [{ id: 'observed', counterIds: null }] },
    walls: [{ id: 'observed', name: branch.branch.name, zoneId: 'observed', announces: false, viewing }],
    cues: [{ id: CUE_ID, text: words, enabled: true }],
    needs: branch.needs.length > 0 ? branch.needs : [{ id: NEED_ID, text: words }],
    rules: { ...branch.rules, numberDigits: configuration.rules.numberDigits, noShowAfterMs: 0 },
  };
}

export const FOUND_PREMIUM = { tier: 'gold', segment: null, confidence: 'confirmed', cueId: CUE_ID } as const;

/**
 * The people of one day. Who comes when, for what and for how long is the same whatever the share of premium customers: another share
 * makes others of them premium, and nothing else.
 */
export function crowdOf(branch: BranchConfiguration, demand: CrowdDemand, seed: number): readonly Person[] {
  const chance = seededChance(seed);
  const arrivals = syntheticDay(branch, { ...demand, premiumShare: 0 }, chance);
  const share = demand.premiumShare / (1 - demand.needShare - demand.appointmentShare);
  return arrivals.map((arrival) => {
    const isPremium = chance.uniform() < share && arrival.customer === 'ordinary';
    return personOf(isPremium ? withCard(arrival) : arrival, demand, chance);
  });
}

function withCard(arrival: Arrival): Arrival {
  const { serviceId } = arrival.command;
  const card = { tier: 'gold', lastFour: '0000', managerId: null } as const;
  return {
    ...arrival,
    customer: 'premium',
    actor: KIOSK,
    command: { type: 'take-ticket', serviceId, language: 'zh-CN', elder: false, card },
  };
}

function personOf(arrival: Arrival, { backShare }: CrowdDemand, chance: Chance): Person {
  const [findable, withinMs, fated] = [chance.uniform() < FOUND_LATER_SHARE, chance.uniform() * FOUND_WITHIN_MS, chance.uniform()];
  const later = findable && isFound(arrival.customer);
  return {
    arrival: later ? asUnknown(arrival) : arrival,
    foundAfterMs: later ? Math.round(withinMs) : null,
    fate: fateOf(fated / Math.max(backShare, Number.MIN_VALUE)),
  };
}

function isFound(customer: Customer): boolean {
  return customer === 'premium' || customer === 'need';
}

/** At the kiosk nobody knows him yet. */
function asUnknown(arrival: Arrival): Arrival {
  const { serviceId } = arrival.command;
  const command = { type: 'take-ticket', serviceId, language: 'zh-CN', elder: false, card: null } as const;
  return { ...arrival, actor: KIOSK, command };
}

function fateOf(drawn: number): Fate {
  if (drawn < 0.5) return 'transferred';
  if (drawn < 0.75) return 'returned';
  return drawn < 1 ? 'absent' : 'served';
}
