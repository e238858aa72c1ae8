import type { BenchSize } from './size.ts';

export interface Measurement {
  /** Every key it promises, so that a measurement that fails leaves no hole in the table. */
  readonly keys: readonly string[];
  readonly measure: (size: BenchSize, history: History) => Promise<readonly Measured[]>;
}

/** A data directory with many closed days behind it, made when it is first asked for. */
export type History = () => Promise<string>;

/** One line of the report. */
export interface Measured {
  /** Its name in the JSON file. */
  readonly key: string;
  readonly what: string;
  readonly value: number;
  /** The floor measured in the same run, in words; null: the value has none. */
  readonly floor: string | null;
  /** Most, or least, that the value may be; null: shown for comparison only. */
  readonly target: { readonly most: number } | { readonly least: number } | null;
}

export function isMet({ value, target }: Measured): boolean | null {
  if (target === null) return null;
  return 'most' in target ? value <= target.most : value >= target.least;
}

export function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function targetText({ target }: Measured): string {
  if (target === null) return '';
  return 'most' in target ? `≤ ${target.most}` : `≥ ${target.least}`;
}
