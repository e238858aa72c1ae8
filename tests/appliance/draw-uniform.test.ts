import { expect, it } from 'vitest';
import { drawUniform } from '../../server/draw-uniform.ts';

it('draws in [0, 1), every tenth alike', () => {
  const draws = Array.from({ length: 20_000 }, drawUniform);
  expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
  const tenths = Array.from({ length: 10 }, (_, tenth) => draws.filter((draw) => Math.floor(draw * 10) === tenth).length);
  // Nine degrees of freedom: beyond 33.7 once in ten thousand runs.
  const statistic = tenths.reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0);
  expect(statistic).toBeLessThan(33.7 * 1.5);
});
