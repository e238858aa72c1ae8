import { type CallRule, FIFO, STRICT, TIME_MAX_MS } from './call-rule.ts';
import { DAYS_MAX } from './rule-table.ts';
import { MMC_SEEDS_MAX, MMC_TICKETS_MAX } from './mmc.ts';
import { REPLICATIONS_MIN } from './interval.ts';
import { observerArguments, type ObserverArguments } from './observer/observer-arguments.ts';
import { decimal, type Given, givenOptions, type Name, SEED_MAX, UsageError, wrong } from './options.ts';
import { type Demand, LOAD_MAX, ORDINARY_DEMAND } from './synthetic-day.ts';

export const USAGE = `npm run simulate -- --trace <csv> --rule fifo|strict|hs [--head-start-min <h> --cap <K|none>] --counters <c> [--out <csv>]
      one service and one pool of counters; in: n,issue_ms,class,service_ms   out: n,start_ms,counter,overtaken
npm run simulate -- --mmc [--counters <c> (--rho <load> | --arrival-rate <a minute> --mean-service <minutes>)
      --premium-share <0 to 1>] [--head-start-min <h>] [--seeds <how many, or a,b,c>] [--tickets <each>]
      mean waits beside the closed forms of queueing theory; without --counters, all twelve settings
npm run simulate -- --branch <branch.json> [--days <n>] [--load <0 to ${LOAD_MAX}>] [--premium-share <0 to 1>]
      [--head-starts <minutes,…>] [--caps <K|none,…>] [--seed <n>] [--json]
      what h and K would mean for this branch, day after day
npm run simulate -- --observer [--branch <branch.json>] [--phones <m>] [--slips <m>] [--days <n>] [--premium <percent>] [--needs <percent>]
      [--returns <percent>] [--load <0 to ${LOAD_MAX}>] [--numbering drawn|gapped|sequential|all] [--seed <n>] [--json]
      what people with slips and phones learn of premium customers, and what ordinary ones see; without --branch, of the demo branch
npm run simulate -- --soak [--days <n>] [--seed <n>]
      days full of faults, every promise checked after every event`;

const MODES = ['observer', 'trace', 'mmc', 'branch', 'soak'] as const;
/** The options of each kind of run; any other option is a mistake, and is not ignored. */
const KNOWN: { readonly [mode in (typeof MODES)[number]]: readonly Name[] } = {
  trace: ['rule', 'head-start-min', 'cap', 'counters', 'out'],
  mmc: ['counters', 'rho', 'arrival-rate', 'mean-service', 'premium-share', 'head-start-min', 'seeds', 'tickets'],
  branch: ['days', 'load', 'premium-share', 'head-starts', 'caps', 'seed', 'json'],
  soak: ['days', 'seed'],
  observer: ['branch', 'phones', 'slips', 'days', 'premium', 'needs', 'returns', 'load', 'numbering', 'seed', 'json'],
};

const MINUTE_MS = 60_000;
const TABLE_HEAD_STARTS_MIN = '10,15,20';
const TABLE_CAPS = '3,none';
const TABLE_DAYS = 40;
const SOAK_DAYS = 1_000;
const SOAK_DAYS_MAX = 100_000;
const MMC_SEEDS = '20';
const MMC_TICKETS = 20_000;

interface PoolArguments {
  readonly counters: number;
  readonly rho: number;
  readonly premiumShare: number;
  readonly meanServiceMin: number;
}

export type SimulateArguments =
  | { readonly mode: 'trace'; readonly file: string; readonly rule: CallRule; readonly counters: number; readonly out: string | null }
  /** pool null: all settings. headStartMin null: each setting's own. */
  | {
      readonly mode: 'mmc';
      readonly pool: PoolArguments | null;
      readonly headStartMin: number | null;
      readonly seeds: readonly number[];
      readonly tickets: number;
    }
  | {
      readonly mode: 'branch';
      readonly file: string;
      readonly days: number;
      readonly demand: Demand;
      readonly headStartsMs: readonly number[];
      readonly caps: readonly (number | null)[];
      readonly seed: number;
      readonly json: boolean;
    }
  | { readonly mode: 'soak'; readonly days: number; readonly seed: number }
  | ObserverArguments;

/** @throws UsageError naming the option, what was found and what is allowed */
export function readArguments(args: readonly string[]): SimulateArguments {
  const given = givenOptions(args);
  const modes = MODES.filter((mode) => given.has(mode) && !(mode === 'branch' && given.has('observer')));
  const [mode] = modes;
  if (mode === undefined || modes.length > 1) throw new UsageError('One of --trace, --mmc, --branch, --observer and --soak is needed.');
  const foreign = given.names().find((name) => name !== mode && !KNOWN[mode].includes(name));
  if (foreign !== undefined) throw new UsageError(`--${foreign} means nothing to --${mode}.`);
  switch (mode) {
    case 'trace':
      return { mode, file: given.text('trace', ''), rule: ruleOf(given), counters: given.countersOf(), out: given.optional('out') };
    case 'mmc':
      return mmcArguments(given);
    case 'branch':
      return branchArguments(given);
    case 'observer':
      return observerArguments(given);
    case 'soak':
      return { mode, days: given.whole('days', SOAK_DAYS, 1, SOAK_DAYS_MAX), seed: given.whole('seed', 1, 0, SEED_MAX) };
    default:
      return mode satisfies never;
  }
}

