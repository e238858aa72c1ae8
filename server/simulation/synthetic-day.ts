import type { Actor } from '../kernel/words/actor.ts';
import type { CardStanding } from '../kernel/configuration/identification.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Chance } from './chance.ts';
import type { Arrival, Customer } from './day-run.ts';
import { ALWAYS_OPEN } from './virtual-branch.ts';

/** Shares of each class among the customers, and the counters' mean load: 1 would be busy every minute of the day. */
export interface Demand {
  readonly premiumShare: number;
  readonly needShare: number;
  readonly appointmentShare: number;
  readonly load: number;
}

/** An ordinary day of a busy branch, with few needs and appointments. */
export const ORDINARY_DEMAND: Demand = { premiumShare: 0.12, needShare: 0.04, appointmentShare: 0.02, load: 0.78 };
/** Far above 1 the line only grows, which says nothing about a rule. */
export const LOAD_MAX = 1.5;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Arrivals by hour of the business day relative to its average: a peak in the late morning, a smaller one after lunch. */
const PEAKS: readonly number[] = [0.7, 1.2, 1.4, 1.1, 0.7, 0.9, 1.2, 0.8];
const PEAK_MOST = Math.max(...PEAKS);
/** Mean service and its spread, for cash services and the others: lognormal, with a coefficient of variation of 0.9. */
const SERVICE_MEAN_MS = { cash: 5 * MINUTE_MS, 'non-cash': 8.5 * MINUTE_MS };
const SERVICE_CV = 0.9;
/** Largest distance between an arrival and its agreed time. */
const PUNCTUALITY_MS = 5 * MINUTE_MS;
/** Shares of the card tiers: mostly the lowest. */
const TIERS: readonly (readonly [CardStanding['tier'], number])[] = [
  ['gold', 0.7],
  ['platinum', 0.22],
  ['purple-gold', 0.08],
];

const KIOSK: Actor = { role: 'kiosk', kioskId: 'simulated-kiosk' };
const LOBBY: Actor = { role: 'lobby', staffId: 'simulated-lobby' };

/**
 * The branch with a teller at every counter, open to all services around the clock, printing nothing; counters,
 * services and policy are its own.
 */
export function simulatedBranch(configuration: BranchConfiguration): BranchConfiguration {
  const staff = configuration.counters.map(({ id }) => ({ id: `simulated-${id}`, name: id, roles: ['teller'] as const }));
  const kiosk = { id: 'simulated-kiosk', name: configuration.branch.name, printerId: null, pixelsPerMm: 4 };
  return {
    ...configuration,
    hours: ALWAYS_OPEN,
    services: configuration.services.map((service) => ({ ...service, hours: null, dailyCap: null })),
    kiosks: [kiosk],
    printers: [],
    staff: [...staff, { id: 'simulated-lobby', name: 'lobby', roles: ['lobby'] }],
    // One kiosk gives everybody's number here, at the pace of them all.
    kioskLimits: { gapMs: 0, most: 9_999 },
    rules: { ...configuration.rules, numberDigits: 4 },
  };
}

interface ServiceDemand {
  readonly serviceId: string;
  readonly meanMs: number;
  /** Share of the arrivals. */
  readonly share: number;
}

/** Eight hours of arrivals, in order of time. The same chance gives the same arrivals, whatever the rule. */
export function syntheticDay(configuration: BranchConfiguration, demand: Demand, chance: Chance): readonly Arrival[] {
  const services = serviceDemands(configuration);
  const meanMs = services.reduce((sum, service) => sum + service.share * service.meanMs, 0);
  const betweenMs = meanMs / (configuration.counters.length * demand.load * PEAK_MOST);
  const needIds = configuration.needs.map(({ id }) => id);
  const arrivals: Arrival[] = [];
  for (let at = chance.exponential(betweenMs); at < PEAKS.length * HOUR_MS; at += chance.exponential(betweenMs)) {
    const peak = PEAKS[Math.floor(at / HOUR_MS)] ?? 0;
    if (!chance.chance(peak / PEAK_MOST)) continue;
    const service = pick(services, chance);
    const customer = whoComes(demand, needIds.length > 0, chance);
    const serviceMs = Math.max(1, Math.round(chance.lognormal(service.meanMs, SERVICE_CV)));
    arrivals.push({ at: Math.round(at), customer, serviceMs, ...asks(customer, service.serviceId, needIds, Math.round(at), chance) });
  }
  return arrivals;
}

/** Every counter divides its time equally among its services, and arrivals are chosen so that all counters are equally busy. */
function serviceDemands(configuration: BranchConfiguration): readonly ServiceDemand[] {
  const works = configuration.services.map(({ id: serviceId }) => {
    const counters = configuration.counters.filter(({ serviceIds }) => serviceIds.includes(serviceId));
    const work = counters.reduce((sum, { serviceIds }) => sum + 1 / serviceIds.length, 0);
    const cash = counters.reduce((sum, { kind, serviceIds }) => sum + (kind === 'cash' ? 1 / serviceIds.length : 0), 0);
    const meanMs = SERVICE_MEAN_MS[cash * 2 >= work ? 'cash' : 'non-cash'];
    return { serviceId, meanMs, visits: work / meanMs };
  });
  const visits = works.reduce((sum, one) => sum + one.visits, 0);
  return works.map(({ serviceId, meanMs, visits: own }) => ({ serviceId, meanMs, share: own / visits }));
}

function pick(services: readonly ServiceDemand[], chance: Chance): ServiceDemand {
  let drawn = chance.uniform();
  for (const service of services) {
    drawn -= service.share;
    if (drawn < 0) return service;
  }
  const last = services.findLast(({ share }) => share > 0);
  if (last === undefined) throw new Error('no counter serves anything');
  return last;
}

/** Without configured needs, no customer has one. */
function whoComes({ premiumShare, needShare, appointmentShare }: Demand, knowsNeeds: boolean, chance: Chance): Customer {
  const drawn = chance.uniform();
  if (drawn < premiumShare) return 'premium';
  if (drawn < premiumShare + needShare) return knowsNeeds ? 'need' : 'ordinary';
  return drawn < premiumShare + needShare + appointmentShare ? 'appointment' : 'ordinary';
}

function asks(
  customer: Customer,
  serviceId: string,
  needIds: readonly string[],
  at: number,
  chance: Chance,
): Pick<Arrival, 'actor' | 'command'> {
  const take = { type: 'take-ticket', serviceId, language: 'zh-CN', elder: false } as const;
  const walkIn = { type: 'register-walk-in', serviceId, language: 'zh-CN', identification: null, printerId: null } as const;
  switch (customer) {
    case 'ordinary':
      return { actor: KIOSK, command: { ...take, card: null } };
    case 'premium':
      return { actor: KIOSK, command: { ...take, card: { tier: tierOf(chance.uniform()), lastFour: '0000', managerId: null } } };
    case 'need':
      return { actor: LOBBY, command: { ...walkIn, needId: needIds[chance.below(needIds.length)] ?? null, appointmentAt: null } };
    case 'appointment': {
      const appointmentAt = at + Math.round((chance.uniform() * 2 - 1) * PUNCTUALITY_MS);
      return { actor: LOBBY, command: { ...walkIn, needId: null, appointmentAt } };
    }
    default:
      return customer satisfies never;
  }
}

function tierOf(drawn: number): CardStanding['tier'] {
  let rest = drawn;
  for (const [tier, share] of TIERS) {
    rest -= share;
    if (rest < 0) return tier;
  }
  return 'gold';
}
