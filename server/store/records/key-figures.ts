import { targetWaitMs } from '../../kernel/configuration/alarms.ts';
import { SATISFIED_FROM } from '../../kernel/state/rating.ts';
import type { Share, Spread } from '../../contract/day-report.ts';
import type { Outcome } from '../../kernel/state/ticket.ts';
import { type Count, spreadOf } from '../report/report-figures.ts';
import type { DayFigures, Wait } from './day-figures.ts';
import { type HalfHour, halfHours } from './half-hours.ts';
import { joinedFacts, type ReferralFigures, referralFigures } from './referral-figures.ts';

/** A figure of the KPI dictionary. A rate has its numerator and denominator, and no value if the denominator is 0. */
export interface KeyFigure {
  readonly key: KeyFigureName;
  readonly unit: 'count' | 'share' | 'ms';
  /** null: nothing was measured. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Unit of numerator and denominator; null: not a rate. */
  readonly terms: 'count' | 'ms' | null;
}

const KEY_FIGURES = [
  'issued',
  'called',
  'served',
  'abandon_rate',
  'wait_avg',
  'wait_p90',
  'wait_max',
  'ordinary_wait_p90',
  'premium_wait_p90',
  'walk_up',
  'service_time',
  'over_sla_rate',
  'ontime_rate',
  'counter_open_rate',
  'counter_busy_rate',
  'idle_time',
  'recall_rate',
  'recycle_count',
  'premium_call_count',
  'skip_override_count',
  'ordinary_delay',
  'max_consecutive_premium',
  'diverted',
  'referral_identified',
  'referral_raised',
  'referral_ack_rate',
  'referral_ack_time',
  'referral_introduced_rate',
  'referral_declined_rate',
  'referral_escalated_rate',
  'card_handed',
  'followup_contacted_rate',
  'followup_open',
  'lm_coverage',
  'alarm_count',
  'alarm_ack_time',
  'alarm_mended_time',
  'satisfaction',
  'rating_missing_rate',
] as const;
export type KeyFigureName = (typeof KEY_FIGURES)[number];

/** A day, a week or a month: its days joined. Names are those of the last day. */
export interface PeriodFigures {
  readonly dates: readonly string[];
  readonly figures: readonly KeyFigure[];
  readonly referrals: ReferralFigures | null;
  /** By half hour of the branch's clock, in minutes from midnight: how long those called in it had waited. */
  readonly halfHours: readonly HalfHour[];
  readonly byDay: readonly DayLine[];
}

/** One day of a week or a month. */
interface DayLine {
  readonly date: string;
  readonly issued: number;
  readonly onTime: Share;
  /** Minutes with somebody on duty in the lobby ÷ minutes open, in ms. */
  readonly covered: Share;
  readonly raised: number;
  readonly introduced: number;
}

type Figure = Omit<KeyFigure, 'key'>;

/** `minuteOfDay` of a time, in the branch's time zone. */
export function periodFigures(days: readonly DayFigures[], minuteOfDay: (at: number, timeZone: string) => number): PeriodFigures {
  const last = days.at(-1);
  const referrals = last === undefined ? null : referralFigures(joinedFacts(days.map((day) => day.referrals)), last.configuration);
  const byName = {
    ...visitFigures(days),
    ...counterFigures(days),
    ...fairnessFigures(days),
    ...guidanceFigures(referrals),
    ...alarmFigures(days),
  };
  return {
    dates: days.map(({ date }) => date),
    figures: KEY_FIGURES.map((key) => ({ key, ...byName[key] })),
    referrals,
    halfHours: halfHours(days, minuteOfDay),
    byDay: days.map(ofDay),
  };
}

function visitFigures(days: readonly DayFigures[]) {
  const waits = days.flatMap((day) => day.waits);
  const wait = spreadOf(waits.map(({ ms }) => ms));
  const issued = counted(days, 'taken');
  const served = ended(days, 'normal');
  const ratings = days.flatMap((day) => day.ratings);
  const late = days.reduce((total, day) => total + lateIn(day), 0);
  return {
    issued: count(issued),
    called: count(counted(days, 'called')),
    served: count(served),
    abandon_rate: share(ended(days, 'no-show') + ended(days, 'cancelled-by-customer'), issued),
    wait_avg: duration(wait.meanMs),
    wait_p90: duration(wait.p90Ms),
    wait_max: duration(wait.maxMs),
    ordinary_wait_p90: duration(p90Of(waits, false)),
    premium_wait_p90: duration(p90Of(waits, true)),
    walk_up: duration(spreadOf(days.flatMap(({ walkUpsMs }) => walkUpsMs)).meanMs),
    service_time: duration(spreadOf(days.flatMap(({ servicesMs }) => servicesMs)).meanMs),
    over_sla_rate: share(late, waits.length),
    ontime_rate: share(waits.length - late, waits.length),
    diverted: count(ended(days, 'diverted')),
    satisfaction: share(ratings.filter((score) => score >= SATISFIED_FROM).length, ratings.length),
    rating_missing_rate: share(Math.max(0, served - ratings.length), served),
  };
}

