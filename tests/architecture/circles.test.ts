import { describe, expect, it } from 'vitest';
import { circlesIn, importGraph } from './import-graph.ts';
import { PRODUCT_CODE } from './source-files.ts';

describe('imports', () => {
  const graph = importGraph(PRODUCT_CODE);

  it('form no circle, types included', () => {
    expect(graph.size).toBeGreaterThan(500);
    expect(circlesIn(graph)).toEqual([]);
  });

  it('planted: one import back up is a circle, and the whole way round is named', () => {
    const planted = new Map([
      ...graph,
      ['server/kernel/rule.ts', [...(graph.get('server/kernel/rule.ts') ?? []), 'server/kernel/decide.ts']],
    ]);
    expect(circlesIn(planted)).toContainEqual(expect.arrayContaining(['server/kernel/decide.ts', 'server/kernel/rule.ts']));
    expect(
      circlesIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
        ]),
      ),
    ).toEqual([['a', 'b', 'c', 'a']]);
  });
});
