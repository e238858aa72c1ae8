import { describe, expect, test } from 'vitest';
import { KioskOnStage, OPEN_VIEW, PORTRAIT, SERVICES, service, ticket } from './views.ts';
import type { KioskPlayed } from './views.ts';

let kiosk: KioskOnStage;

async function atKiosk(view: KioskPlayed | null): Promise<KioskOnStage> {
  kiosk = await KioskOnStage.open(view, PORTRAIT, false);
  return kiosk;
}

const commands = (): unknown[] => kiosk.stage.requests.map(({ command }) => command);

describe('taking a number', () => {
  test('takes one touch, and shows the number the server gave', async () => {
    const { screen } = await atKiosk(OPEN_VIEW);
    kiosk.gives(ticket({}));
    await kiosk.button(/现金存取/).tap();

    await expect.poll(() => screen.page.locator('.number').textContent()).toBe('A039');
    expect(commands()).toEqual([{ type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, withCard: false }]);
    const fontSizePx = await screen.page.locator('.number').evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    /* Noto Sans SC: a capital is 0.733 em. */
    const capitalMm = (fontSizePx * 0.733) / OPEN_VIEW.pixelsPerMm;
    expect(capitalMm).toBeGreaterThanOrEqual(40);
    expect(await screen.page.getByText('前面等候 6 人').isVisible()).toBe(true);
    expect(await screen.page.getByText(OPEN_VIEW.postedRule['zh-CN']).isVisible()).toBe(true);
    await kiosk.isSound();
  });

  test('is one ticket for a double tap, and for a hand that keeps tapping while the server thinks', async () => {
    const { screen, stage } = await atKiosk(OPEN_VIEW);
    stage.answerer = () => null;
    const box = await kiosk.button(/现金存取/).boundingBox();
    if (box === null) throw new Error('no tile');
    for (let tap = 0; tap < 5; tap += 1) await screen.page.touchscreen.tap(box.x + 50, box.y + 50);
    await kiosk.button(/理财咨询/).tap({ force: true });

    await expect.poll(() => kiosk.button(/正在取号/).count()).toBe(1);
    expect(new Set(stage.requestsOf('take-ticket').map(({ commandId }) => commandId)).size).toBe(1);
  });

  test('shows the press in the touch itself, and lets a finger slide off again', async () => {
    const { screen } = await atKiosk(OPEN_VIEW);
    const pressed = await kiosk.button(/现金存取/).evaluate((tile) => {
      const at = tile.getBoundingClientRect();
      const say = (type: string, x: number): void => {
        const finger = { bubbles: true, isPrimary: true, pointerId: 1, button: 0, clientX: x, clientY: at.top + 20 };
        tile.dispatchEvent(new PointerEvent(type, finger));
      };
      tile.setPointerCapture = () => undefined;
      say('pointerdown', at.left + 20);
      const during = tile.hasAttribute('data-pressed');
      say('pointerup', at.left - 40);
      return { during, after: tile.hasAttribute('data-pressed') };
    });
    expect(pressed).toEqual({ during: true, after: false });
    await screen.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(commands()).toEqual([]);
  });

  test('remembers language and large text on the ticket', async () => {
    await atKiosk(OPEN_VIEW);
    await kiosk.button('大字版').press('Enter');
    await expect.poll(() => kiosk.button('标准版').count()).toBe(1);
    await kiosk.tapNext('English');
    await expect.poll(() => kiosk.heading().textContent()).toContain('What would');
    kiosk.gives(ticket({ language: 'en' }));
    await kiosk.tapNext(/Cash deposits/);
    await expect.poll(commands).toEqual([{ type: 'take-ticket', serviceId: 'cash', language: 'en', elder: true, withCard: false }]);
    expect(await kiosk.screen.page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('says why no number came, and goes back', async () => {
    const { stage, screen } = await atKiosk(OPEN_VIEW);
    stage.answerer = () => ({
      ok: false,
      refusal: 'service-full',
      params: {},
      text: { 'zh-CN': '今天的号已取完。', en: 'No numbers left.' },
    });
    await kiosk.button(/现金存取/).tap();
    await expect.poll(() => screen.page.getByRole('alert').textContent()).toContain('今天的号已取完。');
    await kiosk.isSound();
    await kiosk.tapNext('返回');
    await expect.poll(() => kiosk.button(/现金存取/).count()).toBe(1);
  });

  test('cannot be done for a service that is closed or full; the tile says so', async () => {
    await atKiosk(OPEN_VIEW);
    for (const [name, why] of [
      [/对公业务/, '09:00–16:00 办理'],
      [/外汇业务/, '今日号已取完'],
    ] as const) {
      expect(await kiosk.button(name).textContent()).toContain(why);
      expect(await kiosk.button(name).getAttribute('aria-disabled')).toBe('true');
      await kiosk.button(name).tap({ force: true });
    }
    expect(commands()).toEqual([]);
  });
});

describe('the page of services', () => {
  test('turns to more services where there are more than six', async () => {
    const many = ['c7', 'c8'].map((id) => service(id, `业务 ${id}`, `业务 ${id}`, `Service ${id}`, 0, {}));
    await atKiosk({ ...OPEN_VIEW, services: [...SERVICES, ...many] });
    expect(await kiosk.screen.page.locator('.tile').count()).toBe(6);
    await kiosk.button(/更多业务/).tap();
    await expect.poll(() => kiosk.button(/业务 c8/).count()).toBe(1);
  });

  test('in large text has four rows in plain words, in the branch’s order for it, leads on, and sends nobody to a machine', async () => {
    const pages = { ...OPEN_VIEW.pages, elderServiceIds: ['cash', 'wealth', 'transfer'], hintFromWaiting: 0 };
    await atKiosk({ ...OPEN_VIEW, pages });
    await kiosk.button('大字版').press('Enter');
    await expect
      .poll(() => kiosk.screen.page.locator('.tile-name').allTextContents())
      .toEqual(['取钱、存钱', '存定期、买理财', '转账、汇款', '更多业务']);
    kiosk.gives(ticket({ serviceId: 'transfer' }));
    await kiosk.tapNext(/转账、汇款/);
    await expect.poll(() => kiosk.stage.requestsOf('take-ticket').length).toBe(1);
  });

  test('hints once at a machine that needs no queue, and one touch goes on', async () => {
    await atKiosk({ ...OPEN_VIEW, pages: { ...OPEN_VIEW.pages, hintFromWaiting: 1 } });
    await kiosk.button(/转账汇款/).tap();
    await expect.poll(() => kiosk.heading().textContent()).toMatch(/自助\u200b设备办理/);
    expect(await kiosk.screen.page.getByText('5 万元以下的转账').isVisible()).toBe(true);
    expect(commands()).toEqual([]);
    kiosk.gives(ticket({ serviceId: 'transfer' }));
    await kiosk.tapNext('继续取号');
    await expect.poll(() => kiosk.stage.requestsOf('take-ticket').map(({ command }) => command['serviceId'])).toEqual(['transfer']);
  });

  test('says when numbers are given while the branch is closed', async () => {
    await atKiosk({ ...OPEN_VIEW, state: 'closed', closedBecause: 'hours' });
    expect(await kiosk.heading().textContent()).toBe('现在暂停取号');
    expect(await kiosk.screen.page.getByText('今日营业 08:30–17:00').first().isVisible()).toBe(true);
    await kiosk.button(/现金存取/).tap({ force: true });
    expect(commands()).toEqual([]);
    await kiosk.isSound();
  });
});
