import type { MmcLine } from './mmc.ts';
import type { RuleRow, RuleTable } from './rule-table.ts';

const MINUTE_MS = 60_000;

/** A plain table: the first row is the head, the first column is aligned left, numbers right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
}

export interface MmcReportLine extends MmcLine {
  readonly setting: string;
  /** Minutes of a mean service. */
  readonly meanServiceMin: number;
}

export function mmcReport(lines: readonly MmcReportLine[]): string {
  const head = ['setting', 'rule', 'mean wait, min', 'simulated', '±', 'closed form', ''];
  return textTable([
    head,
    ...lines.map(({ setting, rule, of, simulated, theory, inside, meanServiceMin: unit }) => [
      setting,
      rule,
      of,
      (simulated.mean * unit).toFixed(4),
      (simulated.halfWidth * unit).toFixed(4),
      (theory * unit).toFixed(4),
      inside ? 'inside' : 'OUTSIDE',
    ]),
  ]);
}

function ruleName({ kind, headStartMs, overtakeCap, own }: RuleRow): string {
  const mark = own ? '  <- this branch' : '';
  if (kind === 'fifo') return 'first come, first served';
  const bound = overtakeCap === null ? 'no cap' : `K = ${overtakeCap}`;
  if (kind === 'strict') return 'strict';
  return `${headStartMs === null ? 'h by tier' : `h = ${headStartMs / MINUTE_MS}`}, ${bound}${mark}`;
}

export function ruleReport({ rows, premiumTargetMs, days, ticketsADay, demand }: RuleTable): string {
  const minutes = (ms: number): string => (ms / MINUTE_MS).toFixed(1);
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const target = `<= ${premiumTargetMs / MINUTE_MS} min`;
  const head = ['rule', 'premium mean', 'p90', target, 'ordinary mean', 'p90', 'p99', 'max', 'overtaken', 'most'];
  const lines = rows.map((row) => [
    ruleName(row),
    minutes(row.premium.meanMs),
    minutes(row.premium.p90Ms),
    percent(row.premium.withinTarget),
    minutes(row.ordinary.meanMs),
    minutes(row.ordinary.p90Ms),
    minutes(row.ordinary.p99Ms),
    minutes(row.ordinary.maxMs),
    percent(row.ordinary.overtaken),
    String(row.mostOvertakes),
  ]);
  const shares = `${percent(demand.premiumShare)} premium, load ${demand.load}`;
  return `Waits in minutes; ${days} days of ${Math.round(ticketsADay)} tickets, ${shares}\n\n${textTable([head, ...lines])}`;
}
