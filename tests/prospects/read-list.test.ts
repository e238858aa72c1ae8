import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { IMPORT_TEXTS, importText } from '../../server/contract/texts/import-texts.ts';
import { IMPORT_PROBLEMS } from '../../server/contract/list/prospects.ts';
import { IMPORT_ROWS_MAX } from '../../server/kernel/words/list.ts';
import { decodeList } from '../../server/prospects/decode-list.ts';
import { readList } from '../../server/prospects/read-list.ts';
import { NAME_LENGTH_MAX, NOTE_LENGTH_MAX, SHORT_LENGTH_MAX } from '../../server/prospects/read-row.ts';
import { type ListManager, shareOut } from '../../server/prospects/share-out.ts';
import { maskedTelephone, readTelephone } from '../../server/prospects/telephone.ts';
import { gb18030, HEADER, phone, utf8 } from './list-branch.ts';

function problemsOf(bytes: Buffer): string[] {
  const read = readList(bytes);
  const problems = read.ok ? read.problems : [read.problem];
  return problems.map(({ line, code }) => `${line ?? 'file'} ${code}`);
}

function namesIn(bytes: Buffer): string[] {
  const read = readList(bytes);
  if (!read.ok) throw new Error(read.problem.code);
  return read.rows.map(({ name }) => name);
}

