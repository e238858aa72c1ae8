import ts from 'typescript';
import { ROOT } from './source-files.ts';

/** A screen's texts, or a part of them that several screens spread into theirs. */
export interface Dictionary {
  readonly path: string;
  /** Keys written here, and with them all that are spread in. */
  readonly own: readonly string[];
  readonly all: ReadonlySet<string>;
}

/** By its Chinese half: the compiler holds the other to the same keys. */
export const DICTIONARY = /(^zh|Zh|^chinese)$/;

export function dictionariesOf(source: ts.SourceFile, checker: ts.TypeChecker): readonly Dictionary[] {
  return source.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap((declaration) => {
      const texts = plainObject(declaration.initializer);
      if (texts === null || !DICTIONARY.test(nameOf(declaration))) return [];
      const own = texts.properties.flatMap((property) => (ts.isPropertyAssignment(property) ? [nameOf(property)] : []));
      const all = checker.getTypeAtLocation(declaration.name).getProperties();
      return [{ path: source.fileName.slice(ROOT.length), own, all: new Set(all.map(({ name }) => name)) }];
    });
}

function nameOf({ name }: ts.PropertyAssignment | ts.VariableDeclaration): string {
  return ts.isStringLiteral(name) ? name.text : name.getText();
}

/** `{ … }`, `{ … } as const`, `{ … } satisfies Texts`. */
function plainObject(node: ts.Expression | undefined): ts.ObjectLiteralExpression | null {
  if (node === undefined) return null;
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return plainObject(node.expression);
  return ts.isObjectLiteralExpression(node) ? node : null;
}
