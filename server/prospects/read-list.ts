import { CsvError, parse } from 'csv-parse/sync';
import type { ImportProblem } from '../contract/list/prospects.ts';
import { IMPORT_ROWS_MAX } from '../kernel/words/list.ts';
import { findColumns } from './columns.ts';
import { decodeList, type ListEncoding } from './decode-list.ts';
import { cellText, type ListRow, readRow } from './read-row.ts';

/** Longest record with its quoted line breaks; in a longer one, a quotation mark was not closed. */
const RECORD_LENGTH_MAX = 8_000;

/** The contents of a file, line by line. */
interface ReadList {
  readonly ok: true;
  readonly encoding: ListEncoding;
  readonly rows: readonly ListRow[];
  readonly problems: readonly ImportProblem[];
  readonly ignoredColumns: readonly string[];
}

export type ListRead = ReadList | { readonly ok: false; readonly problem: ImportProblem };

interface Record {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads a customer list. Each row is good or has its problem; a file that is no customer list is refused as a whole. */
export function readList(bytes: Buffer): ListRead {
  const decoded = decodeList(bytes);
  if (!decoded.ok) return decoded;
  const split = splitLines(decoded.text);
  if (!split.ok) return split;
  /* Rows of separators alone are what a spreadsheet program writes for rows that once held something. */
  const [header, ...lines] = split.records.filter(({ record }) => record.some((field) => cellText(field) !== ''));
  if (header === undefined) return fault('empty', {});
  const columns = findColumns(header.record);
  if (!columns.ok) return columns;
  if (lines.length === 0) return fault('no-rows', {});
  if (lines.length > IMPORT_ROWS_MAX) return fault('too-many-rows', { found: lines.length, limit: IMPORT_ROWS_MAX });
  const rows: ListRow[] = [];
  const problems: ImportProblem[] = [];
  const firstLine = new Map<string, number>();
  for (const { record, info } of lines) {
    const read = readRow(record, columns, info.lines + split.linesBefore);
    if (!read.ok) {
      problems.push(read.problem);
      continue;
    }
    const { phone, line } = read.row;
    const before = firstLine.get(phone);
    if (before === undefined) rows.push(read.row);
    else problems.push({ line, code: 'doubled-in-file', params: { line: before } });
    if (before === undefined) firstLine.set(phone, line);
  }
  return { ok: true, encoding: decoded.encoding, rows, problems, ignoredColumns: columns.ignored };
}

type Split =
  | { readonly ok: true; readonly records: readonly Record[]; readonly linesBefore: number }
  | { readonly ok: false; readonly problem: ImportProblem };

/** Excel's own first line that names the separator, "sep=;"; it is no row of the list. */
const SEPARATOR_LINE = /^"?sep=(.)"?[,;\t ]*(?:\r\n|\n|\r)/i;

function splitLines(whole: string): Split {
  const named = SEPARATOR_LINE.exec(whole);
  const text = whole.slice(named?.[0].length ?? 0);
  const linesBefore = named === null ? 0 : 1;
  try {
    const records = parse(text, {
      delimiter: named?.[1] ?? delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: RECORD_LENGTH_MAX,
    }) as unknown as Record[];
    return { ok: true, records, linesBefore };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, problem: { line: null, code: 'quotes', params: { line: Number(error['lines'] ?? 1) + linesBefore } } };
  }
}

/** Excel separates by the country's list separator, or by tabs. */
function delimiterOf(text: string): string {
  const header = text.slice(0, RECORD_LENGTH_MAX).split(/\r\n|\n|\r/, 1)[0] ?? '';
  const count = (mark: string) => header.split(mark).length;
  return [';', '\t'].find((mark) => count(mark) > count(',')) ?? ',';
}

function fault(code: ImportProblem['code'], params: ImportProblem['params']): ListRead {
  return { ok: false, problem: { line: null, code, params } };
}
