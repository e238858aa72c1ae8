import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Plant } from '../discretion/planted/plant.ts';
import { planted } from '../discretion/planted/plant-plugin.ts';
import { PLANTS as LEAKS } from '../discretion/planted/plants.ts';
import { MUTANTS } from '../mutants/mutants.ts';
import { PROVIDER_MUTANTS } from '../mutants/provider-mutants.ts';
import { HEADLESS } from '../bench/head/headless.ts';
import { PLANTS as LOSSES } from '../promises/plants.ts';

const ALL: readonly Plant[] = [
  HEADLESS,
  ...LEAKS,
  ...MUTANTS,
  ...PROVIDER_MUTANTS,
  ...Object.entries(LOSSES).map(([name, edits]) => ({ name, edits })),
];

/* A harness whose fault has lost its place proves nothing, and says so only after minutes of building. */
describe('every planted fault stands in a line of the product that is there once', () => {
  test.each(ALL)('$name', (plant) => {
    for (const { file } of plant.edits) expect(planted(file, readFileSync(file, 'utf8'), [plant])).not.toBe(null);
  });
});
