import { repositoryFiles, textOf } from './source-files.ts';
import { importsOf, resolved } from './syntax.ts';

/** Files and what each imports of them, types included. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export function importGraph(pattern: RegExp): ImportGraph {
  const paths = repositoryFiles(pattern);
  const known = new Set(paths);
  return new Map(paths.map((path) => [path, targetsOf(path, textOf(path)).filter((target) => known.has(target))]));
}

function targetsOf(path: string, text: string): readonly string[] {
  return writtenIn(path, text).map((from) => resolved(path, from));
}

/** What a module imports, or a page loads of its own folder's neighbours. */
function writtenIn(path: string, text: string): readonly string[] {
  if (path.endsWith('.css')) return [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)/g)].map(([, from = '']) => from);
  if (path.endsWith('.html')) return [...text.matchAll(/\b(?:src|href)="\/?([\w./-]+)"/g)].map(([, from = '']) => `./${from}`);
  return importsOf(text).map(({ from }) => from);
}

/** Circles, each as the way round from a file to itself; a file in several circles is named once. */
export function circlesIn(graph: ImportGraph): readonly (readonly string[])[] {
  const done = new Set<string>();
  const circles: (readonly string[])[] = [];
  for (const path of graph.keys()) walk(graph, path, [], done, circles);
  return circles;
}

function walk(graph: ImportGraph, path: string, way: readonly string[], done: Set<string>, circles: (readonly string[])[]): void {
  if (done.has(path)) return;
  const from = way.indexOf(path);
  if (from >= 0) {
    circles.push([...way.slice(from), path]);
    return;
  }
  for (const target of graph.get(path) ?? []) walk(graph, target, [...way, path], done, circles);
  done.add(path);
}

/** Everything that the entrances reach. */
export function reachedFrom(graph: ImportGraph, entrances: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const ahead = [...entrances];
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    ahead.push(...(graph.get(path) ?? []));
  }
  return reached;
}
