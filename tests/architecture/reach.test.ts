import { describe, expect, it } from 'vitest';
import { importGraph, type ImportGraph, reachedFrom } from './import-graph.ts';

const MODULE = /^(server|kiosk|display|counter-client|hardware)\/.*\.(ts|tsx|mjs|css|html)$/;
const CLIENT = /^(kiosk|display|counter-client|server\/web|server\/net\/phone\/page)\//;

/** What browsers are sent. Into the pages for phones their listener writes script and style itself. */
const PAGES = [
  'counter-client/index.html',
  'display/index.html',
  'hardware/virtual-printer/page/index.html',
  'kiosk/index.html',
  'server/net/phone/page/main.ts',
  'server/web/pair/index.html',
];

/** What Node is started with: by a service, by a command of package.json or README.md, or as a thread. */
const PROGRAMS = [
  'display/voice/describe-pack.mjs',
  'display/voice/generate.mjs',
  'hardware/main.ts',
  'hardware/virtual-printer/main.ts',
  'server/build.mjs',
  'server/certificate.mjs',
  'server/certificate/make/main.ts',
  'server/clock.mjs',
  'server/day.mjs',
  'server/main.ts',
  'server/pair.mjs',
  'server/safekeeping.mjs',
  'server/safekeeping/main.ts',
  'server/simulate.ts',
  'server/simulation/worker-from-source.mjs',
  'server/start.mjs',
];

/** Modules nobody loads, types included: of a client nobody's page, of the rest no page and no program. Tests load nothing here. */
function lostIn(graph: ImportGraph): readonly string[] {
  const onPages = reachedFrom(graph, PAGES);
  const anywhere = reachedFrom(graph, [...PAGES, ...PROGRAMS]);
  return [...graph.keys()].filter((path) => !(CLIENT.test(path) && !path.endsWith('.mjs') ? onPages : anywhere).has(path));
}

describe('what is reached', () => {
  const graph = importGraph(MODULE);

  it('is every module, from the pages and the programs', () => {
    expect(lostIn(graph)).toEqual([]);
    expect(graph.size).toBeGreaterThan(800);
  });

  it('starts where nothing leads to: every entrance is there, and no module imports it', () => {
    const imported = new Set([...graph.values()].flat());
    expect([...PAGES, ...PROGRAMS].filter((path) => !graph.has(path) || imported.has(path))).toEqual([]);
  });

  it.each([
    ['a module nobody imports', [['kiosk/planted.tsx', ['kiosk/main.tsx']]]],
    ['a style sheet nobody imports', [['display/planted.css', []]]],
    ['a module that imports itself', [['server/kernel/planted.ts', ['server/kernel/planted.ts']]]],
    [
      'a part of a client that only a program imports',
      [
        ['server/web/planted.ts', []],
        ['server/main.ts', ['server/web/planted.ts']],
      ],
    ],
  ] as const)('planted: %s is lost', (_, planted) => {
    const more = planted.map(([path, targets]) => [path, [...(graph.get(path) ?? []), ...targets]] as const);
    const [[lost]] = planted;
    expect(lostIn(new Map([...graph, ...more]))).toEqual([lost]);
  });
});
