import type { DayReport, Figures } from '../../../server/contract/day-report.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { SAME_ACTION_LOCK_MS } from '../../../counter-client/parts/sender.ts';
import { TAP_LOCK_MS } from '../../../server/web/touch.ts';
import type { Page, Screen, Size } from '../chromium.ts';
import { openOnStage, stage } from '../staged.ts';
import { awaiting, shown } from '../awaiting.ts';

export const TABLET: Size = { width: 1180, height: 820 };
export const PHONE: Size = { width: 390, height: 844 };

/** A lobby manager's tablet showing `view`. */
export async function openLobby(view: LobbyView, before: ((page: Page) => Promise<void>) | null): Promise<Screen> {
  stage.show('lobby', view);
  const screen = await openOnStage('/counter/lobby', { size: TABLET, locale: 'zh-CN', touch: true, before });
  await shown(screen.page.locator('.lobby'));
  return screen;
}

/** From here on a tablet shows what is to do beside every page. */
const WIDE_MIN_PX = 900;

/** The lobby's page on a screen of this size, laid out for it: a page that is still laid out for the other loses what is held of it. */
export async function resize(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size);
  const columns = size.width >= WIDE_MIN_PX ? 1 : 0;
  await awaiting(
    'the layout for this size',
    () => page.locator('.side-column').count(),
    (count) => count === columns,
  );
}

async function outlastLocks(page: Page): Promise<void> {
  await stage.outlast(page, Math.max(TAP_LOCK_MS, SAME_ACTION_LOCK_MS) + 50);
}

/** Taps once the guard that takes a double tap for one has let go. */
export async function tap(page: Page, selector: string): Promise<void> {
  await outlastLocks(page);
  const target = page.locator(selector);
  await target.scrollIntoViewIfNeeded();
  await target.tap();
}

/**
 * Taps what cannot be pressed now. It must be seen first: a sheet is in the page a moment before it is open, and what is
 * forced is not waited for. And no lock may be what swallows the tap.
 */
export async function tapInert(page: Page, selector: string): Promise<void> {
  const target = page.locator(`${selector}[aria-disabled="true"]`);
  await shown(target);
  await outlastLocks(page);
  await target.tap({ force: true });
}

function figures(scale: number): Figures {
  return {
    counts: {
      taken: 43 * scale,
      called: 41 * scale,
      served: 37 * scale,
      noShow: 2 * scale,
      cancelled: scale,
      removed: scale,
      diverted: 0,
      toManager: 0,
      reset: 0,
      signedOut: 0,
      transferred: 3,
      parked: 2,
    },
    outcomes: {
      normal: 37 * scale,
      'no-show': 2 * scale,
      'cancelled-by-customer': scale,
      removed: scale,
      voided: 0,
      diverted: 0,
      'transferred-to-manager': 0,
      reset: 0,
      'forced-sign-out': 0,
    },
    open: 2 * scale,
    wait: { count: 41 * scale, meanMs: 412_000, p90Ms: 900_000, maxMs: 1_320_000 },
    walkUp: { count: 40 * scale, meanMs: 21_000, p90Ms: 40_000, maxMs: 70_000 },
    service: { count: 37 * scale, meanMs: 252_000, p90Ms: 410_000, maxMs: 900_000 },
    abandoned: { count: 3 * scale, of: 43 * scale },
    satisfied: { count: 22, of: 24 },
    notRated: { count: 13 * scale, of: 37 * scale },
  };
}

/** A day's report as the server gives it. */
export const REPORT: DayReport = {
  date: '2026-11-23',
  branchName: { 'zh-CN': '滨江路支行', en: 'Riverside Branch' },
  openedAt: Date.UTC(2026, 10, 23, 0, 30),
  closedAt: null,
  total: figures(2),
  services: [
    { id: 'cash', prefix: 'A', name: { 'zh-CN': '现金存取', en: 'Cash' }, figures: figures(1) },
    { id: 'transfer', prefix: 'B', name: { 'zh-CN': '转账汇款', en: 'Transfers' }, figures: figures(1) },
  ],
  counters: ['1', '2', '3', '4'].map((label) => ({ id: `c${label}`, label, figures: { ...figures(1), open: null } })),
  hours: [8, 9, 10].map((hour) => ({ hour, figures: { ...figures(1), open: null, satisfied: null, notRated: null } })),
  alarms: {
    raised: { wait: 3, 'no-counter': 1, 'idle-counter': 2, 'hanging-call': 1, 'long-service': 0, 'kiosk-limit': 1, 'kiosk-doubled': 0 },
    escalated: 2,
    acknowledged: { count: 6, meanMs: 48_000, p90Ms: 95_000, maxMs: 110_000 },
    resolved: { count: 7, meanMs: 210_000, p90Ms: 400_000, maxMs: 540_000 },
  },
  fairness: {
    overtaken: { count: 7, of: 62 },
    mostOvertakes: 3,
    added: { count: 62, meanMs: 48_000, p90Ms: 190_000, maxMs: 420_000 },
    addedTotalMs: 2_976_000,
    premiumCalls: 14,
    mostPremiumInARow: 2,
    heldByCap: 3,
    needJumps: [{ staffId: 'zhao', count: 4 }],
    directServices: [{ counterId: 'counter-3', hour: 10, count: 2 }],
  },
};

/** What was asked of `/api/reports`, with the token it came with. */
export interface ReportAsked {
  readonly path: string;
  readonly authorization: string | undefined;
}

/** Plays the server's reports, as the stage plays its views; "2026-01-01" has none. */
export async function playReports(page: Page, asked: ReportAsked[]): Promise<void> {
  await page.route('**/api/reports/**', async (route) => {
    const url = new URL(route.request().url());
    asked.push({ path: url.pathname + url.search, authorization: route.request().headers()['authorization'] });
    if (url.pathname.endsWith('.csv'))
      await route.fulfill({ contentType: 'text/csv; charset=utf-8', body: '日期,取号量\r\n2026-11-23,86\r\n' });
    else if (url.pathname.endsWith('/2026-01-01')) await route.fulfill({ status: 404, json: { ok: false } });
    else await route.fulfill({ json: REPORT });
  });
}
