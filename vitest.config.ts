import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    passWithNoTests: false,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          /* A property over whole days takes seconds beside another test file on a small machine. */
          testTimeout: 30_000,
          /* Stories with real processes, ports and screens share two cores: what fails thrice is wrong, what fails once was late. */
          retry: 2,
        },
      },
      {
        /* Real Chromium on the built screens. */
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/build-once.ts'],
          testTimeout: 60_000,
          retry: 2,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
