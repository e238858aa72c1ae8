import { Chart } from '../chart.tsx';
import { FiguresTable } from './table.tsx';
import { durationWords, type FiguresPanelProps, type FiguresSay, percentWords, shareWords } from './words.ts';

interface Share {
  readonly count: number;
  readonly of: number;
}

/** The days of the period one by one: how the lobby was covered, and how people waited. */
export function DaysPanel({ say, answer }: FiguresPanelProps) {
  const { byDay } = answer;
  const percent = ({ count, of }: Share): number | null => (of === 0 ? null : Math.round((count / of) * 100));
  return (
    <section class="panel figures-wide" data-panel="days">
      {byDay.length < 2 ? (
        <h3 class="panel-title">{say('byDay', {})}</h3>
      ) : (
        <Chart
          title={say('byDayChart', {})}
          names={byDay.map(({ date }) => date.slice(5))}
          series={[
            { words: say('colCovered', {}), look: 'main', kind: 'line', values: byDay.map(({ covered }) => percent(covered)) },
            { words: say('colOnTime', {}), look: 'second', kind: 'line', values: byDay.map(({ onTime }) => percent(onTime)) },
          ]}
          note={null}
        />
      )}
      <FiguresTable
        title={say('byDay', {})}
        columns={[
          say('colDate', {}),
          say('colIssued', {}),
          say('colOnTime', {}),
          say('colCovered', {}),
          say('raised', {}),
          say('introduced', {}),
        ]}
        rows={byDay.map(({ date, issued, onTime, covered, raised, introduced }) => ({
          key: date,
          name: date,
          cells: [issued, shareWords(onTime), coveredWords(say, covered), raised, introduced],
        }))}
        total={null}
        totalName=""
      />
    </section>
  );
}

function coveredWords(say: FiguresSay, { count, of }: Share): string {
  return of === 0 ? '—' : `${percentWords(count / of)} (${durationWords(say, count)} / ${durationWords(say, of)})`;
}
