import { defineConfig } from 'vitest/config';

/** What is polled for comes at once or, beside whatever else the machine does, late: Vitest's own second is no limit for that. */
const POLL = { timeout: 15_000 };

export default defineConfig({
  test: {
    passWithNoTests: false,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          expect: { poll: POLL },
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          /* A property over whole days takes seconds beside another test file on a small machine. */
          testTimeout: 60_000,
          hookTimeout: 60_000,
          /* No second chance: a story waits for what must become true, with a deadline far beyond what a busy machine needs. */
          retry: 0,
        },
      },
      {
        /* Real Chromium on the built screens. */
        test: {
          name: 'browser',
          environment: 'node',
          expect: { poll: POLL },
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/build-once.ts'],
          testTimeout: 60_000,
          /* One, for Chromium's own processes: they share two cores with a second Chromium, and one that dies is not the screen's fault. */
          retry: 1,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
