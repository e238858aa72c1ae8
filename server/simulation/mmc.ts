import { type CallRule, FIFO, STRICT } from './call-rule.ts';
import { seededChance } from './chance.ts';
import { headStartMeans, type Means, type Pool } from './closed-forms.ts';
import { type Interval, intervalOf, isInside } from './interval.ts';
import { runTrace, type TraceRow } from './trace.ts';

/** Mean service in virtual time: long, so that rounding to whole milliseconds does not matter. */
const MMC_SERVICE_MS = 1_000_000;
export const MMC_TICKETS_MAX = 200_000;
export const MMC_SEEDS_MAX = 500;

export const MMC_RULES = ['fifo', 'head-start', 'strict'] as const;
type MmcRule = (typeof MMC_RULES)[number];

interface MmcRequest extends Pool {
  readonly seeds: readonly number[];
  /** Tickets measured in each replication, after a warm-up in which the line forgets that it started empty. */
  readonly tickets: number;
  readonly rules: readonly MmcRule[];
  /** h of the head-start rule, in mean services. */
  readonly headStart: number;
  /** Confidence of each single interval. For several to hold together, each needs more: see `eachOf`. */
  readonly confidence: number;
}

export interface MmcLine {
  readonly rule: MmcRule;
  readonly of: keyof Means;
  /** Mean wait, in mean services. */
  readonly simulated: Interval;
  readonly theory: number;
  readonly inside: boolean;
}

/** Confidence that each of `count` intervals needs, for all of them to hold together with `joint` (Bonferroni). */
export function eachOf(count: number, joint: number): number {
  return 1 - (1 - joint) / count;
}

/** Means of independent replications beside the closed forms: two intervals for each rule, one for first come, first served. */
export function compareMmc(request: MmcRequest): readonly MmcLine[] {
  return request.rules.flatMap((name): readonly MmcLine[] => {
    switch (name) {
      case 'fifo':
        return compareRule(request, name, FIFO, 0, ['everybody']);
      case 'head-start':
        return compareRule(request, name, withHeadStart(request.headStart), request.headStart, ['premium', 'ordinary']);
      case 'strict':
        return compareRule(request, name, STRICT, Infinity, ['premium', 'ordinary']);
      default:
        return name satisfies never;
    }
  });
}

/** Number of intervals that `compareMmc` makes for these rules. */
export function intervalsOf(rules: readonly MmcRule[]): number {
  return rules.reduce((sum, rule) => sum + (rule === 'fifo' ? 1 : 2), 0);
}

function withHeadStart(headStart: number): CallRule {
  return { headStartMs: Math.round(headStart * MMC_SERVICE_MS), overtakeCap: null };
}

function compareRule(request: MmcRequest, name: MmcRule, rule: CallRule, h: number, classes: readonly (keyof Means)[]) {
  const replications = request.seeds.map((seed) => replicate(request, rule, seed));
  const theory = headStartMeans(request, h);
  return classes.map((of): MmcLine => {
    const simulated = intervalOf(
      replications.map((means) => means[of]),
      request.confidence,
    );
    return { rule: name, of, simulated, theory: theory[of], inside: isInside(simulated, theory[of]) };
  });
}

/** Mean waits of one replication. The same seed gives the same arrivals under every rule. */
export function replicate(request: MmcRequest, rule: CallRule, seed: number): Means {
  const chance = seededChance(seed);
  const warmUp = warmUpTickets(request.rho);
  let issueMs = 0;
  const rows = Array.from({ length: warmUp + request.tickets }, (_, n): TraceRow => {
    issueMs += chance.exponential(MMC_SERVICE_MS / (request.counters * request.rho));
    const serviceMs = Math.round(chance.exponential(MMC_SERVICE_MS));
    return { n, issueMs: Math.round(issueMs), class: chance.chance(request.premiumShare) ? 'premium' : 'ordinary', serviceMs };
  });
  const visits = runTrace(rows, rule, request.counters).slice(warmUp);
  const meanOf = (of: keyof Means): number => {
    const waits = visits
      .filter(({ arrival }) => of === 'everybody' || arrival.customer === of)
      .map(({ startMs, arrival }) => (startMs - arrival.at) / MMC_SERVICE_MS);
    return waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  };
  return { everybody: meanOf('everybody'), premium: meanOf('premium'), ordinary: meanOf('ordinary') };
}

/** Five times the slowest relaxation of an M/M/c line, 1 / (1 - √rho)² services of a counter (Cohen 1982), counted in tickets. */
function warmUpTickets(rho: number): number {
  return Math.ceil((5 * rho) / (1 - Math.sqrt(rho)) ** 2);
}
