import { expect, test } from 'vitest';
import { CARD_SHOWN_MS } from '../../../kiosk/card/card-slot.ts';
import { KioskOnStage, LANDSCAPE, OPEN_VIEW, PORTRAIT } from './views.ts';
import { shoot } from '../shoot.ts';
import { shown } from '../awaiting.ts';

const CARD = '6200000000000005';
let kiosk: KioskOnStage;

test.each([
  ['portrait', false, PORTRAIT],
  ['portrait', true, PORTRAIT],
  ['landscape', false, LANDSCAPE],
  ['landscape', true, LANDSCAPE],
] as const)('the pad and the words after it fit and can be read: %s, large English: %s', async (name, large, size) => {
  kiosk = await KioskOnStage.open({ ...OPEN_VIEW, takesCards: true }, size, false);
  const { page } = kiosk.screen;
  if (large) {
    await kiosk.tapNext('大字版');
    await kiosk.tapNext('English');
  }
  const look = `kiosk-card-${name}${large ? '-large-en' : ''}`;
  await shoot(page, look);
  await kiosk.tapNext(large ? 'Type the number' : '输入卡号');
  await shown(page.locator('.pad'));
  await shoot(page, `${look}-pad`);
  await kiosk.isSound();
});

test('a card that a reader types is sent once, kept nowhere, and counts for the number taken next', async () => {
  kiosk = await KioskOnStage.open({ ...OPEN_VIEW, takesCards: true }, PORTRAIT, false);
  const { page } = kiosk.screen;
  await page.evaluate(swipe, `;${CARD}=28122010000?`);
  await shown(page.locator('[data-card="read"]'));
  expect(await page.locator('.card-strip').textContent()).toContain('已读卡，请选择业务');
  expect(kiosk.stage.requestsOf('present-card').map(({ command }) => command['digits'])).toEqual([CARD]);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) + document.documentElement.outerHTML);
  expect(kept).not.toContain(CARD.slice(0, 10));
});

test('in large text, where a kiosk waits longest, a card is not called read when the server keeps it no more', async () => {
  kiosk = await KioskOnStage.open({ ...OPEN_VIEW, takesCards: true }, PORTRAIT, true);
  const { page } = kiosk.screen;
  await kiosk.button('大字版').tap();
  await page.evaluate(swipe, `;${CARD}=28122010000?`);
  const state = () => page.locator('.card-strip').getAttribute('data-card');
  await shown(page.locator('[data-card="read"]'));
  await kiosk.pass(CARD_SHOWN_MS - 2_000);
  expect(await state()).toBe('read');
  await kiosk.pass(3_000);
  expect(await state()).toBe('idle');
  expect(await page.locator('.card-strip').textContent()).not.toContain('已读卡');
  await shoot(page, 'kiosk-card-let-go-large');
  await page.getByRole('button', { name: '继续' }).tap();
  await kiosk.pass(1_000);
  await kiosk.button(/取钱/).tap();
  await expect.poll(() => kiosk.stage.requestsOf('take-ticket').map(({ command }) => command['withCard'])).toEqual([false]);
});

/** As fast as a reader types, however busy the machine is. Runs in the page. */
function swipe(track: string): void {
  for (const key of [...track, 'Enter']) {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }
}
