import { describe, expect, it } from 'vitest';
import ts from 'typescript';
import { CODE, repositoryFiles, textOf } from './source-files.ts';
import { parse } from './syntax.ts';

const FILE_LINES_MAX = 300;
const PRODUCT_MEDIAN_LINES_MAX = 80;
const FUNCTION_LINES_MAX = 70;
const LINE_LENGTH_MAX = 160;
const FOLDER_FILES_MAX = 30;

/** Style sheets and scripts too. */
const FILE = /^((server|kiosk|display|counter-client|hardware|tests)\/.*\.(ts|tsx|mjs|css)|[\w.]+\.(ts|js))$/;

interface Sized {
  readonly path: string;
  readonly lines: number;
}

function sized(paths: readonly string[]): readonly Sized[] {
  return paths.map((path) => ({ path, lines: linesIn(textOf(path)) }));
}

function linesIn(text: string): number {
  return text.split('\n').length;
}

function longFiles(files: readonly Sized[]): readonly Sized[] {
  return files.filter(({ lines }) => lines > FILE_LINES_MAX);
}

/** Folders over the wall; what lies in a folder of their own counts there. */
function crowdedFolders(paths: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > FOLDER_FILES_MAX).map(([folder, count]) => `${folder} holds ${count}`);
}

function medianLines(files: readonly Sized[]): number {
  const sorted = files.map(({ lines }) => lines).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

interface LongFunction {
  readonly at: string;
  readonly lines: number;
}

/** Functions over the wall. A test's `describe` body is a list, not a function: it does not count. */
function longFunctions(path: string, text: string): readonly LongFunction[] {
  if (!mayHoldLong(text)) return [];
  const source = parse(path, text);
  const found: LongFunction[] = [];
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    const isFunction =
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node) ||
      ts.isConstructorDeclaration(node);
    if (isFunction && !isDescribeBody(node)) {
      const lines = lineOf(node.end) - lineOf(node.getStart(source)) + 1;
      if (lines > FUNCTION_LINES_MAX) found.push({ at: `${path}:${lineOf(node.getStart(source)) + 1}`, lines });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether anything but a `describe` is over the wall, going by how far lines are indented: to parse takes a hundred times as long. */
function mayHoldLong(text: string): boolean {
  const open: { readonly indent: number; readonly from: number; readonly isDescribe: boolean }[] = [];
  return [...text.split('\n'), 'end'].some((line, index) => {
    /* Lines of a text in backquotes are indented as they please. */
    if ((line.match(/`/g)?.length ?? 0) % 2 === 1) return true;
    if (line === '') return false;
    const indent = line.search(/\S/);
    let begun = { indent, from: index, isDescribe: /^\s*describe/.test(line) };
    let isLong = false;
    for (let last = open.at(-1); last !== undefined && last.indent >= indent; last = open.at(-1)) {
      isLong ||= !last.isDescribe && index - last.from >= FUNCTION_LINES_MAX;
      if (last.indent === indent && /^\s*[)\]}]/.test(line)) begun = last;
      open.pop();
    }
    open.push(begun);
    return isLong;
  });
}

function isDescribeBody(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^(describe|suite)/.test(node.parent.expression.getText());
}

describe('sizes', () => {
  const files = repositoryFiles(CODE);

  it('no file over 300 lines, style sheets and scripts included', () => {
    expect(longFiles(sized(repositoryFiles(FILE)))).toEqual([]);
    expect(repositoryFiles(/\.(css|mjs)$/).filter((path) => !FILE.test(path))).toEqual([]);
    const planted = ['a.ts', 'a.css', 'a.mjs'].map((path) => ({ path, lines: FILE_LINES_MAX + 1 }));
    expect(longFiles(planted)).toEqual(planted);
  });

  it('no more than 30 files of code in a folder, and one more is found', () => {
    const code = repositoryFiles(FILE);
    expect(crowdedFolders(code)).toEqual([]);
    const planted = Array.from({ length: FOLDER_FILES_MAX + 1 }, (_, index) => `kiosk/planted/${index}.css`);
    expect(crowdedFolders(planted)).toEqual(['kiosk/planted holds 31']);
    expect(crowdedFolders([...planted.slice(1), 'kiosk/planted/more/0.ts'])).toEqual([]);
  });

  it('half of the product’s files have no more than 80 lines', () => {
    const files = sized(repositoryFiles(FILE).filter((path) => !path.startsWith('tests/')));
    expect(medianLines(files)).toBeLessThanOrEqual(PRODUCT_MEDIAN_LINES_MAX);
    expect(medianLines([20, 30, 81, 81, 81].map((lines) => ({ path: 'planted.ts', lines })))).toBeGreaterThan(PRODUCT_MEDIAN_LINES_MAX);
  });

  it('no function over 70 lines, and a planted one is found', () => {
    expect(files.flatMap((path) => longFunctions(path, textOf(path)))).toEqual([]);
    const body = '  work();\n'.repeat(FUNCTION_LINES_MAX - 1);
    const planted = ['function tooLong() {\n', 'const tooLong = () => {\n', 'function tooLong(\n  a: number,\n): void {\n'];
    expect(planted.filter((opening) => longFunctions('planted.ts', `${opening}${body}}\n`).length !== 1)).toEqual([]);
    expect(
      longFunctions('planted.ts', `function tooLong(\n  a: number,\n): void {\n${body.slice('  work();\n'.length * 2)}}\n`),
    ).toHaveLength(1);
    expect(longFunctions('planted.ts', `it('tells', () => {\n${body.replace('work()', 'say(`a\nb\n`)')}});\n`)).toHaveLength(1);
    expect(longFunctions('planted.ts', `describe('all', () => {\n${body}});\n`)).toEqual([]);
  });

  it('no line over 160 columns', () => {
    const long = files.flatMap((path) =>
      textOf(path)
        .split('\n')
        .map((line, index) => ({ at: `${path}:${index + 1}`, columns: line.length }))
        .filter(({ columns }) => columns > LINE_LENGTH_MAX),
    );
    expect(long).toEqual([]);
  });
});
