import ts from 'typescript';
import { dictionariesOf, type Dictionary } from './dictionaries.ts';
import { ROOT } from './source-files.ts';

/** A variable that may be any of more keys only passes on what somebody else has chosen. */
const CHOICE_MAX = 8;

/** Files as the compiler sees them; `planted` ones are on no disk. */
export function programOf(paths: readonly string[], planted: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, (path) => ts.sys.readFile(path)) as { config: unknown };
  const read = ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, ROOT);
  const options: ts.CompilerOptions = { ...read.options, types: [] };
  const host = ts.createCompilerHost(options, true);
  const onDisk = host.getSourceFile.bind(host);
  const isOnDisk = host.fileExists.bind(host);
  host.fileExists = (file) => planted.has(file.slice(ROOT.length)) || isOnDisk(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = planted.get(file.slice(ROOT.length));
    return text === undefined ? onDisk(file, version, ...rest) : ts.createSourceFile(file, text, version, true);
  };
  return ts.createProgram(
    [...paths, ...planted.keys()].map((path) => ROOT + path),
    options,
    host,
  );
}

/** Keys of the dictionaries of these files that none of the files asks for: "kiosk/texts.ts title". */
export function unusedKeys(program: ts.Program, paths: readonly string[]): { readonly keys: number; readonly unused: readonly string[] } {
  const sources = paths.map((path) => program.getSourceFile(ROOT + path)).filter((source) => source !== undefined);
  const checker = program.getTypeChecker();
  const dictionaries = sources.flatMap((source) => dictionariesOf(source, checker));
  const written = new Set(dictionaries.flatMap(({ own }) => own));
  const used = new Set<string>();
  for (const source of sources) {
    for (const choice of choicesIn(source, checker, written)) markUsed(used, dictionaries, choice);
  }
  const keys = dictionaries.flatMap(({ path, own }) => own.map((key) => `${path} ${key}`));
  return { keys: keys.length, unused: keys.filter((key) => !used.has(key)) };
}

/** Texts an expression can be, where its place takes only texts `among` these; null: the place takes any. */
interface Choice {
  readonly keys: readonly string[];
  readonly among: readonly string[] | null;
}

function choicesIn(source: ts.SourceFile, checker: ts.TypeChecker, written: ReadonlySet<string>): readonly Choice[] {
  const found: Choice[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && written.has(node.text) && !isNoKey(node)) {
      found.push({ keys: [node.text], among: placeOf(node, checker) });
    } else if (ts.isExpression(node) && isSaid(node)) {
      const keys = textsOf(checker.getTypeAtLocation(node)).filter((text) => written.has(text));
      const among = keys.length === 0 ? [] : (placeOf(node, checker) ?? []);
      if (keys.length < among.length || keys.length <= CHOICE_MAX) found.push({ keys, among });
    } else if (ts.isPropertyAccessExpression(node) && written.has(node.name.text)) {
      found.push({ keys: [node.name.text], among: textsAt(node.expression, checker) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** No key: { 'a': 1 }, type A = 'a', import 'a', b === 'a', case 'a', <p class="a">. */
function isNoKey(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  if (ts.isBinaryExpression(parent)) return /^[!=]==$/.test(parent.operatorToken.getText());
  if (ts.isJsxAttribute(parent)) return !isOfComponent(parent);
  return ts.isLiteralTypeNode(parent) || ts.isImportDeclaration(parent) || ts.isCaseClause(parent);
}

/** What is looked up or put together, and handed to one who says it: t(WORDS[state], {}), <Words text={state.word} />. */
function isSaid(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent)) return parent.expression !== node && /\b(t|tIn|say)$/.test(parent.expression.getText());
  const isLookedUp = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  return isLookedUp && ts.isJsxExpression(parent) && ts.isJsxAttribute(parent.parent) && isOfComponent(parent.parent);
}

/** HTML's own elements take no keys. */
function isOfComponent(attribute: ts.JsxAttribute): boolean {
  return /^[A-Z]/.test(attribute.parent.parent.tagName.getText());
}

/** frameZh.noAnswer, and words.title where words are the Chinese or the English ones: a dictionary has more than one text. */
function textsAt(node: ts.Expression, checker: ts.TypeChecker): readonly string[] {
  const properties = checker.getTypeAtLocation(node).getProperties();
  return properties.length > 1 ? properties.map(({ name }) => name) : [];
}

/** null: any text, as within `[…] as const` and `{ … } as const`, which are handed on later. */
function placeOf(node: ts.Expression, checker: ts.TypeChecker): readonly string[] | null {
  const type = checker.getContextualType(node);
  if (type !== undefined) return textsOf(type);
  return isWithinConst(node.parent) ? null : [];
}

function isWithinConst(node: ts.Node): boolean {
  const isPart = ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node) || ts.isPropertyAssignment(node);
  return ts.isAsExpression(node) || (isPart && isWithinConst(node.parent));
}

function textsOf(type: ts.Type): readonly string[] {
  return (type.isUnion() ? type.types : [type]).flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
}

/** Keys are of the screens whose texts the place takes: not of a namesake elsewhere. */
function markUsed(used: Set<string>, dictionaries: readonly Dictionary[], { keys, among }: Choice): void {
  const meant = among === null ? dictionaries : dictionaries.filter(({ all }) => areOf(among, all));
  for (const { path, own, all } of dictionaries) {
    const chosen = keys.filter((key) => own.includes(key));
    if (chosen.length > 0 && meant.some((whole) => isWithin(all, whole.all))) {
      for (const key of chosen) used.add(`${path} ${key}`);
    }
  }
}

/** Some of a screen's keys, or all of them and more. */
function areOf(texts: readonly string[], keys: ReadonlySet<string>): boolean {
  return texts.length > 0 && (texts.every((text) => keys.has(text)) || [...keys].every((key) => texts.includes(key)));
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((key) => whole.has(key));
}
