import { describe, expect, test } from 'vitest';
import { axeViolations, clippedText } from '../chromium.ts';
import { KioskOnStage, LANDSCAPE, OPEN_VIEW, PORTRAIT, ticket } from './views.ts';
import { shown } from '../awaiting.ts';

let kiosk: KioskOnStage;

const SMALL = { width: 1280, height: 720 };

describe.each([
  ['portrait', PORTRAIT],
  ['landscape', LANDSCAPE],
  ['a window on a laptop', SMALL],
] as const)('in %s', (_name, size) => {
  test.each([
    ['Chinese', false, false],
    ['English', true, false],
    ['large Chinese', false, true],
    ['large English', true, true],
  ] as const)('%s fits, reaches 7:1 and is accessible, from the services to the longest ticket', async (_language, english, elder) => {
    kiosk = await KioskOnStage.open(OPEN_VIEW, size, false);
    const { page } = kiosk.screen;
    if (elder) await kiosk.tapNext('大字版');
    if (english) await kiosk.tapNext('English');
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(english ? 'en' : 'zh-CN');
    await kiosk.isSound();
    const slip = { state: 'failed', cause: 'paper-out' } as const;
    kiosk.gives(ticket({ number: 'A0039', serviceId: 'account', ahead: 12, slip }));
    await kiosk.tapNext(english ? /Accounts/ : elder ? /挂失/ : /开户/);
    await shown(page.locator('.number'));
    await shown(page.locator('.ahead'));
    await kiosk.isSound();
  });
});

test('targets are at least 20 mm high and 6 mm apart on the real panel', async () => {
  kiosk = await KioskOnStage.open(OPEN_VIEW, PORTRAIT, false);
  const boxes = await kiosk.screen.page.getByRole('button').evaluateAll((buttons) =>
    buttons.map((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  const pixelsPerMm = await kiosk.screen.page.evaluate(() =>
    parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm')),
  );
  expect(pixelsPerMm).toBe(OPEN_VIEW.pixelsPerMm);
  for (const [index, box] of boxes.entries()) {
    expect((box.bottom - box.top) / pixelsPerMm).toBeGreaterThanOrEqual(20);
    for (const other of boxes.slice(index + 1)) {
      const apartX = Math.max(other.left - box.right, box.left - other.right);
      const apartY = Math.max(other.top - box.bottom, box.top - other.bottom);
      expect(Math.max(apartX, apartY) / pixelsPerMm).toBeGreaterThanOrEqual(5.99);
    }
  }
});

test('the checks themselves catch a planted fault of each kind', async () => {
  kiosk = await KioskOnStage.open(OPEN_VIEW, PORTRAIT, false);
  const { page } = kiosk.screen;
  expect(await clippedText(page, false)).toEqual([]);
  await page.evaluate(() => {
    const main = document.querySelector('main');
    const plant = (style: string, text: string): void => {
      const element = document.createElement('p');
      element.style.cssText = style;
      element.textContent = text;
      main?.append(element);
    };
    plant('position:absolute;top:0;white-space:nowrap;overflow:hidden;width:20px', 'cut short');
    plant('position:absolute;top:40px;left:1070px;white-space:nowrap', 'beyond the edge');
    /* 5.7:1 on white: enough for WCAG AA, not for a public screen. */
    document.querySelector('.tile-status')?.setAttribute('style', 'color:#666;font-size:16px');
    reportError(new Error('planted'));
  });
  const clipped = (await clippedText(page, false)).join('\n');
  expect(clipped).toContain('cut by P.: cut short');
  expect(clipped).toContain('beyond the window: beyond the edge');
  expect((await axeViolations(page, true)).join('\n')).toContain('color-contrast-enhanced');
  expect(kiosk.screen.problems()).toContain('page: planted');
  kiosk.screen.forgive(/^page: planted$/);
  await page.evaluate(() => {
    document.querySelector('h1')?.remove();
    document.documentElement.removeAttribute('lang');
  });
  expect((await axeViolations(page, false)).join('\n')).toContain('html-has-lang');
});
