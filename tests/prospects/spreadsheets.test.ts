import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { importText } from '../../server/contract/texts/import-texts.ts';
import { visible, withoutInvisible } from '../../server/contract/invisible.ts';
import { readList } from '../../server/prospects/read-list.ts';
import { readTelephone, storedSpellings } from '../../server/prospects/telephone.ts';
import { memoryLists } from '../../server/store/tables/memory-lists.ts';
import { phone } from './list-branch.ts';

/* The same list as three spreadsheet programs write it. */

const ROWS = 2_000;
const COLUMNS = ['客户称呼', '电话', '来源', '客户经理', '备注', '方便时间'];

/** Every kind of cell: empty ends, quotation marks, separators and line breaks within a cell, empty rows between. */
function cells(index: number): string[] {
  const note = ['喜欢稳健产品', '说"再看看"', '基金,国债;保险', '两行\n备注', ''][index % 5] ?? '';
  return [`客户${index}`, phone(index), index % 3 === 0 ? '网点' : '', '', note, index % 4 === 0 ? '下午' : ''];
}

interface Convention {
  readonly name: string;
  readonly separator: string;
  readonly lineEnd: string;
  readonly mark: string;
  readonly encoding: 'utf-8' | 'gb18030';
  readonly quotesAll: boolean;
  /** What becomes of the empty cells at a row's end. */
  readonly ends: 'kept' | 'left out' | 'more';
}

const CONVENTIONS: readonly Convention[] = [
  { name: 'Excel, CSV in GBK', separator: ',', lineEnd: '\r\n', mark: '', encoding: 'gb18030', quotesAll: false, ends: 'kept' },
  { name: 'Excel, CSV UTF-8', separator: ',', lineEnd: '\r\n', mark: '\uFEFF', encoding: 'utf-8', quotesAll: false, ends: 'left out' },
  {
    name: 'Excel, with sep=;',
    separator: ';',
    lineEnd: '\r\n',
    mark: '\uFEFFsep=;\r\n',
    encoding: 'utf-8',
    quotesAll: false,
    ends: 'kept',
  },
  { name: 'Excel, tabs in GBK', separator: '\t', lineEnd: '\r\n', mark: '', encoding: 'gb18030', quotesAll: false, ends: 'left out' },
  { name: 'Excel for old Macintoshes', separator: ',', lineEnd: '\r', mark: '', encoding: 'gb18030', quotesAll: false, ends: 'kept' },
  { name: 'LibreOffice', separator: ',', lineEnd: '\n', mark: '', encoding: 'utf-8', quotesAll: true, ends: 'kept' },
  { name: 'LibreOffice, semicolons', separator: ';', lineEnd: '\n', mark: '', encoding: 'utf-8', quotesAll: false, ends: 'more' },
  { name: 'WPS, CSV in GBK', separator: ',', lineEnd: '\r\n', mark: '', encoding: 'gb18030', quotesAll: false, ends: 'more' },
  { name: 'WPS, CSV UTF-8', separator: ',', lineEnd: '\r\n', mark: '\uFEFF', encoding: 'utf-8', quotesAll: false, ends: 'left out' },
];

function written(rows: readonly (readonly string[])[], how: Convention): Buffer {
  const { separator, lineEnd, mark, encoding } = how;
  const cell = (text: string): string =>
    how.quotesAll || /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  const line = (row: readonly string[]): string => {
    const all = how.ends === 'more' ? [...row, '', ''] : [...row];
    while (how.ends === 'left out' && all.at(-1) === '') all.pop();
    return all.map(cell).join(separator);
  };
  const blank = separator.repeat(COLUMNS.length - 1);
  const lines = [line(COLUMNS), ...rows.map(line), blank, '', blank];
  return iconv.encode(mark + lines.join(lineEnd) + lineEnd, encoding);
}