function lateIn({ waits, configuration }: DayFigures): number {
  return waits.filter(({ ms, isPremium, serviceId }) => ms > targetWaitMs(configuration, serviceId, isPremium ? 'premium' : 'ordinary'))
    .length;
}

function ofDay(day: DayFigures): DayLine {
  const { date, counts, waits, coverage, referrals } = day;
  return {
    date,
    issued: counts.taken,
    onTime: { count: waits.length - lateIn(day), of: waits.length },
    covered: { count: coverage.coveredMs, of: coverage.openMs },
    raised: referrals.cases.length,
    introduced: referrals.cases.filter(({ outcome }) => outcome === 'introduced').length,
  };
}

function counterFigures(days: readonly DayFigures[]) {
  const sum = (of: (counters: DayFigures['counters']) => number) => days.reduce((total, { counters }) => total + of(counters), 0);
  const open = sum(({ openMs }) => openMs);
  const serving = sum(({ servingMs }) => servingMs);
  const possible = days.reduce((total, { openMs, counters }) => total + openMs * counters.configured, 0);
  const calls = days.reduce((total, day) => total + day.calls, 0);
  return {
    counter_open_rate: timeShare(open, possible),
    counter_busy_rate: timeShare(serving, open),
    idle_time: duration(open - serving - sum(({ pausedMs }) => pausedMs)),
    recall_rate: share(
      days.reduce((total, { recalls }) => total + recalls, 0),
      calls,
    ),
    lm_coverage: timeShare(
      days.reduce((total, { coverage }) => total + coverage.coveredMs, 0),
      days.reduce((total, { coverage }) => total + coverage.openMs, 0),
    ),
    recycle_count: count(days.reduce((total, { returned }) => total + returned, 0)),
  };
}

function fairnessFigures(days: readonly DayFigures[]) {
  const sum = (of: (fairness: DayFigures['fairness']) => number) => days.reduce((total, { fairness }) => total + of(fairness), 0);
  return {
    premium_call_count: count(sum(({ premiumCalls }) => premiumCalls)),
    skip_override_count: count(sum(({ directServices }) => directServices.reduce((total, direct) => total + direct.count, 0))),
    ordinary_delay: duration(sum(({ addedTotalMs }) => addedTotalMs)),
    max_consecutive_premium: count(days.reduce((most, { fairness }) => Math.max(most, fairness.mostPremiumInARow), 0)),
  };
}

function alarmFigures(days: readonly DayFigures[]) {
  return {
    alarm_count: count(days.reduce((total, { alarms }) => total + alarms.raised, 0)),
    alarm_ack_time: duration(spreadOf(days.flatMap(({ alarms }) => alarms.acknowledgedMs)).meanMs),
    alarm_mended_time: duration(spreadOf(days.flatMap(({ alarms }) => alarms.resolvedMs)).meanMs),
  };
}

function guidanceFigures(referrals: ReferralFigures | null) {
  const total = referrals?.total ?? NOTHING_REFERRED;
  const { raised, introduced, escalated, contacted } = total;
  return {
    referral_identified: count(total.identified),
    referral_raised: count(raised),
    referral_ack_rate: share(total.acknowledged, raised),
    referral_ack_time: duration(total.ackMs.medianMs),
    referral_introduced_rate: share(introduced.count, introduced.of),
    referral_declined_rate: share(total.outcomes.declined, introduced.of),
    referral_escalated_rate: share(escalated.count, escalated.of),
    card_handed: count(total.cards),
    followup_contacted_rate: share(contacted.count, contacted.of),
    followup_open: count(total.followUpsOpen),
  };
}

const NONE = { count: 0, of: 0 };
const NOTHING_REFERRED = {
  identified: 0,
  raised: 0,
  acknowledged: 0,
  outcomes: { declined: 0 },
  ackMs: { medianMs: null },
  introduced: NONE,
  escalated: NONE,
  cards: 0,
  contacted: NONE,
  followUpsOpen: 0,
};

function p90Of(waits: readonly Wait[], wanted: boolean): Spread['p90Ms'] {
  return spreadOf(waits.filter(({ isPremium }) => isPremium === wanted).map(({ ms }) => ms)).p90Ms;
}

function counted(days: readonly DayFigures[], name: Count): number {
  return days.reduce((total, { counts }) => total + counts[name], 0);
}

function ended(days: readonly DayFigures[], outcome: Outcome): number {
  return days.reduce((total, { outcomes }) => total + outcomes[outcome], 0);
}

function count(value: number): Figure {
  return { unit: 'count', value, numerator: null, denominator: null, terms: null };
}

function duration(value: number | null): Figure {
  return { unit: 'ms', value, numerator: null, denominator: null, terms: null };
}

function share(numerator: number, denominator: number): Figure {
  return { unit: 'share', value: denominator === 0 ? null : numerator / denominator, numerator, denominator, terms: 'count' };
}

/** A rate of durations. */
function timeShare(numerator: number, denominator: number): Figure {
  return { ...share(numerator, denominator), terms: 'ms' };
}
