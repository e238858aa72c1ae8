import type { ReportFigures, ReportRow } from './report.ts';
import type { LobbyScreen, LobbyTexts } from '../lobby-screen.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

interface Column {
  readonly words: LobbyTextKey;
  readonly field: keyof ReportFigures;
  readonly unit: 'count' | 'ms' | 'share';
}

const COLUMNS: readonly Column[] = [
  { words: 'colIssued', field: 'taken', unit: 'count' },
  { words: 'colCalled', field: 'called', unit: 'count' },
  { words: 'colServed', field: 'served', unit: 'count' },
  { words: 'colNoShow', field: 'noShow', unit: 'count' },
  { words: 'colCancelled', field: 'cancelled', unit: 'count' },
  { words: 'colRemoved', field: 'removed', unit: 'count' },
  { words: 'colReset', field: 'reset', unit: 'count' },
  { words: 'colWaitMean', field: 'meanWaitMs', unit: 'ms' },
  { words: 'colWaitP90', field: 'p90WaitMs', unit: 'ms' },
  { words: 'colWaitMax', field: 'maxWaitMs', unit: 'ms' },
  { words: 'colServiceMean', field: 'meanServiceMs', unit: 'ms' },
  { words: 'colSatisfied', field: 'satisfied', unit: 'share' },
  { words: 'colNotRated', field: 'notRated', unit: 'share' },
];

/** "92% (11/12)": the rate, with its numerator and denominator. */
function cell(value: ReportFigures[keyof ReportFigures], unit: Column['unit']): string {
  if (value === null) return '—';
  if (typeof value !== 'number') return `${Math.round((value.count / value.of) * 100)}% (${value.count}/${value.of})`;
  if (unit === 'count') return String(value);
  const seconds = Math.round(value / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

interface Props {
  readonly screen: LobbyScreen;
  readonly title: string;
  /** Heading of the first column. */
  readonly column: string;
  readonly rows: readonly ReportRow[];
  /** Last line; null: none. */
  readonly total: ReportFigures | null;
}

/** Counts, and times as minutes:seconds. Columns that are empty in every row are left out. */
export function FiguresTable({ screen, title, column, rows, total }: Props) {
  const { texts } = screen;
  const all = total === null ? rows : [...rows, { name: texts.t('total', {}), figures: total }];
  const columns = COLUMNS.filter(({ field }) => all.some(({ figures }) => figures[field] !== null));
  if (rows.length === 0) return null;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table class="figures-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            {columns.map(({ words, field }) => (
              <th key={field} scope="col">
                {texts.t(words, {})}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.name} texts={texts} row={row} columns={columns} />
          ))}
        </tbody>
        {total === null ? null : (
          <tfoot>
            <Line texts={texts} row={{ name: texts.t('total', {}), figures: total }} columns={columns} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Line({ texts, row, columns }: { readonly texts: LobbyTexts; readonly row: ReportRow; readonly columns: readonly Column[] }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {columns.map(({ words, field, unit }) => (
        <td key={field} data-label={texts.t(words, {})}>
          {cell(row.figures[field], unit)}
        </td>
      ))}
    </tr>
  );
}
