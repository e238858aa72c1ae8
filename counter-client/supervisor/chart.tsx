import { useEffect, useRef } from 'preact/hooks';
import type UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

const HEIGHT_PX = 240;
const BAR_PX_MAX = 72;
/** Of the place of a name, each of two bars. */
const PAIR_SHARE = 0.3;
/* Chart series on white; told apart by shape and dash too, never red or green for good or bad. */
const COLOURS = { main: '#0e4b4a', second: '#b07a1e', target: '#874700', ghost: '#7a7466' } as const;
const INK = '#16232b';
const INK2 = '#43515b';
const HAIRLINE = '#dad4c7';
/** A line's dashes; none for bars. */
const DASHES = { main: [], second: [10, 6], target: [3, 5], ghost: [2, 4] } as const;

export interface ChartSeries {
  readonly words: string;
  readonly look: keyof typeof COLOURS;
  readonly kind: 'line' | 'bar';
  /** One a name of the axis; null: nothing was measured there. */
  readonly values: readonly (number | null)[];
}

interface Props {
  readonly title: string;
  readonly names: readonly string[];
  readonly series: readonly ChartSeries[];
  /** What else the picture needs said; null: nothing. */
  readonly note: string | null;
}

/** A picture of the table below it, which says the same to everybody. */
export function Chart({ title, names, series, note }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify([names, series]);
  useEffect(() => {
    const { current } = place;
    if (current === null) return undefined;
    let stop = (): void => undefined;
    let wanted = true;
    const [axis, lines] = JSON.parse(drawn) as [string[], ChartSeries[]];
    void draw(current, axis, lines).then((end) => {
      if (wanted) stop = end;
      else end();
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [drawn]);
  return (
    <figure class="chart">
      <figcaption>
        <b>{title}</b>
        {series.length < 2
          ? null
          : series.map(({ words, look, kind }) => (
              <span key={words} class={`legend legend-${look} legend-${kind}`}>
                {words}
              </span>
            ))}
        {note === null ? null : <span class="hint">{note}</span>}
      </figcaption>
      <div ref={place} class="chart-plot" aria-hidden="true" />
    </figure>
  );
}

/** Draws into `place`, and again when its width changes; returns how to end it. The library comes only now. */
async function draw(place: HTMLElement, names: readonly string[], series: readonly ChartSeries[]): Promise<() => void> {
  const { default: Plot } = await import('uplot');
  const font = `13px ${getComputedStyle(place).fontFamily}`;
  const axis = { stroke: INK2, font, grid: { stroke: HAIRLINE, width: 1 }, ticks: { show: false } };
  const every = Math.ceil(names.length / 10);
  const plot = new Plot(
    {
      width: place.clientWidth,
      height: HEIGHT_PX,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: [-0.5, names.length - 0.5] },
        y: { range: (_, __, most) => [0, Math.max(1, Math.ceil((most ?? 0) * 1.15))] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          splits: () => names.map((_, index) => index),
          values: () => names.map((name, index) => (index % every === 0 ? name : '')),
          gap: 8,
        },
        { ...axis, size: 44 },
      ],
      series: [{}, ...series.map((one) => seriesOf(Plot, one, series))],
      hooks: { draw: [(self: UPlot) => labelBars(self, series, font)] },
    },
    [names.map((_, index) => index), ...series.map(({ values }) => [...values])],
    place,
  );
  const watcher = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT_PX }));
  watcher.observe(place);
  return () => {
    watcher.disconnect();
    plot.destroy();
  };
}

function seriesOf(Plot: typeof UPlot, one: ChartSeries, all: readonly ChartSeries[]): UPlot.Series {
  const colour = COLOURS[one.look];
  if (one.kind === 'line') {
    const points = one.look === 'main' || one.look === 'second';
    return { stroke: colour, dash: [...DASHES[one.look]], width: points ? 3 : 2, points: { show: points, size: 9, fill: colour } };
  }
  const bars = all.filter(({ kind }) => kind === 'bar');
  const align = bars.length < 2 ? 0 : bars.indexOf(one) === 0 ? -1 : 1;
  const paths = Plot.paths.bars?.({ size: [bars.length < 2 ? 0.6 : PAIR_SHARE, BAR_PX_MAX], align });
  return { stroke: colour, fill: colour, points: { show: false }, ...(paths === undefined ? {} : { paths }) };
}

/** The number over each bar: nobody should have to measure it. */
function labelBars(plot: UPlot, series: readonly ChartSeries[], font: string): void {
  const bars = series.filter(({ kind }) => kind === 'bar');
  const scale = devicePixelRatio;
  const { ctx } = plot;
  ctx.save();
  ctx.font = font.replace('13px', `600 ${13 * scale}px`);
  ctx.fillStyle = INK;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  for (const [order, { values }] of bars.entries()) {
    const barPx = Math.min(BAR_PX_MAX * scale, (plot.bbox.width / values.length) * PAIR_SHARE);
    const aside = bars.length < 2 ? 0 : barPx * (order === 0 ? -0.5 : 0.5);
    for (const [index, value] of values.entries()) {
      if (value === null) continue;
      ctx.fillText(String(value), plot.valToPos(index, 'x', true) + aside, plot.valToPos(value, 'y', true) - 3 * scale);
    }
  }
  ctx.restore();
}
