import { chromium, type Page } from 'playwright-core';
import { receiptOf } from '../rehearsal/receipts.ts';
import { RobotLobby } from '../rehearsal/robot-lobby.ts';
import type { RobotTeller } from '../rehearsal/robot-teller.ts';
import { BENCH_BRANCH } from './configuration.ts';
import { Crew } from './crew.ts';
import type { Measured } from './measured.ts';
import { clockAheadMs } from './paint.ts';
import { median, paced, percentile } from './samples.ts';
import { newDataDir, removeDataDir, ServerProcess } from './server-process.ts';
import type { BenchSize, Sizes } from './size.ts';

const CHROMIUM = '/usr/bin/chromium';
const SIZES: Sizes<{ readonly otherClients: number; readonly referrals: number; readonly warmUp: number }> = {
  full: { otherClients: 100, referrals: 110, warmUp: 10 },
  smoke: { otherClients: 2, referrals: 2, warmUp: 1 },
};
const REFERRAL_EVERY_MS = 200;
const SHOWN_WITHIN_MS = 5_000;
const FLOOR = 'a frame is 16.7 ms';

/** When each referral's key was pressed, and when somebody said that he goes; epoch ms of this process. */
interface Pressed {
  readonly raisedAt: Map<string, number>;
  readonly acknowledgedAt: Map<string, number>;
}

/** From the referral's key to the alert painted on the lobby's tablet, and from "I go" to its paint on the teller's screen. */
export async function measureReferrals(size: BenchSize): Promise<readonly Measured[]> {
  const { otherClients, referrals, warmUp } = SIZES[size];
  const dataDir = newDataDir(BENCH_BRANCH);
  const server = await ServerProcess.start(dataDir, null, 'raised');
  const crew = new Crew(server);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    chromiumSandbox: false,
    args: ['--disable-gpu', '--no-first-run'],
  });
  let lobby: RobotLobby | null = null;
  try {
    const lobbyToken = server.tokenOf({ audience: 'lobby', staffId: 'lobby-1' });
    lobby = await RobotLobby.connect(server.url, lobbyToken, crew.chance);
    receiptOf(await lobby.ask({ type: 'start-duty' }), 'done', 'start duty');
    const [kiosk, [teller]] = await Promise.all([crew.kiosk(1), crew.tellers(1), crew.displays(otherClients)]);
    if (teller === undefined) throw new Error('no teller');
    await crew.fillQueue(kiosk, referrals + warmUp);
    const tellerToken = server.tokenOf({ audience: 'teller', staffId: 'teller-1' });
    const tablet = await browser.newPage({ viewport: { width: 1_180, height: 820 } });
    await watched(tablet, `${server.url}/counter/lobby#t=${lobbyToken}`, '[data-referral]');
    const glass = await browser.newPage({ viewport: { width: 1_280, height: 800 } });
    await watched(glass, `${server.url}/counter/teller#t=${tellerToken}`, '[data-referral][data-state="acknowledged"]');
    const pressed = await pressAll(referrals, { teller, lobby }, { tablet, glass });
    const alertMs = (await delays(tablet, pressed.raisedAt)).slice(warmUp);
    const answerMs = (await delays(glass, pressed.acknowledgedAt)).slice(warmUp);
    return report(otherClients, alertMs, answerMs);
  } finally {
    await browser.close();
    lobby?.robot.close();
    crew.dismiss();
    await server.end('SIGTERM');
    removeDataDir(dataDir);
  }
}

/** One customer after another is served, referred, gone to and guided. */
async function pressAll(
  referrals: number,
  { teller, lobby }: { readonly teller: RobotTeller; readonly lobby: RobotLobby },
  { tablet, glass }: { readonly tablet: Page; readonly glass: Page },
): Promise<Pressed> {
  const pressed: Pressed = { raisedAt: new Map(), acknowledgedAt: new Map() };
  let inHand: string | null = null;
  await paced(referrals, REFERRAL_EVERY_MS, async () => {
    const called = receiptOf(await teller.callNext(inHand), 'called', 'call next');
    if (called.ticketId === null) throw new Error('nobody was waiting');
    inHand = called.ticketId;
    receiptOf(await teller.startService(inHand), 'done', 'start');
    const raisedAt = performance.timeOrigin + performance.now();
    const { referralId } = receiptOf(await teller.refer(inHand, 'large-cash'), 'referral', 'refer');
    pressed.raisedAt.set(referralId, raisedAt);
    await painted(tablet, referralId);
    pressed.acknowledgedAt.set(referralId, performance.timeOrigin + performance.now());
    receiptOf(await lobby.ask({ type: 'acknowledge-referral', referralId }), 'done', 'go');
    await painted(glass, referralId);
    receiptOf(await lobby.ask({ type: 'conclude-referral', referralId, outcome: 'declined' }), 'done', 'conclude');
  });
  return pressed;
}

/** One after the other: what comes next must not cover what is measured. */
async function painted(page: Page, referralId: string): Promise<void> {
  await page.waitForFunction((id) => id in (window as unknown as Painted).paintedAt, referralId, { timeout: SHOWN_WITHIN_MS });
}

interface Painted {
  paintedAt: Record<string, number>;
}

async function watched(page: Page, url: string, selector: string): Promise<void> {
  await page.goto(url);
  await page.locator('main').first().waitFor({ timeout: SHOWN_WITHIN_MS });
  await page.evaluate(watchPaints, selector);
}

/** Runs in the page: each referral that `selector` first finds, dated when the frame that holds it has been painted. */
function watchPaints(selector: string): void {
  const paintedAt: Record<string, number> = {};
  (window as unknown as Painted).paintedAt = paintedAt;
  const known = new Set<string>();
  new MutationObserver(() => {
    const fresh = [...document.querySelectorAll<HTMLElement>(selector)]
      .map((element) => element.dataset['referral'] ?? '')
      .filter((id) => !known.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) known.add(id);
    requestAnimationFrame(() => {
      const afterPaint = new MessageChannel();
      afterPaint.port1.onmessage = () => {
        for (const id of fresh) paintedAt[id] = performance.timeOrigin + performance.now();
      };
      afterPaint.port2.postMessage(null);
    });
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}

/** @throws Error when one was never painted: a lost alert is no latency */
async function delays(page: Page, pressedAt: ReadonlyMap<string, number>): Promise<readonly number[]> {
  const ahead = await clockAheadMs(page);
  const paintedAt = await page.evaluate(() => (window as unknown as Painted).paintedAt);
  return [...pressedAt].map(([referralId, at]) => {
    const shownAt = paintedAt[referralId];
    if (shownAt === undefined) throw new Error(`referral ${referralId} was never painted`);
    return shownAt - ahead - at;
  });
}

function report(otherClients: number, alertMs: readonly number[], answerMs: readonly number[]): readonly Measured[] {
  const beside = `with ${otherClients} other clients`;
  return [
    {
      key: 'referralToAlertP50Ms',
      what: `referral to alert painted, ${beside}`,
      value: median(alertMs),
      floor: FLOOR,
      target: { most: 50 },
    },
    { key: 'referralToAlertP99Ms', what: 'the same, p99', value: percentile(alertMs, 0.99), floor: FLOOR, target: { most: 200 } },
    {
      key: 'ackToTellerP99Ms',
      what: `"I go" to paint on the teller's screen, p50 ${median(answerMs).toFixed(1)} ms`,
      value: percentile(answerMs, 0.99),
      floor: FLOOR,
      target: { most: 200 },
    },
  ];
}
