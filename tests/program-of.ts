import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Sources {
  readonly buildIdOf: (root: string) => string;
  readonly builtIn: (root: string) => string | null;
}

const { buildIdOf, builtIn } = (await import(new URL('../server/sources.mjs', import.meta.url).href)) as Sources;

const PROGRAMS = {
  server: { source: 'server/main.ts', built: 'dist/server/main.js' },
  safekeeping: { source: 'server/safekeeping/main.ts', built: 'dist/server/safekeeping.js' },
  agent: { source: 'hardware/main.ts', built: 'dist/hardware/main.js' },
} as const;

/**
 * What Node is given to run one of the product's programs: the built one if it is what the sources say, which `npm test` sees to
 * and which starts in a third of the time; else the sources themselves.
 */
export function programOf(name: keyof typeof PROGRAMS): readonly string[] {
  isBuilt ??= builtIn(ROOT) === buildIdOf(ROOT);
  const { source, built } = PROGRAMS[name];
  return isBuilt ? [built] : ['--import', 'tsx', source];
}

let isBuilt: boolean | null = null;
