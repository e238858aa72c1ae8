import { afterAll, beforeAll, expect, test } from 'vitest';
import { announcementShift } from '../announcements/shift.ts';
import { Chromium } from '../chromium.ts';
import { Stage } from '../stage.ts';

/** The long form of this, 10,000 announcements, is tests/browser/announcements/main.ts. */
const ANNOUNCEMENTS = 200;
const PLANTED_ANNOUNCEMENTS = 10;
const HEAP_GROWTH_MAX_BYTES = 1024 * 1024;

let chromium: Chromium;
let stage: Stage;
beforeAll(async () => {
  chromium = await Chromium.launch();
  stage = await Stage.open();
});
afterAll(async () => {
  await chromium.close();
  await stage.stop();
});

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
