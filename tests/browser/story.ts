import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { saidBy } from './awaiting.ts';
import { Chromium, type OpenOptions, type Screen } from './chromium.ts';

/*
 * One Chromium for a file of stories. Every story opens its own pages, in profiles of their own, and they go with it: no
 * language, size, sheet, clock or storage reaches the next story. No page may end with a complaint that was not forgiven.
 */
let chromium: Chromium;
let open: Screen[] = [];

beforeAll(async () => {
  chromium = await Chromium.launch();
});
beforeEach(() => {
  open = [];
});
afterEach(async ({ task }) => {
  const { state } = task.result ?? { state: 'pass' };
  if (state === 'fail') for (const { page } of open) process.stderr.write(`${task.name}: the page shows ${await saidBy(page)}\n`);
  const problems = open.flatMap((screen) => screen.problems());
  for (const screen of open) await screen.close();
  expect(problems).toEqual([]);
});
afterAll(async () => {
  await chromium.close();
});

/** A page of this story's own. */
export async function openScreen(url: string, options: OpenOptions): Promise<Screen> {
  const screen = await chromium.open(url, options);
  open.push(screen);
  return screen;
}
