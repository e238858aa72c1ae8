import { expect, test } from 'vitest';
import { gone, shown } from '../awaiting.ts';
import { shoot } from '../shoot.ts';
import { KioskOnStage, OPEN_VIEW, PORTRAIT, ticket } from './views.ts';

const CARD = '6200000000000005';
let kiosk: KioskOnStage;

/** As fast as a reader types, then the key that ends it. Runs in the page, with the focus where it was left. */
function type(text: string): void {
  for (const key of [...text, 'Enter']) {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }
}

test('Enter and Space on a tile take no number; a finger, and a click of assistive technology, do', async () => {
  kiosk = await KioskOnStage.open({ ...OPEN_VIEW, takesCards: true }, PORTRAIT, false);
  kiosk.gives(ticket({}));
  const { page } = kiosk.screen;
  const tile = kiosk.button(/现金存取/);
  await tile.focus();
  for (const key of ['Enter', 'Space', 'NumpadEnter']) await page.keyboard.press(key);
  await kiosk.button('大字版').focus();
  await page.keyboard.press('Enter');
  await shown(kiosk.button('标准版'));
  expect(kiosk.stage.requestsOf('take-ticket')).toEqual([]);
  await kiosk.outlast(600);
  await page
    .locator('.tile')
    .first()
    .evaluate((element: HTMLElement) => element.click());
  await expect.poll(() => kiosk.stage.requestsOf('take-ticket').length).toBe(1);
});

test.each([
  ['too short', '62000'],
  ['torn', ';62000000000'],
  ['begun in the middle', '0000005=28122010000?'],
  ['without an end', `;${CARD}=2812`],
])('a swipe %s asks for another one, sends nothing and takes no number for the tile with the focus', async (name, typed) => {
  kiosk = await KioskOnStage.open({ ...OPEN_VIEW, takesCards: true }, PORTRAIT, false);
  const { page } = kiosk.screen;
  await kiosk.button(/现金存取/).focus();
  await page.evaluate(type, typed);
  await shown(page.locator('[data-card="unreadable"]').getByText('请再刷一次'));
  expect(kiosk.stage.requests.filter(({ command }) => command.type !== 'forget-card')).toEqual([]);
  if (name === 'torn') await shoot(page, 'kiosk-swipe-again');
  await page.evaluate(type, `;${CARD}=28122010000?`);
  await shown(page.locator('[data-card="read"]'));
  expect(kiosk.stage.requestsOf('present-card').map(({ command }) => command['digits'])).toEqual([CARD]);
});

test('a touch within the lock of the one before shows at once that it was felt', async () => {
  kiosk = await KioskOnStage.open(OPEN_VIEW, PORTRAIT, false);
  const { page } = kiosk.screen;
  const seen = await page.evaluate(() => {
    const [first, second] = document.querySelectorAll<HTMLElement>('.aid');
    if (first === undefined || second === undefined) throw new Error('there are no two aids');
    const press = (target: HTMLElement): boolean => {
      const { left, top } = target.getBoundingClientRect();
      const at = { isPrimary: true, pointerId: 1, button: 0, clientX: left + 20, clientY: top + 20, bubbles: true };
      target.dispatchEvent(new PointerEvent('pointerdown', at));
      target.dispatchEvent(new PointerEvent('pointerup', at));
      return target.hasAttribute('data-swallowed');
    };
    return [press(first), press(second), getComputedStyle(second).outlineStyle];
  });
  expect(seen).toEqual([false, true, 'dashed']);
  await gone(page.locator('[data-swallowed]'));
});
