import type { ImportProblem } from '../contract/list/prospects.ts';
import type { ProspectDetails } from '../store/prospect.ts';
import { type ListColumn, type ListColumns, title } from './columns.ts';
import { visible, withoutInvisible } from '../contract/invisible.ts';
import { readTelephone } from './telephone.ts';

export const NAME_LENGTH_MAX = 40;
/** Longest source, and longest preferred time. */
export const SHORT_LENGTH_MAX = 40;
export const NOTE_LENGTH_MAX = 200;
const CHARACTERS_SHOWN = 8;
/**
 * Letters of any script and hanzi of every plane; 〇 and other letters that Unicode counts as numbers; radicals and descriptions that
 * stand for hanzi no font has; and the marks between and within the parts of a name, in whichever spelling a keyboard gives.
 */
const IN_NAMES = /[\p{L}\p{M}\p{Nd}\p{Nl}\u{2E80}-\u{2FDF}\u{2FF0}-\u{2FFF} ·•・･‧∙⋅．.｡˙'’‘ʼ`´՚׳״་።\p{Pd},，、/&()（）]/u;
/** Traces of a wrong conversion, or of a terminal. Line breaks within a quoted note are not among them. */
const DAMAGED = /\u{FFFD}|锟斤拷|烫烫烫|[\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{7F}]/u;

/** A line that can be imported. */
export interface ListRow extends ProspectDetails {
  readonly line: number;
  /** The manager's name in the file; empty: the row names none. */
  readonly manager: string;
}

type ReadRow = { readonly ok: true; readonly row: ListRow } | { readonly ok: false; readonly problem: ImportProblem };

/** Checks one line of a list; only its first mistake is reported. */
export function readRow(fields: readonly string[], columns: ListColumns, line: number): ReadRow {
  const wrong = (code: ImportProblem['code'], params: ImportProblem['params']): ReadRow => ({ ok: false, problem: { line, code, params } });
  /* Spreadsheet programs leave out the empty cells at a row's end, and add empty ones beyond the last column. */
  if (fields.slice(columns.width).some((field) => cellText(field) !== '')) {
    return wrong('field-count', { found: fields.length, expected: columns.width });
  }
  if (fields.some((field) => DAMAGED.test(field))) return wrong('damaged', {});
  const value = (column: ListColumn): string => cellText(fields[columns.at[column] ?? -1] ?? '');
  const name = value('name').normalize('NFC');
  if (name === '') return wrong('name-missing', {});
  const letters = [...name];
  if (letters.length > NAME_LENGTH_MAX) return wrong('name-too-long', { length: letters.length, limit: NAME_LENGTH_MAX });
  const strange = letters.filter((letter) => !IN_NAMES.test(letter));
  if (strange.length > 0) return wrong('name-characters', { characters: visible(strange.slice(0, CHARACTERS_SHOWN)) });
  const telephone = readTelephone(value('phone'));
  if (!telephone.ok) return wrong(telephone.code, telephone.params);
  for (const [column, limit] of LIMITS) {
    const { length } = [...value(column)];
    if (length > limit) return wrong('text-too-long', { column: title(column), length, limit });
  }
  const details = { name, phone: telephone.phone, source: value('source'), note: value('note'), preferredTime: value('preferredTime') };
  return { ok: true, row: { line, manager: value('manager'), ...details } };
}

/** A cell as it is seen. */
export function cellText(field: string): string {
  return withoutInvisible(field).trim().replace(/\s+/g, ' ');
}

const LIMITS: readonly (readonly [ListColumn, number])[] = [
  ['source', SHORT_LENGTH_MAX],
  ['preferredTime', SHORT_LENGTH_MAX],
  ['manager', SHORT_LENGTH_MAX],
  ['note', NOTE_LENGTH_MAX],
];
