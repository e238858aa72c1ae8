import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { planted } from '../discretion/planted/plant-plugin.ts';
import { MUTANTS } from './mutants.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** The product with every mutant in it, switched off until its story switches it on: as leaks are planted, in the product's own path. */
export function plantMutants(): Plugin {
  return {
    name: 'plant-mutants',
    enforce: 'pre',
    transform: (code, id) => planted(relative(ROOT, id.split('?')[0] ?? ''), code, MUTANTS),
  };
}
