import type { ImportProblem } from '../contract/list/prospects.ts';
import { withoutInvisible } from '../contract/invisible.ts';

export type ListColumn = 'name' | 'phone' | 'source' | 'manager' | 'note' | 'preferredTime';

/** Names that banks' systems and people give a column; messages use the first. */
const NAMES: Readonly<Record<ListColumn, readonly string[]>> = {
  name: [
    '客户称呼',
    '姓氏',
    '称呼',
    '姓名',
    '客户姓名',
    '客户名称',
    'name',
    'customer',
    'customer name',
    'surname',
    'last name',
    'salutation',
  ],
  phone: [
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '电话号码',
    '联系电话',
    '移动电话',
    'phone',
    'mobile',
    'telephone',
    'tel',
    'phone number',
    'mobile number',
  ],
  source: ['来源', '客户来源', '渠道', 'source', 'channel'],
  manager: ['客户经理', '管户经理', '客户经理工号', 'manager', 'relationship manager', 'rm', 'manager id'],
  note: ['备注', '说明', 'note', 'notes', 'remark', 'remarks'],
  preferredTime: ['方便时间', '方便联系时间', '联系时间', '联络时间', 'preferred time', 'convenient time', 'best time'],
};
const REQUIRED: readonly ListColumn[] = ['name', 'phone'];
/** Most unknown column names that a refusal repeats, and the length of each. */
const FOUND_SHOWN = 8;
const FOUND_LENGTH = 16;

export interface ListColumns {
  readonly ok: true;
  /** Position of each column; null: the file has none. */
  readonly at: Readonly<Record<ListColumn, number | null>>;
  readonly ignored: readonly string[];
  readonly width: number;
}

/** Finds the columns by their names, in any order. */
export function findColumns(header: readonly string[]): ListColumns | { readonly ok: false; readonly problem: ImportProblem } {
  const columns = header.map((name) => columnOf(name));
  const at = {} as Record<ListColumn, number | null>;
  for (const column of Object.keys(NAMES) as ListColumn[]) {
    const places = columns.flatMap((one, index) => (one === column ? [index] : []));
    if (places.length > 1)
      return fault('columns-doubled', { column: title(column), found: shown(places.map((place) => header[place] ?? '')) });
    at[column] = places[0] ?? null;
  }
  const missing = REQUIRED.filter((column) => at[column] === null).map(title);
  if (missing.length > 0) return fault('columns-missing', { missing: missing.join(', '), found: shown(header) });
  const ignored = header.filter((name, index) => columns[index] === null && cut(name) !== '');
  return { ok: true, at, ignored: ignored.slice(0, FOUND_SHOWN).map(cut), width: header.length };
}

function columnOf(name: string): ListColumn | null {
  const plain = plainOf(name);
  return (Object.keys(NAMES) as ListColumn[]).find((column) => NAMES[column].some((known) => plainOf(known) === plain)) ?? null;
}

/** Makes "Phone_Number", "phone number" and "ＰＨＯＮＥ ＮＵＭＢＥＲ" one name. */
function plainOf(name: string): string {
  return withoutInvisible(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-*:：]/g, '');
}

/** The name of a column in messages of both languages. */
export function title(column: ListColumn): string {
  const [chinese = column] = NAMES[column];
  return `${chinese} ${NAMES[column].find((name) => /^[a-z]/.test(name)) ?? ''}`.trim();
}

function shown(names: readonly string[]): string {
  const some = names.slice(0, FOUND_SHOWN).map((name) => cut(name) || '—');
  return some.join(', ') + (names.length > some.length ? ' …' : '');
}

function cut(name: string): string {
  return [...withoutInvisible(name).trim()].slice(0, FOUND_LENGTH).join('');
}

function fault(code: ImportProblem['code'], params: ImportProblem['params']): { ok: false; problem: ImportProblem } {
  return { ok: false, problem: { line: null, code, params } };
}
