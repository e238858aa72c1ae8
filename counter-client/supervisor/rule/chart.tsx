import { useEffect, useRef } from 'preact/hooks';
import type { RuleRow } from '../../../server/contract/supervisor.ts';
import type { SupervisorTexts } from '../supervisor-screen.ts';
import 'uplot/dist/uPlot.min.css';

const MINUTE_MS = 60_000;
const HEIGHT_PX = 280;
/* Chart series on white, told apart by shape too. */
const PREMIUM_COLOUR = '#0e4b4a';
const ORDINARY_COLOUR = '#b07a1e';
const INK2 = '#43515b';
const HAIRLINE = '#dad4c7';

interface Props {
  readonly texts: SupervisorTexts;
  readonly rows: readonly RuleRow[];
}

/** Mean waits from first come to always first. A picture of the table below it, which says the same to everybody. */
export function RuleChart({ texts, rows }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const names = rows.map((row) => axisName(texts, row)).join('|');
  useEffect(() => {
    const { current } = place;
    if (current === null) return undefined;
    let stop = (): void => undefined;
    let wanted = true;
    void draw(current, rows, names.split('|')).then((end) => {
      if (wanted) stop = end;
      else end();
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [rows, names]);
  return (
    <figure class="rule-chart">
      <figcaption>
        <b>{texts.t('chartTitle', {})}</b>
        <span class="legend legend-premium">{texts.t('chartPremium', {})}</span>
        <span class="legend legend-ordinary">{texts.t('chartOrdinary', {})}</span>
        <span class="hint">{texts.t('chartMark', {})}</span>
      </figcaption>
      <div ref={place} class="rule-plot" aria-hidden="true" />
    </figure>
  );
}

function axisName(texts: SupervisorTexts, { kind, headStartMs, own }: RuleRow): string {
  const mark = own ? ' ▲' : '';
  if (kind === 'fifo') return texts.t('ruleFifo', {});
  if (kind === 'strict') return texts.t('ruleStrict', {});
  return headStartMs === null ? texts.t('ruleOwn', {}) + mark : texts.t('axisHeadStart', { h: headStartMs / MINUTE_MS }) + mark;
}

/** Draws into `place`, and again when its width changes; returns how to end it. Loads the chart library only now. */
async function draw(place: HTMLElement, rows: readonly RuleRow[], names: readonly string[]): Promise<() => void> {
  const { default: UPlot } = await import('uplot');
  const font = `13px ${getComputedStyle(place).fontFamily}`;
  const line = (stroke: string, dash: number[]) => ({ stroke, dash, width: 3, points: { show: true, size: 11, fill: stroke } });
  const axis = { stroke: INK2, font, grid: { stroke: HAIRLINE, width: 1 }, ticks: { show: false } };
  const plot = new UPlot(
    {
      width: place.clientWidth,
      height: HEIGHT_PX,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: [-0.5, rows.length - 0.5] }, y: { range: (_, __, most) => [0, Math.ceil(most * 1.1)] } },
      axes: [
        { ...axis, grid: { show: false }, splits: () => names.map((_, index) => index), values: () => [...names], gap: 8 },
        { ...axis, size: 44 },
      ],
      series: [{}, line(PREMIUM_COLOUR, []), line(ORDINARY_COLOUR, [10, 6])],
    },
    [
      rows.map((_, index) => index),
      rows.map(({ premium }) => premium.meanMs / MINUTE_MS),
      rows.map(({ ordinary }) => ordinary.meanMs / MINUTE_MS),
    ],
    place,
  );
  const watcher = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT_PX }));
  watcher.observe(place);
  return () => {
    watcher.disconnect();
    plot.destroy();
  };
}
