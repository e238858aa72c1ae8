import { existsSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from '../architecture/source-files.ts';
import { parse } from '../architecture/syntax.ts';
import { ASVS_ROWS } from './asvs.ts';
import type { AsvsRow } from './asvs-row.ts';

/** The rows of OWASP ASVS 5.0 that matter in a branch. */
const WANTED = [
  ...['2.2.1', '2.2.2', '2.3.1', '2.3.3', '2.3.4', '2.4.1'],
  ...['3.2.2', '3.3.1', '3.3.2', '3.3.3', '3.3.4', '3.4.3', '3.4.4', '3.4.5', '3.4.6', '3.5.1'],
  ...['4.1.3', '4.4.1', '4.4.2', '4.4.4'],
  ...['6.3.1', '6.3.2', '6.3.8', '6.4.1', '6.5.1', '6.5.2', '6.5.3', '6.5.4', '6.5.5'],
  ...['7.2.3', '7.2.4', '7.3.1', '7.3.2', '7.4.1', '7.4.2'],
  ...['8.2.1', '8.2.2', '8.2.3', '8.3.2'],
  ...['10.1.1', '10.1.2', '10.2.1', '10.2.2', '10.2.3', '10.5.1', '10.5.2', '10.5.3', '10.5.4'],
  ...['11.4.2', '12.3.1', '12.3.4', '13.4.2', '13.4.5'],
  ...['14.2.1', '14.2.7', '14.3.1', '14.3.2', '14.3.3', '15.3.1'],
  ...['16.2.5', '16.4.1', '16.4.2', '16.4.3', '16.5.3', '16.5.4'],
];

/** May fall, and never rise: a row that is shown today is shown tomorrow. */
const GAPS = 9;

/** Titles of the tests in a file; one with values in it as it is written between its marks. */
function titlesOf(file: string, text: string): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && first !== undefined && ['it', 'test'].includes(nameOf(node.expression))) {
      if (ts.isStringLiteralLike(first)) titles.push(first.text);
      if (ts.isTemplateExpression(first)) titles.push(first.getText().slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return titles;
}

/** "it" of it(…), it.each(…)(…) and it.for(…)(…). */
function nameOf(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee) ? nameOf(callee.expression) : '';
}

/** What a row names that is not there. */
function wrongIn({ number, shownBy }: AsvsRow): readonly string[] {
  return shownBy.flatMap(([file, title]) => {
    if (!/^tests\/.*\.test\.ts$/.test(file) || !existsSync(ROOT + file)) return [`${number}: no file ${file}`];
    const count = titlesOf(file, textOf(file)).filter((one) => one === title).length;
    return count === 1 ? [] : [`${number}: ${count} tests "${title}" in ${file}`];
  });
}

describe('the rows of ASVS 5.0', () => {
  it('are each there once, in their order, in a sentence', () => {
    expect(ASVS_ROWS.map(({ number }) => number)).toEqual(WANTED);
    expect(ASVS_ROWS.filter(({ asks }) => !/^[A-Z].{20,}\.$/.test(asks)).map(({ number }) => number)).toEqual([]);
  });

  it('name tests that there are, or say what is missing and why', () => {
    expect(ASVS_ROWS.flatMap(wrongIn)).toEqual([]);
    const silent = ASVS_ROWS.filter(({ shownBy, gap }) => (gap === null ? shownBy.length === 0 : gap.length < 40));
    expect(silent.map(({ number }) => number)).toEqual([]);
  });

  it('have no more gaps than they had', () => {
    const gaps = ASVS_ROWS.flatMap(({ number, gap }) => (gap === null ? [] : [`  ${number}: ${gap}`]));
    process.stdout.write(`ASVS 5.0: ${gaps.length} of ${ASVS_ROWS.length} rows have a gap\n${gaps.join('\n')}\n`);
    expect(gaps).toHaveLength(GAPS);
  });

  it('planted: a wrong title, a title of a story, a title that stands in a comment, and a file that is none are found', () => {
    const own = 'tests/rights/asvs.test.ts';
    const naming = (file: string, title: string): AsvsRow => ({ number: '0.0.0', asks: '', shownBy: [[file, title]], gap: null });
    expect(wrongIn(naming(own, 'have no more gaps than they had'))).toEqual([]);
    for (const title of ['have no more gaps than they have', 'the rows of ASVS 5.0', 'each'])
      expect(wrongIn(naming(own, title))).toEqual([`0.0.0: 0 tests "${title}" in ${own}`]);
    for (const file of ['tests/rights/none.test.ts', 'tests/rights/asvs.ts'])
      expect(wrongIn(naming(file, 'have no more gaps than they had'))).toEqual([`0.0.0: no file ${file}`]);
    const text = "// it('each', f)\nit.each([['a']])('of %s', f);\ntest(`${N} of them`, f);\nit('twice', f);\ntest('twice', f);\n";
    expect(titlesOf('x.test.ts', text)).toEqual(['of %s', '${N} of them', 'twice', 'twice']);
  });
});
