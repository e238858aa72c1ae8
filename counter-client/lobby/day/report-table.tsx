import type { LobbyScreen, LobbyTexts } from '../lobby-screen.ts';
import { type Column, columnsOf, type ReportRow } from './report-columns.ts';

interface Props {
  readonly screen: LobbyScreen;
  readonly title: string;
  /** Heading of the first column. */
  readonly column: string;
  readonly rows: readonly ReportRow[];
  /** Last line; null: none. */
  readonly total: ReportRow | null;
}

/** Counts, and times as minutes:seconds. Columns that are empty in every row are left out. */
export function FiguresTable({ screen, title, column, rows, total }: Props) {
  const { texts } = screen;
  const columns = columnsOf(total === null ? rows : [...rows, total]);
  if (rows.length === 0) return null;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table class="figures-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            {columns.map(({ id, heading }) => (
              <th key={id} scope="col">
                {headingText(texts, heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.name} texts={texts} name={row.name} row={row} columns={columns} />
          ))}
        </tbody>
        {total === null ? null : (
          <tfoot>
            <Line texts={texts} name={texts.t('total', {})} row={total} columns={columns} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function headingText(texts: LobbyTexts, heading: Column['heading']): string {
  return typeof heading === 'string' ? texts.t(heading, {}) : texts.pick(heading);
}

interface LineProps {
  readonly texts: LobbyTexts;
  readonly name: string;
  readonly row: ReportRow;
  readonly columns: readonly Column[];
}

function Line({ texts, name, row, columns }: LineProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {columns.map(({ id, heading, cell }) => (
        <td key={id} data-label={headingText(texts, heading)}>
          {cell(row) ?? '—'}
        </td>
      ))}
    </tr>
  );
}
