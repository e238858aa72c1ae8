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

export function table(all: readonly Measured[]): string {
  const rows = all.map((one) => [one.key, number(one.value), targetText(one), verdict(one), one.floor ?? '', one.what]);
  const lines = [['name', 'value', 'target', '', 'floor in this run', 'what'], ...rows];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function targetText({ target }: Measured): string {
  if (target === null) return '';
  return 'most' in target ? `≤ ${target.most}` : `≥ ${target.least}`;
}

function verdict(one: Measured): string {
  const met = isMet(one);
  return met === null ? '' : met ? 'met' : 'NOT MET';
}
