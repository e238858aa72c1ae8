import { describe, expect, it } from 'vitest';
import ts from 'typescript';
import { repositoryFiles, textOf } from './source-files.ts';
import { parse } from './syntax.ts';

/** Programs that want time itself, and why. Their own stories do not. */
const TIME_IS_WANTED: readonly (readonly [string, string])[] = [
  ['tests/bench/', 'a measurement keeps its pace'],
  ['tests/rehearsal/demo/', 'people of the demo take their time'],
  ['tests/rehearsal/demo.mjs', 'a command looks now and then whether the server is up'],
  ['tests/hardware/fault-run/', 'a mishap lasts until somebody mends it'],
];
const STORIES = /^(tests\/.*\.(ts|mjs)|vitest\.config\.ts)$/;
/** A text without any of these words need not be parsed. */
const SUSPECT = /retry|waitForTimeout|timers\/promises|setTimeout/;
const COMMANDS = ['package.json', 'tests/run.mjs'];

/** Second chances and sleeps of a file: a story is told once, and waits for what must become true. */
function impatience(path: string, text: string): readonly string[] {
  if (!SUSPECT.test(text)) return [];
  const source = parse(path, text);
  const found: string[] = [];
  const say = (node: ts.Node, what: string): void => {
    found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1} ${what}`);
  };
  const visit = (node: ts.Node): void => {
    if (isSecondChance(node)) say(node, 'retry');
    if (ts.isIdentifier(node) && node.text === 'waitForTimeout') say(node, 'waitForTimeout');
    if (isTimersImport(node) || (isSleep(node) && !isPauseOfAWait(node))) say(node, 'sleep');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `retry: 1`, and whatever is no plain 0. */
function isSecondChance(node: ts.Node): boolean {
  if (ts.isShorthandPropertyAssignment(node)) return node.name.text === 'retry';
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'retry') return false;
  return node.initializer.getText() !== '0';
}

function isTimersImport(node: ts.Node): boolean {
  return ts.isImportDeclaration(node) && /^(node:)?timers\/promises$/.test((node.moduleSpecifier as ts.StringLiteral).text);
}

/** `new Promise((resolve) => setTimeout(resolve, …))`: nothing but time passes. */
function isSleep(node: ts.Node): node is ts.NewExpression {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'Promise') return false;
  const [executor] = node.arguments ?? [];
  if (executor === undefined || !ts.isArrowFunction(executor)) return false;
  const [resolve] = executor.parameters.map(({ name }) => name.getText());
  return onlyCallOf(executor.body)?.startsWith(`setTimeout(${resolve ?? '?'},`) === true;
}

function onlyCallOf(body: ts.ConciseBody): string | null {
  if (!ts.isBlock(body)) return body.getText().replace(/^void /, '');
  const [only, ...more] = body.statements;
  return only === undefined || more.length > 0 ? null : only.getText().replace(/^void /, '');
}

/** Between two looks of a loop that gives up with words. */
function isPauseOfAWait(node: ts.Node): boolean {
  let isInLoop = false;
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    isInLoop ||= ts.isForStatement(at) || ts.isWhileStatement(at) || ts.isDoStatement(at);
    if (ts.isFunctionLike(at)) return isInLoop && /\bthrow new /.test(at.getText());
  }
  return false;
}

function isProgram(path: string): boolean {
  return TIME_IS_WANTED.some(([place]) => path.startsWith(place));
}

describe('patience', () => {
  const stories = repositoryFiles(STORIES).filter(
    (path) => path !== 'tests/architecture/patience.test.ts' && (path.endsWith('.test.ts') || !isProgram(path)),
  );

  it('no story has a second chance, and none sleeps', () => {
    expect(stories.flatMap((path) => impatience(path, textOf(path)))).toEqual([]);
  });

  it('no command gives one either', () => {
    expect(COMMANDS.filter((path) => textOf(path).includes('--retry'))).toEqual([]);
  });

  it('every exception is still there', () => {
    const files = repositoryFiles(STORIES);
    expect(TIME_IS_WANTED.filter(([place]) => !files.some((path) => path.startsWith(place)))).toEqual([]);
  });

  it.each([
    ["test('a', { retry: 1 }, () => {});", 'planted.ts:1 retry'],
    ['const retry = 2;\nexport default { test: { retry } };', 'planted.ts:2 retry'],
    ['await page.waitForTimeout(500);', 'planted.ts:1 waitForTimeout'],
    ["import { setTimeout as wait } from 'node:timers/promises';", 'planted.ts:1 sleep'],
    ['async function story() { await new Promise((resolve) => setTimeout(resolve, 50)); }', 'planted.ts:1 sleep'],
    ['async function story() { for (const one of all) await new Promise((go) => { setTimeout(go, 50); }); }', 'planted.ts:1 sleep'],
  ])('finds what is planted: %s', (text, says) => {
    expect(impatience('planted.ts', text)).toEqual([says]);
  });

  it.each([
    'export default { test: { retry: 0 } };',
    "const deadline = setTimeout(() => reject(new Error('late')), 10);",
    `async function until() { while (!holds()) { if (late()) throw new Error('in vain'); await new Promise((go) => setTimeout(go, 5)); } }`,
  ])('and nothing else: %s', (text) => {
    expect(impatience('planted.ts', text)).toEqual([]);
  });
});
