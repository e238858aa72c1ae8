import { describe, expect, test } from 'vitest';
import { AWAY, clippedText } from '../chromium.ts';
import { KioskOnStage, LANDSCAPE, OPEN_VIEW, PORTRAIT, ticket } from './views.ts';
import { shoot } from '../shoot.ts';
import { TAP_LOCK_MS, TYPE_LOCK_MS } from '../../../server/web/touch.ts';
import { gone, shown } from '../awaiting.ts';

const BY_APPOINTMENT = { 'zh-CN': '预约接待', en: 'By appointment' };
const VISITS = { serviceId: 'visit', name: BY_APPOINTMENT, plainName: BY_APPOINTMENT };
/** As full as a kiosk's first page gets: the strip, and a fourth aid for visitors. */
const CARDS = { ...OPEN_VIEW, takesCards: true, visits: VISITS };
let kiosk: KioskOnStage;

const strip = () => kiosk.screen.page.locator('.card-strip');
const words = (): Promise<string> => strip().locator('p').innerText();

/** How far the posted rule reaches below the deep part it stands on, pixels. */
function pastTheHero(): Promise<number> {
  return kiosk.screen.page.evaluate(() => {
    const bottomOf = (selector: string): number => document.querySelector(selector)?.getBoundingClientRect().bottom ?? Number.NaN;
    return bottomOf('.posted') - bottomOf('.hero');
  });
}

/** Boxes of the buttons now to be seen, and what a millimetre is. */
async function targets(within: 'main' | 'dialog') {
  const { page } = kiosk.screen;
  const buttons = within === 'dialog' ? page.getByRole('dialog').getByRole('button') : page.getByRole('button');
  const pixelsPerMm = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm')));
  const boxes = await buttons.evaluateAll((all) =>
    all.map((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  return boxes.map(({ left, right, top, bottom }) => ({
    left: left / pixelsPerMm,
    right: right / pixelsPerMm,
    top: top / pixelsPerMm,
    bottom: bottom / pixelsPerMm,
  }));
}

type Box = Awaited<ReturnType<typeof targets>>[number];

/** Buttons lower than 20 mm, and pairs nearer than 6 mm. */
function tooSmallOrNear(boxes: readonly Box[]): string[] {
  return boxes.flatMap((box, index) => [
    ...(box.bottom - box.top < 19.99 ? [`button ${String(index)} is ${(box.bottom - box.top).toFixed(1)} mm high`] : []),
    ...boxes.slice(index + 1).flatMap((other, later) => {
      const apartX = Math.max(other.left - box.right, box.left - other.right);
      const apartY = Math.max(other.top - box.bottom, box.top - other.bottom);
      const apart = Math.max(apartX, apartY);
      return apart < 5.99 ? [`buttons ${String(index)} and ${String(index + 1 + later)} are ${apart.toFixed(1)} mm apart`] : [];
    }),
  ]);
}

describe.each([
  ['portrait', PORTRAIT],
  ['landscape', LANDSCAPE],
] as const)('the strip in %s', (name, size) => {
  test.each([
    ['zh', false, false],
    ['en', true, false],
    ['large zh', false, true],
    ['large en', true, true],
  ] as const)('%s: all it ever says fits, at 7:1; its targets are 20 mm high and 6 mm apart', async (look, english, large) => {
    kiosk = await KioskOnStage.open(CARDS, size, false);
    if (large) await kiosk.tapNext('大字版');
    if (english) await kiosk.tapNext('English');
    const said: string[] = [];
    for (const readerCard of ['none', 'reading', 'read', 'unreadable'] as const) {
      kiosk.stage.change('kiosk', { readerCard });
      await shown(kiosk.screen.page.locator(`[data-card="${readerCard === 'none' ? 'idle' : readerCard}"]`));
      expect(await clippedText(kiosk.screen.page, false)).toEqual([]);
      expect(await pastTheHero(), 'the posted rule runs out of its ground').toBeLessThanOrEqual(0);
      expect(tooSmallOrNear(await targets('main'))).toEqual([]);
      await shoot(kiosk.screen.page, `strip-${name}-${look.replace(' ', '-')}-${readerCard}`);
      said.push(await words());
    }
    await kiosk.isSound();
    expect(new Set(said).size).toBe(4);
    expect(said[2]).toBe(english ? 'Card read. Please choose a service.' : '已读卡，请选择业务');
  });
});

test.each([
  ['portrait', PORTRAIT],
  ['landscape', LANDSCAPE],
] as const)('the keys of the pad are 20 mm high and 6 mm apart, full of digits too: %s', async (name, size) => {
  kiosk = await KioskOnStage.open(CARDS, size, false);
  await kiosk.tapNext('输入卡号');
  const { page } = kiosk.screen;
  await kiosk.outlast(TAP_LOCK_MS);
  for (const digit of '6200000000000000009') {
    await page.locator('.pad').getByRole('button', { name: digit, exact: true }).tap();
    await kiosk.outlast(TYPE_LOCK_MS);
  }
  expect(await page.locator('.pad-typed [aria-hidden]').innerText()).toBe('•••• •••• •••• •••• •••');
  expect(await page.locator('.pad-typed .heard-only').textContent()).toBe('已输入 19 位');
  await shoot(page, `pad-${name}-typed`);
  const keys = await targets('dialog');
  expect(keys).toHaveLength(13);
  expect(tooSmallOrNear(keys)).toEqual([]);
  await kiosk.isSound();
});

test('a button too low, and two too near, are found', () => {
  const box = (left: number, top: number, height: number): Box => ({ left, right: left + 30, top, bottom: top + height });
  expect(tooSmallOrNear([box(0, 0, 19), box(35, 0, 20)])).toEqual(['button 0 is 19.0 mm high', 'buttons 0 and 1 are 5.0 mm apart']);
});

test('a card at the serial reader wakes the kiosk, counts for the number taken, and goes with its customer', async () => {
  kiosk = await KioskOnStage.open(CARDS, PORTRAIT, true);
  kiosk.gives(ticket({}));
  kiosk.stage.change('kiosk', { readerCard: 'read' });
  await shown(kiosk.screen.page.locator('[data-card="read"]'));
  await kiosk.pass(60_000);
  await expect.poll(() => kiosk.stage.requestsOf('forget-card').length).toBe(1);
  kiosk.stage.change('kiosk', { readerCard: 'none' });
  await shown(kiosk.screen.page.locator('[data-card="idle"]'));
  kiosk.stage.change('kiosk', { readerCard: 'read' });
  await shown(kiosk.screen.page.locator('[data-card="read"]'));
  await kiosk.button(/现金存取/).tap();
  await expect.poll(() => kiosk.stage.requestsOf('take-ticket')[0]?.command['withCard']).toBe(true);
});

test('nothing is said of cards while nobody could look one up: offline, closed, or where none are taken', async () => {
  kiosk = await KioskOnStage.open(CARDS, PORTRAIT, false);
  await shown(strip());
  kiosk.stage.change('kiosk', { takesCards: false });
  await gone(strip());
  kiosk.stage.change('kiosk', { takesCards: true, state: 'closed' });
  await expect.poll(() => strip().count()).toBe(0);
  kiosk.stage.change('kiosk', { state: 'open' });
  await shown(strip());
  kiosk.screen.forgive(AWAY);
  await kiosk.stage.stop();
  await gone(strip());
});
