import { expect, test } from 'vitest';
import { byModule, type CpuProfile, modulesByLine } from './by-module.ts';

const BUNDLE = [
  'import x from "node:fs";',
  '// server/desk/desk.ts',
  'function submit() {}',
  '// node_modules/@scope/pack/lib/a.js',
  'var a;',
].join('\n');
const URL = 'file:///dist/server/main.js';

function node(id: number, functionName: string, url: string, lineNumber: number): CpuProfile['nodes'][number] {
  return { id, callFrame: { functionName, url, lineNumber } };
}

test('time on the processor is told by module: the bundle’s by its comments, a package as one, waiting not at all', () => {
  const profile: CpuProfile = {
    nodes: [
      node(1, '(root)', '', -1),
      node(2, '(idle)', '', -1),
      node(3, 'submit', URL, 2),
      node(4, 'a', URL, 4),
      node(5, '(garbage collector)', '', -1),
      node(6, 'readFileSync', 'node:fs', 10),
      node(7, 'bind', 'file:///x/node_modules/better-sqlite3/lib/database.js', 3),
      node(8, 'run', '', -1),
    ],
    samples: [2, 3, 3, 4, 5, 6, 7, 8],
    timeDeltas: [90_000, 3_000, 1_000, 1_000, 500, 1_500, 2_000, 1_000],
  };
  expect(byModule(profile, modulesByLine(BUNDLE), URL)).toEqual([
    { module: 'server/desk/desk.ts', selfMs: 4, share: 0.4 },
    { module: 'better-sqlite3', selfMs: 2, share: 0.2 },
    { module: 'node:fs', selfMs: 1.5, share: 0.15 },
    { module: '@scope/pack', selfMs: 1, share: 0.1 },
    { module: '(native)', selfMs: 1, share: 0.1 },
    { module: '(garbage collector)', selfMs: 0.5, share: 0.05 },
  ]);
});