describe('the encoding of a list', () => {
  const lines = [HEADER, '张先生,13800000001,PCRM,,喜欢稳健产品,下午', '欧阳女士,13800000002,网点,,,周末'];

  it('is UTF-8 with or without a mark, or GB18030, and is found out by itself', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(...lines)]);
    for (const bytes of [utf8(...lines), marked, gb18030(...lines)]) expect(namesIn(bytes)).toEqual(['张先生', '欧阳女士']);
    expect(decodeList(gb18030(...lines))).toMatchObject({ ok: true, encoding: 'gb18030' });
    expect(decodeList(marked)).toMatchObject({ ok: true, encoding: 'utf-8' });
  });

  it('reads hanzi that GBK does not have', () => {
    expect(namesIn(gb18030(HEADER, '𠮷野,13800000003,,,,', '䶮女士,13800000004,,,,'))).toEqual(['𠮷野', '䶮女士']);
    expect(namesIn(utf8(HEADER, '𠮷野,13800000003,,,,'))).toEqual(['𠮷野']);
  });

  it('mixed in one file is refused, and the lines that differ are named', () => {
    const mixed = Buffer.concat([gb18030(...lines), Buffer.from('陈女士,13800000005,网点,,中文备注,\r\n')]);
    expect(decodeList(mixed)).toEqual({ ok: false, problem: { line: null, code: 'mixed-encoding', params: { lines: '4' } } });
    const marked = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      utf8(...lines),
      iconv.encode('陈女士,13800000005,网点,,,\r\n', 'gb18030'),
    ]);
    expect(decodeList(marked)).toEqual({ ok: false, problem: { line: null, code: 'mixed-encoding', params: { lines: '4' } } });
  });

  it('that is another one is named', () => {
    expect(problemsOf(Buffer.from([0xff, 0xfe, ...Buffer.from(lines.join('\n'), 'utf16le')]))).toEqual(['file utf-16']);
    expect(problemsOf(Buffer.concat([utf8(HEADER), Buffer.from([0xe5, 0x20, 0xff, 0x0a])]))).toEqual(['file unknown-encoding']);
    expect(problemsOf(Buffer.from([0x50, 0x4b, 3, 4, 20, 0]))).toEqual(['file spreadsheet']);
    expect(problemsOf(Buffer.from('a,b\n\u0000\n'))).toEqual(['file not-text']);
    expect(problemsOf(Buffer.alloc(0))).toEqual(['file empty']);
  });

  it('of a list in GB18030 is never taken for a mixture because of its names, nor read wrongly', () => {
    const everyday = fc
      .tuple(fc.integer({ min: 0xb0, max: 0xd6 }), fc.integer({ min: 0xa1, max: 0xfe }))
      .map((pair) => iconv.decode(Buffer.from(pair), 'gb18030'));
    const rare = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    const unit = fc.oneof({ arbitrary: everyday, weight: 30 }, { arbitrary: rare, weight: 1 });
    fc.assert(
      fc.property(fc.array(fc.string({ unit, minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 40 }), (names) => {
        const bytes = gb18030(HEADER, ...names.map((name, index) => `${name},${phone(index)},${name},,,`));
        expect(namesIn(bytes)).toEqual(names);
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});

describe('the columns of a list', () => {
  it('are found by Chinese or English names, in any order, whatever separates them', () => {
    expect(namesIn(utf8('Mobile;Surname;Branch code', '13800000001;Zhang;07'))).toEqual(['Zhang']);
    expect(namesIn(utf8('联系电话\t姓氏', '13800000001\t张'))).toEqual(['张']);
    const read = readList(utf8('PHONE_NUMBER, Customer Name ,分行', '13800000001,Zhang,0755'));
    expect(read).toMatchObject({ ok: true, ignoredColumns: ['分行'] });
  });

  it('of another bank’s list are refused with what is missing and what there is', () => {
    const read = readList(utf8('CUST_NO,CUST_NM,AUM,卡号', '1,张,200000,6222'));
    if (read.ok) throw new Error('read');
    expect(importText(read.problem)['zh-CN']).toBe(
      '缺少“客户称呼 name, 电话 phone”列，文件中的列为：CUST_NO, CUST_NM, AUM, 卡号。请按本行名单格式调整表头后再上传。',
    );
    expect(problemsOf(utf8('姓名,称呼,电话', '张,张先生,13800000001'))).toEqual(['file columns-doubled']);
    expect(problemsOf(utf8(HEADER))).toEqual(['file no-rows']);
  });
});

describe('the lines of a list', () => {
  const line = (name: string, telephone: string): string => `${name},${telephone},,,,`;

  it('that cannot be imported are told one by one, and the others are kept', () => {
    const long = '长'.repeat(200);
    const bytes = utf8(
      HEADER,
      line('张先生', '13800000001'),
      line('李女士', '1380000OO02'),
      line(long, '13800000003'),
      line('王🎉', '13800000004'),
      line('', '13800000005'),
      line('赵', ''),
      line('钱', '1.38E+10'),
      line('孙', '1380000000'),
      '周,13800000006,网点,,,,多出的一格',
      line('锟斤拷', '13800000007'),
      line('吴', '138-0000-0001'),
      `郑,13800000008,${'源'.repeat(SHORT_LENGTH_MAX + 1)},,,`,
      `冯,13800000009,,,${'注'.repeat(NOTE_LENGTH_MAX + 1)},`,
      '陈,13800000010,,,"分两行\n的备注",',
    );
    expect(problemsOf(bytes)).toEqual([
      '3 phone-letters',
      '4 name-too-long',
      '5 name-characters',
      '6 name-missing',
      '7 phone-missing',
      '8 phone-scientific',
      '9 phone-length',
      '10 field-count',
      '11 damaged',
      '12 doubled-in-file',
      '13 text-too-long',
      '14 text-too-long',
    ]);
    expect(namesIn(bytes)).toEqual(['张先生', '陈']);
  });

  it('have names as long as the limit and no longer, counted as people count', () => {
    expect(namesIn(utf8(HEADER, line('𠮷'.repeat(NAME_LENGTH_MAX), phone(1))))).toHaveLength(1);
    expect(problemsOf(utf8(HEADER, line('𠮷'.repeat(NAME_LENGTH_MAX + 1), phone(1))))).toEqual(['2 name-too-long']);
  });

  it('are refused together where a quotation mark stays open, or where there are too many', () => {
    expect(problemsOf(utf8(HEADER, '"张,13800000001,,,,', line('李', phone(2))))).toEqual(['file quotes']);
    const many = Array.from({ length: IMPORT_ROWS_MAX + 1 }, (_, index) => line('张', phone(index)));
    expect(problemsOf(utf8(HEADER, ...many))).toEqual(['file too-many-rows']);
    expect(namesIn(utf8(HEADER, ...many.slice(1)))).toHaveLength(IMPORT_ROWS_MAX);
  });

  it('have a text in both languages for every mistake, with the same figures', () => {
    const figures = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
    for (const code of IMPORT_PROBLEMS) {
      expect(IMPORT_TEXTS['zh-CN'][code], code).toMatch(/。$/);
      expect(IMPORT_TEXTS.en[code], code).toMatch(/\.$/);
      expect(figures(IMPORT_TEXTS.en[code]), code).toEqual(figures(IMPORT_TEXTS['zh-CN'][code]));
    }
  });
});

describe('a telephone', () => {
  it('is the same however it is written', () => {
    for (const written of [
      '13812345678',
      '138 1234 5678',
      '+86 138-1234-5678',
      '１３８１２３４５６７８',
      "'13812345678",
      '0086 13812345678',
    ]) {
      expect(readTelephone(written), written).toEqual({ ok: true, phone: '13812345678' });
    }
    for (const written of ['010-62345678', '(0755) 8234 5678', '62345678', '400-810-1234', '+852 2345 6789']) {
      expect(readTelephone(written).ok, written).toBe(true);
    }
  });

  it('is never shown in clear', () => {
    expect(maskedTelephone('13812345678')).toBe('138****5678');
    expect(maskedTelephone('62345678')).toBe('****678');
  });
});

describe('sharing a list out', () => {
  const managers: ListManager[] = [
    { managerId: 'liu', name: '刘洋', open: 3 },
    { managerId: 'sun', name: '孙倩', open: 1 },
    { managerId: 'ma', name: '马丁', open: 0 },
    { managerId: 'ma2', name: '马丁', open: 0 },
  ];
  const row = (line: number, manager: string) => ({
    line,
    manager,
    name: '张',
    phone: phone(line),
    source: '',
    note: '',
    preferredTime: '',
  });
  const given = (rule: 'round-robin' | 'fewest-open', chosen: string[], ...named: string[]) => {
    const rows = named.map((manager, index) => row(index + 2, manager));
    const { assigned, problems } = shareOut(rows, { rule, managers, chosen });
    return [...assigned.map(({ managerId }) => managerId), ...problems.map(({ line, code }) => `${line ?? ''} ${code}`)];
  };

  it('gives a row to the manager it names, by name or staff number', () => {
    expect(given('round-robin', ['sun'], '刘洋', 'liu', '')).toEqual(['liu', 'liu', 'sun']);
    expect(given('round-robin', ['sun'], '没有此人', '马丁', 'ma2')).toEqual(['ma2', '2 manager-unknown', '3 manager-unknown']);
  });

  it('gives the others in turn, or to who has the fewest still open', () => {
    expect(given('round-robin', ['liu', 'sun'], '', '', '')).toEqual(['liu', 'sun', 'liu']);
    expect(given('fewest-open', ['liu', 'sun'], '', '', '', '')).toEqual(['sun', 'sun', 'liu', 'sun']);
    expect(given('fewest-open', ['liu', 'sun'], 'sun', 'sun', '')).toEqual(['sun', 'sun', 'liu']);
    expect(given('fewest-open', [], '')).toEqual(['2 manager-missing']);
  });
});
