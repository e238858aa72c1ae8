import ts from 'typescript';

/** Comments are left alone: nobody here asks for them, and the compiler takes its time over them. */
const OPTIONS: ts.CreateSourceFileOptions = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };

/** Nodes know their parents. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, OPTIONS, true);
}

export interface Import {
  readonly from: string;
  /** Only types cross: nothing of it is left in the bundle. */
  readonly typeOnly: boolean;
}

/** Static and dynamic imports and re-exports of a file, as written; "?" for one that is put together at run time. */
export function importsOf(text: string): readonly Import[] {
  const named = ts.preProcessFile(text, true, false).importedFiles.map(({ fileName, pos }) => ({
    from: fileName,
    typeOnly: isTypeOnly(text.slice(0, pos)),
  }));
  const computed = [...text.matchAll(/\bimport\((?!\s*['"`])/g)].map(() => ({ from: '?', typeOnly: false }));
  return [...named, ...computed];
}

/** `import type { A } from`, or nothing but types between the braces. */
function isTypeOnly(before: string): boolean {
  const statement = before.slice(Math.max(before.lastIndexOf('\nimport '), before.lastIndexOf('\nexport ')) + 1);
  if (/^(import|export) type\b[^;]*\bfrom\s+$/.test(statement)) return true;
  const names = /^import \{([^}]*)\} from\s+$/.exec(statement)?.[1]?.split(',') ?? [];
  const said = names.map((name) => name.trim()).filter((name) => name !== '');
  return said.length > 0 && said.every((name) => name.startsWith('type '));
}

/** "../kernel/line.ts" seen from "server/views/rows.ts" is "server/kernel/line.ts"; packages stay as they are. */
export function resolved(path: string, from: string): string {
  if (!from.startsWith('.')) return from;
  return new URL(from.replace(/\?.*$/, ''), `file:///${path}`).pathname.slice(1);
}
