import type { BranchConfiguration, CounterProfile } from '../kernel/configuration/configuration.ts';
import { TICKET_CLASSES } from '../kernel/configuration/standing.ts';
import { type CallRule, FIFO, policyWith, STRICT } from './call-rule.ts';
import { seededChance } from './chance.ts';
import { type Customer, DayRun, SimulationError, type Visit } from './day-run.ts';
import { type Demand, simulatedBranch, syntheticDay } from './synthetic-day.ts';
import { PRODUCTION, VirtualBranch } from './virtual-branch.ts';

export const DAYS_MAX = 1_000;
/** Most rules compared in one table. */
const RULES_MAX = 30;

export interface TableRequest {
  readonly configuration: BranchConfiguration;
  readonly demand: Demand;
  readonly days: number;
  readonly seed: number;
  /** Head-starts, ms, and caps to compare, in every combination. */
  readonly headStartsMs: readonly number[];
  readonly caps: readonly (number | null)[];
}

type RuleKind = 'fifo' | 'head-start' | 'strict';

/** A row of the table: what one rule means for those who wait. Times in ms, shares from 0 to 1. */
export interface RuleRow {
  readonly kind: RuleKind;
  /** null: each tier has its own, given by the branch's configuration; or the rule has no head-start. */
  readonly headStartMs: number | null;
  readonly overtakeCap: number | null;
  /** Whether this is the rule of the branch's present configuration. */
  readonly own: boolean;
  readonly premium: { readonly meanMs: number; readonly p90Ms: number; readonly withinTarget: number };
  readonly ordinary: {
    readonly meanMs: number;
    readonly p90Ms: number;
    readonly p99Ms: number;
    readonly maxMs: number;
    /** Share of them that was passed at least once. */
    readonly overtaken: number;
  };
  /** Most passes of one protected ticket. */
  readonly mostOvertakes: number;
}

export interface RuleTable {
  readonly rows: readonly RuleRow[];
  readonly premiumTargetMs: number;
  readonly days: number;
  readonly ticketsADay: number;
  readonly demand: Demand;
}

interface Compared {
  readonly kind: RuleKind;
  /** null: the rule of the configuration. */
  readonly rule: CallRule | null;
  readonly own: boolean;
}

/**
 * Whole days of one branch under several rules, with the same arrivals under each: what h and K cost and give.
 * @throws SimulationError when there is nothing to simulate
 */
export function ruleTable(request: TableRequest): RuleTable {
  const { configuration, demand, days } = request;
  if (configuration.counters.length === 0) throw new SimulationError('The branch has no counter.');
  const compared = comparedRules(request);
  const people = Array.from({ length: days }, (_, day) => syntheticDay(configuration, demand, seededChance(request.seed + day)));
  const tickets = people.reduce((sum, { length }) => sum + length, 0);
  const rows = compared.map((one) => rowOf(one, configuration, people));
  return { rows, premiumTargetMs: configuration.policy.targetWaitMs.premium, days, ticketsADay: tickets / days, demand };
}

function comparedRules({ configuration, headStartsMs, caps }: TableRequest): readonly Compared[] {
  const own = ownRule(configuration);
  const listed = headStartsMs.flatMap((headStartMs) =>
    caps.map((overtakeCap): Compared => {
      const isOwn = own !== null && own.headStartMs === headStartMs && own.overtakeCap === overtakeCap;
      return { kind: 'head-start', rule: { headStartMs, overtakeCap }, own: isOwn };
    }),
  );
  const ownRow: Compared[] = listed.some((one) => one.own) ? [] : [{ kind: 'head-start', rule: null, own: true }];
  const compared: Compared[] = [
    { kind: 'fifo', rule: FIFO, own: false },
    ...listed,
    ...ownRow,
    { kind: 'strict', rule: STRICT, own: false },
  ];
  if (compared.length > RULES_MAX) throw new SimulationError(`${compared.length} rules are asked for; at most ${RULES_MAX} are compared.`);
  return compared;
}

/** null: the tiers differ, so the branch's rule has no single h. */
function ownRule({ policy: { headStartMs, overtakeCap } }: BranchConfiguration): CallRule | null {
  const [first = 0, ...others] = Object.values(headStartMs.tiers);
  return others.every((other) => other === first) ? { headStartMs: first, overtakeCap } : null;
}

function rowOf(
  { kind, rule, own }: Compared,
  configuration: BranchConfiguration,
  people: readonly ReturnType<typeof syntheticDay>[],
): RuleRow {
  const branch = simulatedBranch(under(configuration, kind, rule));
  const visits = people.flatMap((arrivals, day) => runDay(branch, arrivals, day));
  const inForce = rule ?? ownRule(configuration);
  const premium = sortedWaits(visits, 'premium');
  const ordinary = sortedWaits(visits, 'ordinary');
  const passed = visits.filter(({ arrival, overtaken }) => arrival.customer === 'ordinary' && overtaken > 0).length;
  const target = configuration.policy.targetWaitMs.premium;
  return {
    kind,
    headStartMs: kind === 'head-start' ? (inForce?.headStartMs ?? null) : null,
    overtakeCap: rule === null ? configuration.policy.overtakeCap : rule.overtakeCap,
    own,
    premium: {
      meanMs: meanOf(premium),
      p90Ms: quantile(premium, 0.9),
      withinTarget: premium.filter((wait) => wait <= target).length / Math.max(1, premium.length),
    },
    ordinary: {
      meanMs: meanOf(ordinary),
      p90Ms: quantile(ordinary, 0.9),
      p99Ms: quantile(ordinary, 0.99),
      maxMs: ordinary.at(-1) ?? 0,
      overtaken: passed / Math.max(1, ordinary.length),
    },
    mostOvertakes: visits.reduce((most, { overtaken }) => Math.max(most, overtaken), 0),
  };
}

/** First come, first served, at every counter: otherwise a counter for premium customers only would serve nobody. */
function under(configuration: BranchConfiguration, kind: RuleKind, rule: CallRule | null): BranchConfiguration {
  if (rule === null) return configuration;
  const policy = policyWith(configuration.policy, rule);
  if (kind !== 'fifo') return { ...configuration, policy };
  const profile: CounterProfile = { classes: TICKET_CLASSES, premiumFirst: false, keepFreeMs: null };
  return { ...configuration, policy, counters: configuration.counters.map((counter) => ({ ...counter, profile })) };
}

function runDay(branch: BranchConfiguration, arrivals: ReturnType<typeof syntheticDay>, day: number): readonly Visit[] {
  const visits = new DayRun(new VirtualBranch(branch, PRODUCTION, seededChance(day).uniform), arrivals).run();
  return visits.map((visit, index) => {
    if (visit !== null) return visit;
    throw new SimulationError(`No counter serves ${arrivals[index]?.customer} customers of "${arrivals[index]?.command.serviceId}".`);
  });
}

function sortedWaits(visits: readonly Visit[], customer: Customer): readonly number[] {
  return visits
    .filter(({ arrival }) => arrival.customer === customer)
    .map(({ startMs, arrival }) => startMs - arrival.at)
    .sort((one, other) => one - other);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Nearest rank of sorted values; 0 if there are none. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
