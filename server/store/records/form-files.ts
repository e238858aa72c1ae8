import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { Form } from './forms.ts';

/** A table for a spreadsheet: UTF-8 with the mark that Excel needs to show Chinese; no name can run as a formula. */
export function formCsv({ columns, rows }: Form): string {
  return stringify([[...columns], ...rows.map(({ cells }) => [...cells])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

/** A workbook with a sheet for each form. Every cell is text or a number, so that Excel computes nothing. */
export async function formsXlsx(forms: readonly Form[]): Promise<Buffer> {
  const sheets = forms.map(({ title, columns, rows }) => ({
    sheet: title,
    data: [
      columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map(({ cells }) =>
        cells.map((value) => {
          if (value === null) return null;
          return typeof value === 'number' ? { value, type: Number } : { value, type: String };
        }),
      ),
    ],
    columns: columns.map((column) => ({ width: Math.max(MIN_WIDTH, column.length * 2 + 2) })),
    stickyRowsCount: 1,
  }));
  return writeExcelFile(sheets).toBuffer();
}

/** Width of a column, in characters. */
const MIN_WIDTH = 12;
