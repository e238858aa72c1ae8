import type { FiguresAnswer } from '../../../server/contract/records.ts';
import { Chart, type ChartSeries } from '../chart.tsx';
import { FiguresTable } from './table.tsx';
import { figureOf, type FiguresPanelProps, minutesOf, timeOf } from './words.ts';

type HalfHours = FiguresAnswer['halfHours'];

/** Median and P90 by half hour, with the target. `before` is the same weekday a week earlier: it gives an early morning something to compare with. */
export function HalfHourPanel({ say, answer, before }: FiguresPanelProps & { readonly before: HalfHours }) {
  const { halfHours, targetMs } = answer;
  const minutes = [...new Set([...halfHours, ...before].map(({ minute }) => minute))].sort((one, other) => one - other);
  if (minutes.length === 0) {
    return (
      <section class="panel figures-wide">
        <h3 class="panel-title">{say('halfHours', {})}</h3>
        <p class="hint">{say('halfHoursEmpty', {})}</p>
      </section>
    );
  }
  const at = (list: HalfHours, minute: number) => list.find((one) => one.minute === minute) ?? null;
  const values = (list: HalfHours, field: 'medianMs' | 'p90Ms') =>
    minutes.map((minute) => {
      const found = at(list, minute);
      return found === null ? null : minutesOf(found[field]);
    });
  const series: ChartSeries[] = [
    { words: say('median', {}), look: 'main', kind: 'line', values: values(halfHours, 'medianMs') },
    { words: say('p90', {}), look: 'second', kind: 'line', values: values(halfHours, 'p90Ms') },
    { words: say('target', {}), look: 'target', kind: 'line', values: minutes.map(() => minutesOf(targetMs.ordinary)) },
    ...(before.length === 0
      ? []
      : [{ words: say('ghost', {}), look: 'ghost' as const, kind: 'line' as const, values: values(before, 'medianMs') }]),
  ];
  return (
    <section class="panel figures-wide" data-panel="half-hours">
      <Chart title={say('halfHours', {})} names={minutes.map(timeOf)} series={series} note={null} />
      <FiguresTable
        title={say('halfHours', {})}
        columns={[say('colTime', {}), say('colCalls', {}), ...series.map(({ words }) => words)]}
        rows={minutes.map((minute, index) => ({
          key: String(minute),
          name: timeOf(minute),
          cells: [at(halfHours, minute)?.count ?? 0, ...series.map((one) => one.values[index] ?? '—')],
        }))}
        total={null}
        totalName=""
      />
    </section>
  );
}

/** Ordinary and premium customers side by side: what the rule costs and gives. Shown on no other screen. */
export function ComparePanel({ say, answer }: FiguresPanelProps) {
  const { targetMs } = answer;
  const rows = [
    { key: 'ordinary', name: say('ordinary', {}), p90Ms: figureOf(answer, 'ordinary_wait_p90')?.value ?? null, target: targetMs.ordinary },
    { key: 'premium', name: say('premium', {}), p90Ms: figureOf(answer, 'premium_wait_p90')?.value ?? null, target: targetMs.premium },
  ];
  return (
    <section class="panel" data-panel="compare">
      <Chart
        title={say('compare', {})}
        names={rows.map(({ name }) => name)}
        series={[
          { words: say('p90', {}), look: 'main', kind: 'bar', values: rows.map(({ p90Ms }) => (p90Ms === null ? null : minutesOf(p90Ms))) },
          { words: say('colTarget', {}), look: 'second', kind: 'bar', values: rows.map(({ target }) => minutesOf(target)) },
        ]}
        note={null}
      />
      <FiguresTable
        title={say('compare', {})}
        columns={[say('colKind', {}), say('p90', {}), say('colTarget', {})]}
        rows={rows.map(({ key, name, p90Ms, target }) => ({
          key,
          name,
          cells: [p90Ms === null ? '—' : say('minutes', { count: minutesOf(p90Ms) }), say('minutes', { count: minutesOf(target) })],
        }))}
        total={null}
        totalName=""
      />
    </section>
  );
}
