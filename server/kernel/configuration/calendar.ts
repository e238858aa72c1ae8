/*
 * Dates are text such as "2026-11-23" and nothing else: the kernel knows no clock, and a business day belongs to the branch's time zone.
 * Days are counted as in "chrono-Compatible Low-Level Date Algorithms" (H. Hinnant): eras of 400 years, years from March.
 */

const DAYS_OF_ERA = 146_097;
const DAYS_OF_YEAR = 365;
const YEARS_OF_ERA = 400;

/** @param days whole, negative for earlier dates */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days);
}

/** Whole days from `one` to `other`; negative when `other` comes first. */
export function daysBetween(one: string, other: string): number {
  return dayNumber(other) - dayNumber(one);
}

/** Whether the calendar has this day; it has no "2026-02-29". */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dateOf(dayNumber(text)) === text;
}

function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / YEARS_OF_ERA);
  const yearOfEra = shifted - era * YEARS_OF_ERA;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * DAYS_OF_ERA + yearOfEra * DAYS_OF_YEAR + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
}

function dateOf(number: number): string {
  const era = Math.floor(number / DAYS_OF_ERA);
  const dayOfEra = number - era * DAYS_OF_ERA;
  const leapDays = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / DAYS_OF_YEAR);
  const dayOfYear = dayOfEra - (DAYS_OF_YEAR * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * YEARS_OF_ERA + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
