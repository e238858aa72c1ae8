import { relative } from 'node:path';
import type { Plugin } from 'vite';
import type { Plant } from './plant.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;

/**
 * Plants every fault, switched off, into the product as it is loaded: in the product's own path, through the product's own checks. Only
 * one project of the tests loads with each list (vitest.config.ts). A build flag in the sources would do the same, but would stand in every
 * release and in everybody's way; this way nothing of a fault is in the repository's product at all, and a line that has moved is an error.
 */
export function planting(plants: readonly Plant[]): Plugin {
  return {
    name: 'planting',
    enforce: 'pre',
    transform: (code, id) => planted(relative(ROOT, id.split('?')[0] ?? ''), code, plants),
  };
}

/** The source with its faults; null: it has none. @throws Error when the text that a fault replaces is not there exactly once */
export function planted(file: string, code: string, plants: readonly Plant[]): string | null {
  const edits = plants.flatMap(({ name, edits: all }) => all.filter((edit) => edit.file === file).map((edit) => ({ name, ...edit })));
  if (edits.length === 0) return null;
  return edits.reduce((text, { name, find, replace }) => {
    const [before = '', after, ...more] = text.split(find);
    if (after === undefined || more.length > 0) throw new Error(`${file} has no single place for "${name}": ${find}`);
    return before + replace + after;
  }, code);
}
