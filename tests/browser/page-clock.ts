import { awaiting } from './awaiting.ts';
import type { Page } from './chromium.ts';
import type { Stage } from './stage.ts';

/** As often as the real server beats, and well within what a screen takes for silence. */
const STEP_MS = 2_000;

declare global {
  interface Window {
    messagesSeen?: number;
  }
}

/** Before a page loads: a clock that the test may move on with `pass`. Left alone, it goes by itself. */
export async function withClock(page: Page): Promise<void> {
  await page.clock.install();
  await countMessages(page);
}

/** The clock of such a page stands still from here on, however busy the machine is: it goes only where the test moves it. */
export async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + STEP_MS);
}

/** Before a page loads: it counts the messages it receives. */
export async function countMessages(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.messagesSeen = 0;
    const Real = WebSocket;
    window.WebSocket = class extends Real {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener('message', () => {
          window.messagesSeen = (window.messagesSeen ?? 0) + 1;
        });
      }
    };
  });
}

/**
 * Moves the page's clock on by so much, and the server's; a beat arrives before each step, so that the page is idle and not
 * offline. What passes by itself meanwhile, on a busy machine, counts too.
 */
export async function pass(page: Page, stage: Stage, durationMs: number): Promise<void> {
  const { nowMs: fromMs } = await lookAt(page);
  for (let leftMs = durationMs; leftMs > 0; leftMs = fromMs + durationMs - (await lookAt(page)).nowMs) {
    const stepMs = Math.min(STEP_MS, leftMs);
    const { seen } = await lookAt(page);
    stage.time += stepMs;
    stage.beat();
    await untilSeen(page, seen);
    await page.clock.runFor(stepMs);
  }
}

function lookAt(page: Page): Promise<{ seen: number; nowMs: number }> {
  return page.evaluate(() => ({ seen: window.messagesSeen ?? 0, nowMs: performance.now() }));
}

/** The page's own timers stand still, so it is asked from outside. */
async function untilSeen(page: Page, seen: number): Promise<void> {
  await awaiting(
    `message ${seen + 1} to the page`,
    () => lookAt(page),
    (now) => now.seen > seen,
  );
}
