import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Files git tracks or would track, below the given folders; paths from the top, with slashes. */
export function repositoryFiles(pattern: RegExp): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  return listed.split('\n').filter((path) => path !== '' && pattern.test(path) && exists(path));
}

function exists(path: string): boolean {
  try {
    readFileSync(ROOT + path);
    return true;
  } catch {
    return false;
  }
}

export function textOf(path: string): string {
  return readFileSync(ROOT + path, 'utf8');
}

export const CODE = /^(server|kiosk|display|counter-client|hardware|tests)\/.*\.(ts|tsx)$/;
export const PRODUCT_CODE = /^(server|kiosk|display|counter-client|hardware)\/.*\.(ts|tsx)$/;

export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
}

export interface Import {
  readonly from: string;
  /** Only types cross: nothing of it is left in the bundle. */
  readonly typeOnly: boolean;
}

/** Static and dynamic imports and re-exports of a file, as written. */
export function importsOf(path: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      found.push({ from: (node.moduleSpecifier as ts.StringLiteral).text, typeOnly: isTypeOnly(node) });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      found.push({ from: argument !== undefined && ts.isStringLiteralLike(argument) ? argument.text : '?', typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path, text));
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

/** "../kernel/line.ts" seen from "server/views/rows.ts" → "server/kernel/state/line.ts"; packages stay as they are. */
export function resolved(path: string, from: string): string {
  if (!from.startsWith('.')) return from;
  return new URL(from.replace(/\?.*$/, ''), `file:///${path}`).pathname.slice(1);
}
