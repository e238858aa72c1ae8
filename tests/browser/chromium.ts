import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PATIENCE_MS } from './awaiting.ts';

export type { Page };

/** Chromium without a window around its pages: the same engine, at a third of the processor's time. Where it is not, the whole one. */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--autoplay-policy=no-user-gesture-required',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Screen {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, page errors and failed requests so far, except those forgiven. */
  problems(): string[];
  /** Forgives what a test provokes, such as a refused connection while the server is down. */
  forgive(pattern: RegExp): void;
  /** As by its user: whatever is under way is given up, such as the icon of the tab, and that is no complaint. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly size: Size;
  readonly locale: string;
  readonly touch: boolean;
  /** Runs before the page loads, to install a clock for example. */
  readonly before: ((page: Page) => Promise<unknown>) | null;
}

declare global {
  interface Window {
    /** Moves the page's monotonic clock on: what must not be pressed twice at once may be pressed again. Its timers stay as they are. */
    hurry?: (durationMs: number) => void;
  }
}

/** One Chromium for a test file. */
export class Chromium {
  private readonly browser: Browser;

  private constructor(browser: Browser) {
    this.browser = browser;
  }

  static async launch(): Promise<Chromium> {
    if (CHROMIUM === undefined) throw new Error('there is no Chromium: npm test installs it');
    return new Chromium(await chromium.launch({ executablePath: CHROMIUM, headless: true, chromiumSandbox: false, args: FLAGS }));
  }

  /** A page in a profile of its own, on a device whose zone is not the branch's, with motion reduced. */
  async open(url: string, options: OpenOptions): Promise<Screen> {
    const context = await this.browser.newContext({
      viewport: options.size,
      locale: options.locale,
      timezoneId: 'America/New_York',
      reducedMotion: 'reduce',
      hasTouch: options.touch,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const problems: string[] = [];
    const forgiven: RegExp[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
    page.on('requestfailed', (request) => problems.push(`request: ${request.url()} ${request.failure()?.errorText ?? ''}`));
    await page.addInitScript(() => {
      const now = performance.now.bind(performance);
      let aheadMs = 0;
      performance.now = () => now() + aheadMs;
      window.hurry = (durationMs) => {
        aheadMs += durationMs;
      };
    });
    await options.before?.(page);
    await page.goto(url);
    await page.evaluate(() => document.fonts.ready.then(() => null));
    return {
      page,
      context,
      problems: () => problems.filter((problem) => !forgiven.some((pattern) => pattern.test(problem))),
      forgive: (pattern) => {
        forgiven.push(pattern);
      },
      reload: async () => {
        forgiven.push(/ERR_ABORTED/);
        await page.reload();
      },
      close: () => context.close(),
    };
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** What is said when the server is away. */
export const AWAY =
  /WebSocket connection|ERR_CONNECTION_REFUSED|ERR_ABORTED|ERR_SOCKET_NOT_CONNECTED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;

/**
 * Visible text that somebody cannot read whole: the page wider (public screens: or taller) than its
 * window, text beyond its window, text cut by a box that hides what overflows, and text too wide for its button.
 */
export function clippedText(page: Page, scrollsDown: boolean): Promise<string[]> {
  return page.evaluate((mayScrollDown) => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`page is ${root.scrollWidth} wide in ${innerWidth}`);
    if (!mayScrollDown && root.scrollHeight > innerHeight) found.push(`page is ${root.scrollHeight} tall in ${innerHeight}`);

    const isSeen = (parent: Element): boolean =>
      parent.closest('.heard-only, script, style, svg') === null &&
      parent.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const isBeyond = (box: DOMRect): boolean =>
      box.left < -1 || box.right > innerWidth + 1 || (!mayScrollDown && (box.top < -1 || box.bottom > innerHeight + 1));
    const scrolls = (element: Element): boolean => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return overflowX === 'auto' || overflowY === 'auto' || overflowY === 'scroll';
    };
    const cuts = (element: Element, box: DOMRect): boolean => {
      const { overflowX, overflowY } = getComputedStyle(element);
      if (overflowX === 'visible' && overflowY === 'visible' && element.tagName !== 'BUTTON') return false;
      const bounds = element.getBoundingClientRect();
      const fitsAcross = box.right <= bounds.right + 1 && box.left >= bounds.left - 1;
      return !fitsAcross || box.bottom > bounds.bottom + 2 || box.top < bounds.top - 2;
    };

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (text === '' || parent === null || !isSeen(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (isBeyond(box)) found.push(`beyond the window: ${text}`);
      for (let element: Element | null = parent; element !== null && element !== document.body; element = element.parentElement) {
        if (scrolls(element)) break;
        if (cuts(element, box)) found.push(`cut by ${element.tagName}.${element.className}: ${text}`);
      }
    }
    return found;
  }, scrollsDown);
}

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/**
 * Accessibility violations by axe. On public screens text must reach 7:1, and a contrast axe could
 * not tell (over a gradient or another element) fails too.
 */
export async function axeViolations(page: Page, isPublic: boolean): Promise<string[]> {
  /* Evaluated, not added as a script tag: the page's security policy allows no inline scripts. */
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const result = await page.evaluate(
    ([tags, enhanced]) => {
      const { axe } = window as unknown as { axe: { run(context: Document, options: object): Promise<unknown> } };
      return axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: enhanced ? { 'color-contrast-enhanced': { enabled: true } } : {},
      });
    },
    [AXE_TAGS, isPublic] as const,
  );
  const { violations, incomplete } = result as { violations: AxeFinding[]; incomplete: AxeFinding[] };
  const unclear = isPublic ? incomplete.filter((finding) => finding.id.startsWith('color-contrast')) : [];
  return [...violations, ...unclear].flatMap((finding) =>
    finding.nodes.map((node) => `${finding.id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}
