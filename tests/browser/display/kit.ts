import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { SpokenTurn } from '../../../display/diagnostics.ts';
import type { WallView } from '../../../server/contract/wall.ts';
import { Chromium } from '../chromium.ts';
import type { Page, Screen } from '../chromium.ts';
import { WALL } from './views.ts';
import { withEars } from '../announcements/heard-audio.ts';
import { pass, withClock } from '../page-clock.ts';
import { Stage } from '../stage.ts';

const FULL_HD = { width: 1920, height: 1080 };
const PATIENCE = { timeout: 30_000, interval: 100 };

let chromium: Chromium;
let open: Screen[] = [];
/** A stage of its own for every test; every page opened on it must end without a complaint. */
export let stage: Stage;
beforeAll(async () => {
  chromium = await Chromium.launch();
});
beforeEach(async () => {
  stage = await Stage.open();
  open = [];
});
afterEach(async () => {
  for (const screen of open) expect(screen.problems()).toEqual([]);
  for (const screen of open) await screen.close();
  await stage.stop();
});
afterAll(async () => {
  await chromium.close();
});

export async function openPage(path: string, ready: string, before: ((page: Page) => Promise<void>) | null): Promise<Screen> {
  const screen = await chromium.open(stage.url(path), { size: FULL_HD, locale: 'zh-CN', touch: false, before });
  open.push(screen);
  await screen.page.locator(ready).first().waitFor({ timeout: 20_000 });
  return screen;
}

export async function openWall(part: Partial<WallView>, before: ((page: Page) => Promise<void>) | null): Promise<Screen> {
  stage.show('wall', { ...WALL, ...part });
  return openPage('/display/wall/wall-1', '.wall > header', before);
}

export const spoken = (page: Page): Promise<SpokenTurn[]> => page.evaluate(() => window.branchQueueDisplay?.spoken ?? []);
export const words = (turns: readonly SpokenTurn[]): string[] =>
  turns.map((turn) => `${turn.callId.replace('call-', '')} ${turn.round}.${turn.turn}`);
export const heroes = (page: Page): Promise<string[]> => page.locator('.hero .number').allTextContents();
export const listed = (page: Page): Promise<string[]> =>
  page.locator('.recent li').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' ')));
export const becomes = <T>(what: () => Promise<T>): ReturnType<typeof expect.poll<T>> => expect.poll(what, PATIENCE);

/** Patience of a story on the page's own clock, and how it is spent. */
const HEARD_WITHIN_MS = 60_000;
const LISTENED_FOR_MS = 1_000;

/** A wall whose clock and loudspeaker the story moves on. */
export async function openListenedWall(part: Partial<WallView>, before: ((page: Page) => Promise<void>) | null): Promise<Screen> {
  const screen = await openWall(part, async (page) => {
    await withClock(page);
    await withEars(page, 'none');
    await before?.(page);
  });
  await becomes(() => screen.page.evaluate(() => window.branchQueueDisplay?.sound)).toMatch(/^(on|silent)$/);
  return screen;
}

/** Moves the clock of such a wall on until it has said so much; it must be exactly this. */
export async function says(page: Page, expected: readonly string[]): Promise<void> {
  for (let passedMs = 0; passedMs < HEARD_WITHIN_MS && (await spoken(page)).length < expected.length; passedMs += LISTENED_FOR_MS) {
    await pass(page, stage, LISTENED_FOR_MS);
  }
  expect(words(await spoken(page))).toEqual(expected);
}
