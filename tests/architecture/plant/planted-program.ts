import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { repositoryFiles, ROOT } from '../source-files.ts';

interface Edit {
  readonly find: string;
  readonly replacement: string;
}

/** One file as it would be: written anew, or with pieces of its text put in place of others. */
export type Planting = { readonly path: string; readonly text: string } | { readonly path: string; readonly edits: readonly Edit[] };

/** What a planting reaches: the server, and the client's words that follow the kernel's lists. */
const CHECKED = /^server\/(?!web\/).*\.ts$|^counter-client\/lobby\/day\/.*\.ts$|^counter-client\/(device|printer)-words\.ts$/;

/** Checks the types of the product as it would be with some files planted; nothing is written to the disk. */
export class PlantedProgram {
  private readonly options: ts.CompilerOptions;
  private readonly roots: readonly string[];
  private readonly unplanted = new Map<string, ts.SourceFile>();

  constructor() {
    const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as { config: unknown };
    this.options = ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options;
    this.roots = repositoryFiles(CHECKED).map((path) => join(ROOT, path));
  }

  /** Files in which the compiler misses something, sorted. */
  filesWithErrors(plantings: readonly Planting[]): readonly string[] {
    const texts = new Map(plantings.map((planting) => [join(ROOT, planting.path), textOf(planting)]));
    const host = this.hostOf(texts);
    const program = ts.createProgram({ rootNames: [...new Set([...this.roots, ...texts.keys()])], options: this.options, host });
    const found = [...program.getSemanticDiagnostics(), ...program.getSyntacticDiagnostics()];
    return [...new Set(found.map(({ file }) => (file === undefined ? '?' : file.fileName.slice(ROOT.length))))].sort();
  }

  private hostOf(texts: ReadonlyMap<string, string>): ts.CompilerHost {
    const host = ts.createCompilerHost(this.options);
    return {
      ...host,
      fileExists: (path) => texts.has(path) || host.fileExists(path),
      readFile: (path) => texts.get(path) ?? host.readFile(path),
      getSourceFile: (path, version) => {
        const planted = texts.get(path);
        if (planted !== undefined) return ts.createSourceFile(path, planted, version, true);
        const known = this.unplanted.get(path) ?? host.getSourceFile(path, version);
        if (known !== undefined) this.unplanted.set(path, known);
        return known;
      },
    };
  }
}

function textOf(planting: Planting): string {
  if ('text' in planting) return planting.text;
  return planting.edits.reduce(
    (text, { find, replacement }) => {
      if (!text.includes(find)) throw new Error(`${planting.path} does not say ${find}`);
      return text.replace(find, () => replacement);
    },
    readFileSync(join(ROOT, planting.path), 'utf8'),
  );
}
