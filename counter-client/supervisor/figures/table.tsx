import type { ComponentChildren } from 'preact';

interface Props {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly name: string; readonly cells: readonly ComponentChildren[] }[];
  /** The last line, of all of them; null: none. */
  readonly total: readonly ComponentChildren[] | null;
  readonly totalName: string;
}

/** Numbers under a chart, or alone: what the chart shows, for everybody. */
export function FiguresTable({ title, columns, rows, total, totalName }: Props) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table class="plain-table">
        <caption class="heard-only">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {total === null ? null : (
          <tfoot>
            <tr>
              <th scope="row">{totalName}</th>
              {total.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