describe('a list of two thousand customers', () => {
  const rows = Array.from({ length: ROWS }, (_, index) => cells(index));
  const expected = rows.map(([name = '', telephone = '', source = '', , note = '', preferredTime = '']) => ({
    name,
    phone: telephone,
    source,
    note: note.replace('\n', ' '),
    preferredTime,
  }));

  it.each(CONVENTIONS)('is read whole, and the same, as $name writes it', (how) => {
    const read = readList(written(rows, how));
    if (!read.ok) throw new Error(importText(read.problem).en);
    expect(read.problems).toEqual([]);
    expect(read.ignoredColumns).toEqual([]);
    expect(read.rows.map(({ name, phone, source, note, preferredTime }) => ({ name, phone, source, note, preferredTime }))).toEqual(
      expected,
    );
  });

  it('names the line that an editor names, also below a line that names the separator', () => {
    const how = CONVENTIONS.find(({ name }) => name === 'Excel, with sep=;');
    if (how === undefined) throw new Error('no such convention');
    const read = readList(written([cells(0), ['', phone(1), '', '', '', '']], how));
    expect(read).toMatchObject({ ok: true, problems: [{ line: 4, code: 'name-missing' }] });
  });

  it('is told how long it is where it is too long', () => {
    const [how] = CONVENTIONS;
    if (how === undefined) throw new Error('no convention');
    const read = readList(written([...rows, ...rows, ...rows].slice(0, 5_001), how));
    expect(read.ok ? null : importText(read.problem)['zh-CN']).toMatch(/^名单有 5001 行，最多 \d+ 行/);
  });

  it('planted: a row that is truly wider is refused with what was seen', () => {
    const [how] = CONVENTIONS;
    if (how === undefined) throw new Error('no convention');
    const read = readList(written([[...cells(0), '多出来的']], how));
    expect(read).toMatchObject({ ok: true, problems: [{ line: 2, code: 'field-count', params: { found: 7, expected: 6 } }] });
  });
});

describe('a telephone in the lists', () => {
  it.each([
    [
      '13812345678',
      ['013812345678', '+86 138 1234 5678', '0086-138-1234-5678', '086 13812345678', '86 13812345678', '１３８ １２３４ ５６７８'],
    ],
    [
      '13812345678',
      ['+86 0138 1234 5678', '\u202A138\u200B1234\u20605678\u202C', '138\u00A01234\u00A05678', '(138) 1234.5678', "'13812345678"],
    ],
    [
      '02152066273',
      ['+86 21 5206 6273', '021-52066273', '(021) 5206 6273', '0086 21 52066273', '＋８６ ２１ ５２０６６２７３', '+86 (0)21 5206 6273'],
    ],
    ['01062345678', ['+86 10 6234 5678', '010 6234 5678', '008610 62345678']],
    [
      '02152066273x801',
      ['021-52066273转801', '021-52066273 分机 801', '+86 21 5206 6273 ext. 801', '021-52066273-801', '021 52066273 X801'],
    ],
    ['4008101234', ['400-810-1234', '+86 400 810 1234']],
    ['+85223456789', ['+852 2345 6789', '00852 2345 6789']],
    ['+442079460958', ['+44 (0)20 7946 0958', '0044 20 7946 0958', '+44 20 7946 0958']],
    ['62345678', ['6234 5678', '6234-5678']],
  ])('%s is one in every spelling', (one, spellings) => {
    for (const written of spellings) expect(readTelephone(written), written).toEqual({ ok: true, phone: one });
    expect(readTelephone(one)).toEqual({ ok: true, phone: one });
  });

  it('that is none is refused with what was seen', () => {
    expect(readTelephone('1380000000')).toMatchObject({ ok: false, code: 'phone-length', params: { digits: 10 } });
    expect(readTelephone('2152066273')).toMatchObject({ ok: false, code: 'phone-length' });
    expect(readTelephone('138O0000001')).toMatchObject({ ok: false, code: 'phone-letters', params: { characters: 'O' } });
    expect(readTelephone('\u200B\uFEFF')).toMatchObject({ ok: false, code: 'phone-missing' });
  });

  it('finds what an earlier release stored with the trunk’s 0, and leaves it as it was', () => {
    const lists = memoryLists();
    const details = { name: '张', phone: '013812345678', source: '', note: '', preferredTime: '' };
    const stored = {
      id: 'p',
      importId: 'i',
      managerId: 'm',
      state: 'not-contacted',
      dueOn: null,
      contacts: 0,
      addedAt: 1,
      changedAt: 1,
    } as const;
    lists.prospects.add({ ...stored, details });
    const read = readTelephone('+86 138 1234 5678');
    if (!read.ok) throw new Error(read.code);
    expect(lists.prospects.hasPhone(read.phone)).toBe(true);
    expect(lists.prospects.find('p')?.details?.phone).toBe('013812345678');
    expect(storedSpellings('02152066273')).toEqual(['02152066273']);
  });
});

