import type { Language } from '../contract/wire.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(key: string, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
  formats.set(key, made);
  return made;
}

/** "10:24" in the branch's zone, whatever the device's own zone; 24 hours in both languages. */
export function clockText(epochMs: number, timeZone: string): string {
  return formatOf(`clock ${timeZone}`, 'zh-CN', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(epochMs);
}

/** "11月23日星期一", "Monday 23 November". */
export function dateText(epochMs: number, timeZone: string, language: Language): string {
  const options = { timeZone, weekday: 'long', month: 'long', day: 'numeric' } as const;
  return formatOf(`date ${timeZone} ${language}`, language, options).format(epochMs);
}

/** A running timer: "0:07", "12:30", "1:02:03". Never negative. */
export function stopwatchText(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1_000));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}

/** Whole seconds left, rounded up, so that a countdown shows 0 only when it is over. */
export function secondsLeft(durationMs: number): number {
  return Math.max(0, Math.ceil(durationMs / 1_000));
}
