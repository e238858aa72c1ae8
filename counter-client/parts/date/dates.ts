import type { Language } from '../../../server/contract/wire.ts';

/* Dates as the server writes them, "2026-11-23", in the words of the page. No time zone has a part in it. */

const DAY_MS = 86_400_000;
const ISO = /^(\d{4})-?(\d{2})-?(\d{2})$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;

function utcOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function isoOf(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, 10);
}

/** What somebody typed, "2026-11-23", "20261123" or "2026年11月23日", as a date; null: it is none. */
export function dateTyped(typed: string): string | null {
  const [, year = '', month = '', day = ''] = ISO.exec(typed.trim()) ?? CHINESE.exec(typed.trim()) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = utcOf(date);
  return !Number.isNaN(at) && isoOf(at) === date ? date : null;
}

export function plusDays(date: string, days: number): string {
  return isoOf(utcOf(date) + days * DAY_MS);
}

/** The same day of another month, or its last one. */
export function plusMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoOf(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

/** "2026年11月23日", "23 November 2026". */
export function dateInWords(date: string, language: Language): string {
  const options = { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' } as const;
  return new Intl.DateTimeFormat(localeOf(language), options).format(utcOf(date));
}

/** "2026年11月23日 10:00", "23 November 2026 at 10:00". @param at epoch ms */
export function momentInWords(at: number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(at);
}

/** "2026年11月", "November 2026". */
export function monthInWords(date: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(utcOf(date));
}

/** Monday to Sunday, in one or two letters. */
export function weekdayNames(language: Language): readonly string[] {
  const format = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', weekday: language === 'en' ? 'short' : 'narrow' });
  /* 2024 began on a Monday. */
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)));
}

/** The weeks that show the month of `date`, from Monday; days of its neighbours included. */
export function weeksOf(date: string): readonly (readonly string[])[] {
  const first = `${date.slice(0, 8)}01`;
  const weekday = (new Date(utcOf(first)).getUTCDay() + 6) % 7;
  const start = plusDays(first, -weekday);
  const afterMonth = plusMonths(first, 1);
  const weeks: string[][] = [];
  for (let monday = start; monday < afterMonth; monday = plusDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => plusDays(monday, day)));
  }
  return weeks;
}