/** Thirty scripts, and what keyboards and copies do to names. */
const NAMES = [
  '张伟',
  '欧阳娜娜',
  '〇〇',
  '李〇',
  '佐々木希',
  '𠮷野家',
  '⿰亻肯',
  '迪丽热巴·迪力木拉提',
  '买买提•阿不都',
  '阿卜杜・热合曼',
  '古丽‧努尔',
  '尼加提.买买提',
  '艾力˙吐尔逊',
  'ཚེ་རིང་',
  'ᠪᠠᠲᠤ',
  'ئابدۇللا',
  'محمد علی',
  'דוד בן־גוריון',
  'राज कुमार',
  'রবীন্দ্রনাথ',
  'ਗੁਰਪ੍ਰੀਤ',
  'ગાંધી',
  'தமிழ்',
  'తెలుగు',
  'ಕನ್ನಡ',
  'മലയാളം',
  'සිංහල',
  'สมชาย',
  'ສົມຈິດ',
  'မောင်',
  'សុខ',
  '김민준',
  'さくら',
  'カタカナ・ネーム',
  'Иван Петров',
  'Γιώργος',
  'Արմեն',
  'გიორგი',
  'ኃይለ ሥላሴ',
  'ᏣᎳᎩ',
  'ⵜⵉⴼⵉⵏⴰⵖ',
  'ꆈꌠ',
  'ތާނަ',
  'O’Brien',
  "D'Angelo",
  'José María',
  'Nguyễn Văn',
  'Müller-Lüdenscheidt',
  'İbrahim',
  'Ng‘ang‘a',
  'Smith, John',
  'A/L Kumar',
];

describe('a name', () => {
  it.each(NAMES)('%s is one', (name) => {
    const read = readList(Buffer.from(`客户称呼,电话\r\n"${name}",13800000001\r\n`));
    expect(read).toMatchObject({ ok: true, problems: [] });
  });

  it('loses what nobody sees: marks of direction, zero widths, the byte order mark, fixed spaces', () => {
    const read = readList(Buffer.from('客户称呼,电话\r\n\u202A张\u200B伟\uFEFF\u2060,13800000001\r\n李\u00A0雷\u00AD,13800000002\r\n'));
    expect(read).toMatchObject({ ok: true, problems: [], rows: [{ name: '张伟' }, { name: '李 雷' }] });
    expect(withoutInvisible('a\u200Eb\uFE0F')).toBe('ab');
  });

  it('that is none is refused with characters a reader can see, never with ""', () => {
    const read = readList(Buffer.from('客户称呼,电话\r\n王🎉,13800000001\r\n王\uE863,13800000002\r\n张=1,13800000003\r\n'));
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.problems.map(({ params }) => params['characters'])).toEqual(['🎉', 'U+E863', '=']);
    expect(visible(['\u0301'])).toBe('U+0301');
  });
});
