import type { Locator, Page } from 'playwright-core';

/** Far beyond what a machine needs that has four busy processes beside these two; a green story never waits this long. */
export const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 20;
const TEXT_MAX = 600;

/** Waits until what `look` gives is as `holds` wants it. @throws Error that says what was awaited, and what was there instead */
export function awaiting<T>(what: string, look: () => Promise<T> | T, holds: (seen: T) => boolean): Promise<T> {
  return awaitingFor(PATIENCE_MS, what, look, holds);
}

export async function awaitingFor<T>(
  patienceMs: number,
  what: string,
  look: () => Promise<T> | T,
  holds: (seen: T) => boolean,
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > deadline) throw new Error(`awaited ${what} for ${patienceMs} ms; there was instead: ${JSON.stringify(seen)}`);
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
  }
}

/** Somebody can see it. */
export function shown(target: Locator): Promise<void> {
  return becomes(PATIENCE_MS, target, 'visible');
}

/** It is in the page, seen or not: a file's input, a sheet that only a printer shows. */
export function present(target: Locator): Promise<void> {
  return becomes(PATIENCE_MS, target, 'attached');
}

/** It has left the page. */
export function gone(target: Locator): Promise<void> {
  return becomes(PATIENCE_MS, target, 'detached');
}

const WORDS = { visible: 'to be shown', attached: 'to be in the page', detached: 'to be gone' } as const;

export async function becomes(patienceMs: number, target: Locator, state: keyof typeof WORDS): Promise<void> {
  try {
    await target.waitFor({ state, timeout: patienceMs });
  } catch (cause) {
    throw new Error(`awaited ${String(target)} ${WORDS[state]}; there was instead: ${await saidBy(target.page())}`, { cause });
  }
}

/** What a page shows now, in few words: its address, what lies open over it, and its text. */
export async function saidBy(page: Page): Promise<string> {
  try {
    const { title, open, text } = await page.evaluate(() => ({
      title: document.title,
      open: [...document.querySelectorAll('dialog[open], [role="dialog"], [data-panel]')].map((element) => element.outerHTML.slice(0, 120)),
      text: document.body.innerText,
    }));
    return JSON.stringify({ url: page.url(), title, open, text: text.replace(/\s+/g, ' ').slice(0, TEXT_MAX) });
  } catch (error) {
    return `a page that does not answer: ${String(error)}`;
  }
}
