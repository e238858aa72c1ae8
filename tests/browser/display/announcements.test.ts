import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { announcementShift } from '../announcements/shift.ts';
import { Chromium } from '../chromium.ts';
import { Stage } from '../stage.ts';

/** The long form of this, 10,000 announcements, is tests/browser/announcements/main.ts. */
const ANNOUNCEMENTS = 200;
const PLANTED_ANNOUNCEMENTS = 10;
const HEAP_GROWTH_MAX_BYTES = 1024 * 1024;

/* Each shift opens a page of its own, and begins at an hour of its own. */
let chromium: Chromium;
let stage: Stage;
beforeAll(async () => {
  chromium = await Chromium.launch();
});
beforeEach(async ({ onTestFinished }) => {
  const opened = await Stage.open();
  stage = opened;
  onTestFinished(() => opened.stop());
});
afterAll(() => chromium.close());

test('twenty minutes of calls: every word right, none over another, none cut, nothing left behind', async () => {
  const found = await announcementShift(chromium, stage, ANNOUNCEMENTS, 'none');
  expect(found.faults).toEqual([]);
  expect(found.announcements).toBe(ANNOUNCEMENTS);
  expect(found.heapGrowthBytes).toBeLessThan(HEAP_GROWTH_MAX_BYTES);
});

test.each([
  ['overlap', /^overlap: /],
  ['cut', /^cut: /],
  ['wrong-clip', /^words: expected/],
] as const)('planted: %s is heard', async (plant, says) => {
  const { faults } = await announcementShift(chromium, stage, PLANTED_ANNOUNCEMENTS, plant);
  expect(faults.length).toBeGreaterThan(0);
  for (const fault of faults) expect(fault).toMatch(says);
});