function ruleOf(given: Given): CallRule {
  const rule = given.text('rule', '');
  if (rule === 'fifo') return FIFO;
  if (rule === 'strict') return STRICT;
  if (rule !== 'hs') throw wrong('rule', rule, 'fifo, strict or hs');
  if (!given.has('head-start-min') || !given.has('cap')) throw new UsageError('--rule hs needs --head-start-min and --cap.');
  return { headStartMs: headStartMs('head-start-min', given.text('head-start-min', '')), overtakeCap: cap('cap', given.text('cap', '')) };
}

function headStartMs(name: Name, text: string): number {
  const ms = decimal(name, text, 0, TIME_MAX_MS / MINUTE_MS) * MINUTE_MS;
  if (Math.abs(ms - Math.round(ms)) > 1e-6) throw wrong(name, text, 'minutes that make whole milliseconds');
  return Math.round(ms);
}

function cap(name: Name, text: string): number | null {
  if (text === 'none') return null;
  if (!/^\d{1,6}$/.test(text)) throw wrong(name, text, 'a whole number from 0 to 999999, or none');
  return Number(text);
}

function mmcArguments(given: Given): SimulateArguments {
  const seeds = seedsOf(given.text('seeds', MMC_SEEDS));
  const tickets = given.whole('tickets', MMC_TICKETS, 100, MMC_TICKETS_MAX);
  const headStartMin = given.has('head-start-min') ? given.decimal('head-start-min', 0, 0, 1e9) : null;
  const one = (['counters', 'rho', 'arrival-rate', 'mean-service', 'premium-share'] as const).some((name) => given.has(name));
  return { mode: 'mmc', pool: one ? poolOf(given) : null, headStartMin, seeds, tickets };
}

function poolOf(given: Given): PoolArguments {
  const counters = given.countersOf();
  const meanServiceMin = given.decimal('mean-service', 1, 0.001, 10_000);
  if (given.has('rho') === given.has('arrival-rate')) throw new UsageError('--mmc needs one of --rho and --arrival-rate.');
  const arrivalsAMinute = given.decimal('arrival-rate', 0, 0, 1e6);
  const rho = given.has('rho') ? given.decimal('rho', 0, 0, 1e6) : (arrivalsAMinute * meanServiceMin) / counters;
  if (rho < 0.01 || rho > 0.98)
    throw wrong('rho', String(rho), 'a load of 0.01 to 0.98: beyond it the line has no mean, or takes for ever to find it');
  return { counters, rho, premiumShare: given.decimal('premium-share', 0.1, 0.01, 0.99), meanServiceMin };
}

function seedsOf(text: string): readonly number[] {
  const allowed = `how many, ${REPLICATIONS_MIN} to ${MMC_SEEDS_MAX}, or so many different whole numbers with commas between`;
  if (!/^\d{1,9}(,\d{1,9})*$/.test(text)) throw wrong('seeds', text, allowed);
  const numbers = text.split(',').map(Number);
  const seeds =
    numbers.length === 1 ? Array.from({ length: Math.min(numbers[0] ?? 0, MMC_SEEDS_MAX + 1) }, (_, index) => index + 1) : numbers;
  const fine = seeds.length >= REPLICATIONS_MIN && seeds.length <= MMC_SEEDS_MAX && new Set(seeds).size === seeds.length;
  if (!fine) throw wrong('seeds', text, allowed);
  return seeds;
}

function branchArguments(given: Given): SimulateArguments {
  const premiumShare = given.decimal(
    'premium-share',
    ORDINARY_DEMAND.premiumShare,
    0,
    1 - ORDINARY_DEMAND.needShare - ORDINARY_DEMAND.appointmentShare,
  );
  return {
    mode: 'branch',
    file: given.text('branch', ''),
    days: given.whole('days', TABLE_DAYS, 1, DAYS_MAX),
    demand: { ...ORDINARY_DEMAND, premiumShare, load: given.decimal('load', ORDINARY_DEMAND.load, 0.05, LOAD_MAX) },
    headStartsMs: given
      .text('head-starts', TABLE_HEAD_STARTS_MIN)
      .split(',')
      .map((text) => headStartMs('head-starts', text)),
    caps: given
      .text('caps', TABLE_CAPS)
      .split(',')
      .map((text) => cap('caps', text)),
    seed: given.whole('seed', 1, 0, SEED_MAX),
    json: given.has('json'),
  };
}
