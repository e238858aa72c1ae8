import { chromium, type Page } from 'playwright-core';
import { receiptOf } from '../rehearsal/receipts.ts';
import { BENCH_BRANCH } from './configuration.ts';
import { Crew } from './crew.ts';
import type { Measured } from './measured.ts';
import { median, paced, percentile } from './samples.ts';
import { newDataDir, removeDataDir, ServerProcess } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

const CHROMIUM = '/usr/bin/chromium';
const SIZES: Sizes<{ readonly calls: number; readonly warmUp: number }> = {
  full: { calls: 60, warmUp: 10 },
  smoke: { calls: 1, warmUp: 1 },
};
const CALL_EVERY_MS = 250;
const SHOWN_WITHIN_MS = 5_000;
const CLOCK_PROBES = 40;

/** From pressing "next" to the number painted on the built wall display in Chromium. */
export async function measurePaint(size: BenchSize): Promise<readonly Measured[]> {
  const { calls, warmUp } = SIZES[size];
  const dataDir = newDataDir(BENCH_BRANCH);
  const server = await ServerProcess.start(dataDir, null, 'raised');
  const crew = new Crew(server);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    chromiumSandbox: false,
    args: ['--disable-gpu', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1_920, height: 1_080 } });
    await page.goto(`${server.url}/display/wall/entrance#t=${server.tokenOf({ audience: 'wall', wallId: 'entrance' })}`);
    await page.evaluate(watchPaints);
    const kiosk = await crew.kiosk(1);
    const [teller] = await crew.tellers(1);
    if (teller === undefined) throw new Error('no teller');
    await crew.fillQueue(kiosk, calls + warmUp);
    const pressedAt = new Map<string, number>();
    let inHand: string | null = null;
    await paced(calls + warmUp, CALL_EVERY_MS, async () => {
      const at = performance.timeOrigin + performance.now();
      const called = receiptOf(await teller.callNext(inHand), 'called', 'call next');
      if (called.ticketId === null || called.number === null) throw new Error('nobody was waiting');
      pressedAt.set(called.number, at);
      receiptOf(await teller.startService(called.ticketId), 'done', 'start');
      inHand = called.ticketId;
    });
    const last = [...pressedAt.keys()].at(-1) ?? '';
    await page.waitForFunction((number) => number in (window as unknown as Painted).paintedAt, last, { timeout: SHOWN_WITHIN_MS });
    return report((await delays(page, pressedAt)).slice(warmUp));
  } finally {
    await browser.close();
    crew.dismiss();
    await server.end('SIGTERM');
    removeDataDir(dataDir);
  }
}

interface Painted {
  paintedAt: Record<string, number>;
}

/**
 * Runs in the page: each number's first appearance, dated when the frame that holds it has been painted, which is the
 * first task after that frame's animation callback.
 */
function watchPaints(): void {
  const paintedAt: Record<string, number> = {};
  (window as unknown as Painted).paintedAt = paintedAt;
  const known = new Set<string>();
  new MutationObserver(() => {
    const fresh = (document.body.textContent.match(/[A-F]\d{4}/g) ?? []).filter((number) => !known.has(number));
    if (fresh.length === 0) return;
    for (const number of fresh) known.add(number);
    requestAnimationFrame(() => {
      const afterPaint = new MessageChannel();
      afterPaint.port1.onmessage = () => {
        for (const number of fresh) paintedAt[number] = performance.timeOrigin + performance.now();
      };
      afterPaint.port2.postMessage(null);
    });
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

async function delays(page: Page, pressedAt: ReadonlyMap<string, number>): Promise<readonly number[]> {
  const ahead = await clockAheadMs(page);
  const paintedAt = await page.evaluate(() => (window as unknown as Painted).paintedAt);
  return [...pressedAt].map(([number, at]) => {
    const painted = paintedAt[number];
    if (painted === undefined) throw new Error(`${number} was never painted`);
    return painted - ahead - at;
  });
}

/** How far the page's clock is ahead of this process's: the quickest of many questions bounds the error to half its trip. */
export async function clockAheadMs(page: Page): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY;
  let ahead = 0;
  for (let probe = 0; probe < CLOCK_PROBES; probe += 1) {
    const asked = performance.timeOrigin + performance.now();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const answered = performance.timeOrigin + performance.now();
    if (answered - asked >= quickest) continue;
    quickest = answered - asked;
    ahead = theirs - (asked + answered) / 2;
  }
  return ahead;
}

function report(delaysMs: readonly number[]): readonly Measured[] {
  const what = `press to painted pixel on the wall display in Chromium, p99 ${percentile(delaysMs, 0.99).toFixed(1)} ms`;
  return [{ key: 'pressToPaintP50Ms', what, value: median(delaysMs), floor: 'a frame is 16.7 ms', target: { most: 50 } }];
}
