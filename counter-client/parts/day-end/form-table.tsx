import type { DayFormsAnswer } from '../../../server/contract/records.ts';
import type { DayEndSay } from './words.ts';

export type DayForm = DayFormsAnswer['forms'][number];

/** One form as it is filled in; an empty cell stays empty, as on paper. */
export function FormTable({ say, form, caption }: { readonly say: DayEndSay; readonly form: DayForm; readonly caption: string }) {
  const isSums = form.name === 'statistics';
  return (
    <table class="form-table" data-form={form.name}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {form.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {form.rows.map(({ cells }, index) => (
          <tr key={index} data-total={isSums && index === form.rows.length - 1}>
            {cells.map((cell, column) => (
              <td key={column} class={typeof cell === 'number' ? 'form-number' : ''} data-label={form.columns[column]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
        {form.rows.length === 0 ? (
          <tr>
            <td colSpan={form.columns.length}>{say('formEmpty', {})}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
