import type { FiguresAnswer } from '../../../server/contract/records.ts';
import { wordsOf } from '../../parts/list/props.ts';
import { figuresEn } from './en.ts';
import { figuresZh } from './zh.ts';

export const figuresWords = wordsOf(figuresZh, figuresEn);
export type FiguresSay = ReturnType<typeof figuresWords>;

export type Figure = FiguresAnswer['figures'][number];
export type Funnel = NonNullable<FiguresAnswer['referrals']>['total'];

export const MINUTE_MS = 60_000;

/** What a panel of the statistics is made from. */
export interface FiguresPanelProps {
  readonly say: FiguresSay;
  readonly answer: FiguresAnswer;
}

export function figureOf({ figures }: FiguresAnswer, key: string): Figure | null {
  return figures.find((figure) => figure.key === key) ?? null;
}

/** "38 秒", "6 分 54 秒", "5 小时 12 分"; null: "—". */
export function durationWords(say: FiguresSay, ms: number | null): string {
  if (ms === null) return '—';
  const all = Math.round(ms / 1_000);
  if (all < 60) return say('seconds', { count: all });
  const minutes = Math.floor(all / 60);
  if (minutes < 60) return say('minutesSeconds', { minutes, seconds: all % 60 });
  return say('hoursMinutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** "87%"; of nothing there is none: "—". */
export function percentWords(value: number | null): string {
  return value === null ? '—' : `${Math.round(value * 100)}%`;
}

export function shareWords({ count, of }: { readonly count: number; readonly of: number }): string {
  return of === 0 ? '—' : `${percentWords(count / of)} (${count}/${of})`;
}

export function valueWords(say: FiguresSay, { unit, value }: Figure): string {
  switch (unit) {
    case 'count':
      return value === null ? '—' : String(value);
    case 'ms':
      return durationWords(say, value);
    case 'share':
      return percentWords(value);
    default:
      return unit satisfies never;
  }
}

/** Tenths of a minute. */
export function minutesOf(ms: number): number {
  return Math.round(ms / 6_000) / 10;
}

/** 570 → "09:30". */
export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
