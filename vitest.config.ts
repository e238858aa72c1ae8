import { defineConfig } from 'vitest/config';
import { planting } from './tests/discretion/planted/plant-plugin.ts';
import { PLANTS } from './tests/discretion/planted/plants.ts';
import { MUTANTS as FAULTS } from './tests/mutants/mutants.ts';
import { PROVIDER_MUTANTS } from './tests/mutants/provider-mutants.ts';

/*
 * No story is given a second chance, and none waits for time: it waits for what must become true, and says what it awaited and
 * what was there instead. How long is no matter when it is green, so the limits lie far beyond what a machine needs that has four
 * busy processes beside the tests.
 */
const POLL = { timeout: 60_000 };
/** Longer than any one wait, so that the wait is what fails, with its words. */
const STORY_MS = 240_000;
/** What touches nothing but its own values: these files share one load of the modules, which costs more than they do. */
const PURE = ['architecture', 'display', 'kernel', 'simulation', 'views', 'voice'].map((area) => `tests/${area}/**/*.test.ts`);
const PLANTED = 'tests/discretion/planted/**/*.test.ts';
const MUTANTS = 'tests/mutants/**/*.test.ts';

export default defineConfig({
  test: {
    passWithNoTests: false,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          isolate: false,
          expect: { poll: POLL },
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', PLANTED, MUTANTS, ...PURE],
          testTimeout: STORY_MS,
          hookTimeout: STORY_MS,
        },
      },
      {
        test: {
          name: 'pure',
          environment: 'node',
          isolate: false,
          expect: { poll: POLL },
          include: PURE,
          testTimeout: STORY_MS,
          hookTimeout: STORY_MS,
        },
      },
      {
        /* The product with leaks planted in it, each switched off until its story switches it on. */
        plugins: [planting(PLANTS)],
        test: {
          name: 'planted',
          environment: 'node',
          expect: { poll: POLL },
          include: [PLANTED],
          testTimeout: STORY_MS,
          hookTimeout: STORY_MS,
        },
      },
      {
        /* The kernel with faults in the accounts of the cap, and the bank's sign-in without its checks, each switched off until its story switches it on. */
        plugins: [planting([...FAULTS, ...PROVIDER_MUTANTS])],
        test: {
          name: 'mutants',
          environment: 'node',
          expect: { poll: POLL },
          include: [MUTANTS],
          testTimeout: STORY_MS,
          hookTimeout: STORY_MS,
        },
      },
      {
        /* Real Chromium on the built screens. */
        test: {
          name: 'browser',
          environment: 'node',
          expect: { poll: POLL },
          include: ['tests/browser/**/*.test.ts'],
          isolate: false,
          globalSetup: ['tests/browser/build-once.ts'],
          setupFiles: ['tests/browser/every-story.ts'],
          testTimeout: STORY_MS,
          hookTimeout: STORY_MS,
        },
      },
    ],
  },
});
