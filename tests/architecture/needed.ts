import ts from 'typescript';
import type { Module } from './exports.ts';
import { reachedFrom } from './import-graph.ts';
import { parse } from './syntax.ts';

/** What a module declares that does something when it is loaded: no name stands for it. */
const LOADED = '(loaded)';

/** Names a module declares at its top that are needed for what others take of it, or for loading it. */
export function neededFor(taken: readonly string[], { path, text }: Module): ReadonlySet<string> {
  const mentions = new Map<string, string[]>();
  for (const statement of parse(path, text).statements) {
    for (const name of declaredIn(statement)) mentions.set(name, [...(mentions.get(name) ?? []), ...mentionedIn(statement)]);
  }
  return reachedFrom(mentions, [LOADED, ...taken]);
}

function declaredIn(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : namesIn(name)));
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return [statement.name?.text ?? 'default'];
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [statement.name.text];
  return ts.isImportDeclaration(statement) ? [] : [LOADED];
}

function namesIn(pattern: ts.BindingPattern): readonly string[] {
  return pattern.elements.flatMap((element) => (ts.isBindingElement(element) ? [element.name.getText()] : []));
}

function mentionedIn(node: ts.Node): readonly string[] {
  const found = new Set<string>();
  const visit = (at: ts.Node): void => {
    if (ts.isIdentifier(at)) found.add(at.text);
    ts.forEachChild(at, visit);
  };
  visit(node);
  return [...found];
}
