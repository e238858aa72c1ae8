import { expect } from 'vitest';
import { saidBy } from './awaiting.ts';
import { Chromium, type OpenOptions, type Screen } from './chromium.ts';

/*
 * One Chromium for all files of stories that run in this process. Every story opens its own pages, in profiles of their own, and
 * they go with it: no language, size, sheet, clock or storage reaches the next story. No page may end with a complaint that was
 * not forgiven. The engine ends with the process.
 */
let chromium: Promise<Chromium> | null = null;
let open: Screen[] = [];

export function beginStory(): void {
  open = [];
}

/** Ends a story's pages. @param failed the page's words help whoever reads of a story that failed */
export async function endStory(name: string, failed: boolean): Promise<void> {
  if (failed) for (const { page } of open) process.stderr.write(`${name}: the page shows ${await saidBy(page)}\n`);
  const problems = open.flatMap((screen) => screen.problems());
  for (const screen of open) await screen.close();
  expect(problems).toEqual([]);
}

/** A page of this story's own. */
export async function openScreen(url: string, options: OpenOptions): Promise<Screen> {
  chromium ??= Chromium.launch();
  const screen = await (await chromium).open(url, options);
  open.push(screen);
  return screen;
}
