import { expect } from 'vitest';
import type { Diagnostics } from '../../../display/diagnostics.ts';
import type { WallView } from '../../../server/contract/wall.ts';
import type { Page, Screen } from '../chromium.ts';
import { WALL } from './views.ts';
import { withEars } from '../announcements/heard-audio.ts';
import { pass, withClock } from '../page-clock.ts';
import { shown } from '../awaiting.ts';
import { openOnStage, stage } from '../staged.ts';

const FULL_HD = { width: 1920, height: 1080 };

export async function openPage(path: string, ready: string, before: ((page: Page) => Promise<void>) | null): Promise<Screen> {
  const screen = await openOnStage(path, { size: FULL_HD, locale: 'zh-CN', touch: false, before });
  await shown(screen.page.locator(ready).first());
  return screen;
}

export async function openWall(part: Partial<WallView>, before: ((page: Page) => Promise<void>) | null): Promise<Screen> {
  stage.show('wall', { ...WALL, ...part });
  return openPage('/display/wall/wall-1', '.wall > header', before);
}

export const spoken = (page: Page): Promise<Diagnostics['spoken']> => page.evaluate(() => window.branchQueueDisplay?.spoken ?? []);
export const words = (turns: Diagnostics['spoken']): string[] =>
  turns.map((turn) => `${turn.callId.replace('call-', '')} ${turn.round}.${turn.turn}`);
export const heroes = (page: Page): Promise<string[]> => page.locator('.hero .number').allTextContents();
export const listed = (page: Page): Promise<string[]> =>
  page.locator('.recent li').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' ')));
export const becomes = <T>(what: () => Promise<T>): ReturnType<typeof expect.poll<T>> => expect.poll(what);

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
