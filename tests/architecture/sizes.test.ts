import { describe, expect, it } from 'vitest';
import ts from 'typescript';
import { CODE, parse, repositoryFiles, textOf } from './source-files.ts';

const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 70;
const LINE_LENGTH_MAX = 160;

interface LongFunction {
  readonly at: string;
  readonly lines: number;
}

/** Functions over the wall. A test's `describe` body is a list, not a function: it does not count. */
function longFunctions(path: string, text: string): readonly LongFunction[] {
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

function isDescribeBody(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^(describe|suite)/.test(node.parent.expression.getText());
}

describe('sizes', () => {
  const files = repositoryFiles(CODE);

  it('no file over 300 lines', () => {
    const long = files.map((path) => ({ path, lines: textOf(path).split('\n').length })).filter(({ lines }) => lines > FILE_LINES_MAX);
    expect(long).toEqual([]);
  });

  it('no function over 70 lines, and a planted one is found', () => {
    expect(files.flatMap((path) => longFunctions(path, textOf(path)))).toEqual([]);
    const planted = `function tooLong() {\n${'  work();\n'.repeat(FUNCTION_LINES_MAX)}}\n`;
    expect(longFunctions('planted.ts', planted)).toHaveLength(1);
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
