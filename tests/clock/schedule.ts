import { localTimes } from '../../server/time/local-times.ts';
import { type Chance, seededChance } from '../../server/simulation/chance.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const TEN_YEARS_MS = 3_652 * DAY_MS;
/** Jumps leave this alone: business time may be steered by less than two minutes without a word. */
const LEAST_JUMP_MS = 5 * MINUTE_MS;
const MOST_BACK_MS = 12 * HOUR_MS;
const STEERED_MS = 30_000;

/** Both shifts of three zones; Lord Howe's are of half an hour. */
const SHIFTS: readonly (readonly [string, string])[] = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
];
/** Around the shift, which comes at two or three o'clock. */
export const OPENS = '00:30';
export const CLOSES = '06:30';
const OPENS_MINUTE = 30;
const CLOSES_MINUTE = 390;

/** What people do, and what the clock does to them; all at true times, epoch ms. */
export interface ClockSchedule {
  readonly timeZone: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly errors: readonly { readonly at: number; readonly errorMs: number }[];
  readonly takes: readonly number[];
  readonly calls: readonly number[];
  /** A teller calls, serves and raises a hand that nobody answers. */
  readonly referrals: readonly number[];
}

export function scheduleOf(seed: number): ClockSchedule {
  const chance = seededChance(seed);
  const [timeZone, date] = SHIFTS[seed % SHIFTS.length] ?? ['UTC', '2026-01-01'];
  const { instantOf } = localTimes()(Date.parse(`${date}T12:00:00Z`) - zoneMs(date, timeZone), timeZone);
  const [opensAt, closesAt] = [instantOf(OPENS_MINUTE), instantOf(CLOSES_MINUTE)];
  const within = (count: number) =>
    Array.from({ length: count }, () => opensAt + 10 * MINUTE_MS + chance.uniform() * (closesAt - opensAt - 20 * MINUTE_MS)).sort(
      (one, other) => one - other,
    );
  return {
    timeZone,
    opensAt,
    closesAt,
    errors: within(1 + chance.below(5)).map((at) => ({ at, errorMs: errorOf(chance) })),
    takes: within(30),
    calls: within(25),
    referrals: within(2),
  };
}

/** So that noon of the date is meant there, and not at Greenwich. */
function zoneMs(date: string, timeZone: string): number {
  const noon = Date.parse(`${date}T12:00:00Z`);
  return (localTimes()(noon, timeZone).minuteOfDay - 12 * 60) * MINUTE_MS;
}

function errorOf(chance: Chance): number {
  const kind = chance.uniform();
  if (kind < 0.25) return 0;
  if (kind < 0.35) return (chance.uniform() * 2 - 1) * STEERED_MS;
  if (kind < 0.65) return -(LEAST_JUMP_MS + chance.uniform() * (MOST_BACK_MS - LEAST_JUMP_MS));
  return LEAST_JUMP_MS * (TEN_YEARS_MS / LEAST_JUMP_MS) ** chance.uniform();
}
