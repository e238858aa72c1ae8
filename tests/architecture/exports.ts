import ts from 'typescript';
import { parse, resolved } from './syntax.ts';

export interface Export {
  readonly path: string;
  readonly name: string;
  readonly kind: 'function' | 'type' | 'value';
}

/** That a file takes a name of another; "*" is everything the other has. */
interface Use {
  readonly of: string;
  readonly name: string;
}

export interface Module {
  readonly path: string;
  readonly text: string;
  readonly exports: readonly Export[];
  readonly uses: readonly Use[];
}

export function moduleOf(path: string, text: string): Module {
  const { statements } = parse(path, text);
  const named = statements.flatMap((statement) => namesTaken(statement, text));
  const uses = [...named, ...namesTakenLater(text)].filter(({ of }) => of.startsWith('.'));
  return {
    path,
    text,
    exports: statements.flatMap(exportsOf).map((found) => ({ path, ...found })),
    uses: uses.map(({ of, name }) => ({ of: resolved(path, of), name })),
  };
}

/** Who takes an export, the tests apart from the product. */
interface Users {
  readonly of: Export;
  readonly product: readonly string[];
  readonly tests: readonly string[];
}

export function usersOf(modules: readonly Module[]): readonly Users[] {
  const users = new Map<string, string[]>();
  for (const { path, uses } of modules) {
    for (const { of, name } of uses) users.set(`${of} ${name}`, [...(users.get(`${of} ${name}`) ?? []), path]);
  }
  return modules
    .flatMap(({ exports }) => exports)
    .map((of) => {
      const all = [of.name, '*'].flatMap((name) => users.get(`${of.path} ${name}`) ?? []);
      const tests = all.filter((path) => path.startsWith('tests/'));
      return { of, product: all.filter((path) => !tests.includes(path)), tests };
    });
}

function exportsOf(statement: ts.Statement): readonly Omit<Export, 'path'>[] {
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    if (clause === undefined || !ts.isNamedExports(clause)) return [];
    return clause.elements.map(({ name }) => ({ name: name.text, kind: statement.isTypeOnly ? 'type' : 'value' }));
  }
  if (!ts.canHaveModifiers(statement) || ts.getModifiers(statement)?.some(isExportKeyword) !== true) return [];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(variablesOf);
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [{ name: statement.name.text, kind: 'type' }];
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    return [{ name: statement.name?.text ?? 'default', kind: 'function' }];
  }
  return [];
}

function isExportKeyword({ kind }: ts.ModifierLike): boolean {
  return kind === ts.SyntaxKind.ExportKeyword;
}

function variablesOf({ name, initializer }: ts.VariableDeclaration): readonly Omit<Export, 'path'>[] {
  const kind = initializer !== undefined && ts.isArrowFunction(initializer) ? 'function' : 'value';
  if (ts.isIdentifier(name)) return [{ name: name.text, kind }];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? [{ name: element.name.getText(), kind: 'value' }] : []));
}

/** What a static import or a re-export takes, as written. */
function namesTaken(statement: ts.Statement, text: string): readonly Use[] {
  if (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) {
    return [{ of: (statement.moduleSpecifier as ts.StringLiteral).text, name: '*' }];
  }
  if (!ts.isImportDeclaration(statement)) return [];
  const of = (statement.moduleSpecifier as ts.StringLiteral).text;
  const { name, namedBindings } = statement.importClause ?? {};
  const names = [...(name === undefined ? [] : ['default']), ...(namedBindings === undefined ? [] : bound(namedBindings, text))];
  return names.map((taken) => ({ of, name: taken }));
}

/** Of `import * as fold` the members that the file names: fold.openDay. */
function bound(bindings: ts.NamedImportBindings, text: string): readonly string[] {
  if (ts.isNamedImports(bindings)) return bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  return [...text.matchAll(new RegExp(`\\b${bindings.name.text}\\.(\\w+)`, 'g'))].map(([, member = '']) => member);
}

/** `const { a } = await import('./x.ts')`, `import('./x.ts').then(({ a }) => …)`, and all of `import('./x.ts')`. */
function namesTakenLater(text: string): readonly Use[] {
  const imports = text.matchAll(/(?:\{([^{}]*)\}\s*=\s*await\s+)?\bimport\(\s*'([^']+)'\s*\)(?:\s*\.then\(\(\{([^{}]*)\}\))?/g);
  return [...imports].flatMap(([, awaited, of = '', then]) =>
    (awaited ?? then ?? '*').split(',').map((name) => ({ of, name: name.replace(/:.*/, '').trim() })),
  );
}
