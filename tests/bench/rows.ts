import { isMet, type Measured, number, targetText } from './measured.ts';

/** A promised key that has no value, because its measurement failed. */
export interface Unmeasured {
  readonly key: string;
  readonly failure: string;
}

/** A value of a machine that did something else beside: shown, and held against no target. */
export interface Disturbed extends Measured {
  readonly disturbed: string;
}

export type Row = Measured | Disturbed | Unmeasured;

const HEADINGS = ['name', 'value', 'target', '', 'floor in this run', 'what'] as const;

export function isMeasured(row: Row): row is Measured | Disturbed {
  return 'value' in row;
}

/** null: the machine was too busy to judge it. False: it misses its target, or there is no value at all. */
export function isGood(row: Row): boolean | null {
  if (!isMeasured(row)) return false;
  return isDisturbed(row) ? null : isMet(row) !== false;
}

function isDisturbed(row: Measured): row is Disturbed {
  return 'disturbed' in row && row.target !== null;
}

export function table(rows: readonly Row[]): string {
  const lines = [HEADINGS, ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The report as a file: each key's value, or why it has none. */
export function report(rows: readonly Row[]): Readonly<Record<string, number | { readonly failure: string }>> {
  return Object.fromEntries(rows.map((row) => [row.key, isMeasured(row) ? row.value : { failure: row.failure }]));
}

function cellsOf(row: Row): readonly string[] {
  if (!isMeasured(row)) return [row.key, '', '', 'FAILED', '', row.failure];
  return [row.key, number(row.value), targetText(row), verdict(row), row.floor ?? '', row.what];
}

function verdict(one: Measured): string {
  if (isDisturbed(one)) return `not judged: ${one.disturbed}`;
  const met = isMet(one);
  return met === null ? '' : met ? 'met' : 'NOT MET';
}
