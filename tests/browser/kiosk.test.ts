import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AWAY, Chromium } from './chromium.ts';
import { KioskOnStage, OPEN_VIEW, PORTRAIT, SERVICES, service, ticket } from './kiosk-views.ts';
import type { KioskPlayed } from './kiosk-views.ts';
import { STAGE_TIME } from './stage.ts';

let chromium: Chromium;
let kiosk: KioskOnStage;

beforeAll(async () => {
  chromium = await Chromium.launch();
});
afterAll(() => chromium.close());
afterEach(() => kiosk.close());

async function atKiosk(view: KioskPlayed | null): Promise<KioskOnStage> {
  kiosk = await KioskOnStage.open(chromium, view, PORTRAIT, false);
  return kiosk;
}

async function atKioskWithClock(): Promise<KioskOnStage> {
  kiosk = await KioskOnStage.open(chromium, OPEN_VIEW, PORTRAIT, true);
  return kiosk;
}

const commands = (): unknown[] => kiosk.stage.requests.map(({ command }) => command);

describe('taking a number', () => {
  test('takes one touch, and shows the number the server gave', async () => {
    const { screen } = await atKiosk(OPEN_VIEW);
    kiosk.gives(ticket({}));
    await kiosk.button(/现金存取/).tap();

    await expect.poll(() => screen.page.locator('.number').textContent()).toBe('A039');
    expect(commands()).toEqual([{ type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false }]);
    const capitalMm = await screen.page.locator('.number').evaluate((element) => (parseFloat(getComputedStyle(element).fontSize) * 0.733) / 4.03);
    expect(capitalMm).toBeGreaterThanOrEqual(40);
    expect(await screen.page.getByText('前面还有 6 位').isVisible()).toBe(true);
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
        tile.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, pointerId: 1, button: 0, clientX: x, clientY: at.top + 20 }));
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
    await expect.poll(() => kiosk.button('标准字号').count()).toBe(1);
    await kiosk.tapNext('English');
    await expect.poll(() => kiosk.heading().textContent()).toContain('What would');
    kiosk.gives(ticket({ language: 'en' }));
    await kiosk.tapNext(/Cash deposits/);
    await expect.poll(commands).toEqual([{ type: 'take-ticket', serviceId: 'cash', language: 'en', elder: true }]);
    expect(await kiosk.screen.page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('says why no number came, and goes back', async () => {
    const { stage, screen } = await atKiosk(OPEN_VIEW);
    stage.answerer = () => ({ ok: false, refusal: 'service-full', params: {}, text: { 'zh-CN': '今天的号已取完。', en: 'No numbers left.' } });
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

  test('in large text has four rows in plain words, the last of them a person, and sends nobody to a machine', async () => {
    await atKiosk(OPEN_VIEW);
    await kiosk.button('大字版').press('Enter');
    await expect.poll(() => kiosk.screen.page.locator('.tile-name').allTextContents()).toEqual(['取钱、存钱', '转账、汇款', '挂失、改密码', '其他业务']);
    kiosk.gives(ticket({ serviceId: 'transfer' }));
    await kiosk.tapNext(/转账、汇款/);
    await expect.poll(() => kiosk.stage.requestsOf('take-ticket').length).toBe(1);
  });

  test('hints once at a machine that needs no queue, and one touch goes on', async () => {
    await atKiosk(OPEN_VIEW);
    await kiosk.button(/转账汇款/).tap();
    await expect.poll(() => kiosk.heading().textContent()).toMatch(/自助机办理/);
    expect(await kiosk.screen.page.getByText('5 万元以下的转账').isVisible()).toBe(true);
    expect(commands()).toEqual([]);
    kiosk.gives(ticket({ serviceId: 'transfer' }));
    await kiosk.tapNext('继续取号');
    await expect.poll(() => kiosk.stage.requestsOf('take-ticket').map(({ command }) => command['serviceId'])).toEqual(['transfer']);
  });

  test('says when numbers are given while the branch is closed', async () => {
    await atKiosk({ ...OPEN_VIEW, state: 'closed' });
    expect(await kiosk.heading().textContent()).toBe('现在暂停取号');
    expect(await kiosk.screen.page.getByText('今日营业 08:30–17:00').first().isVisible()).toBe(true);
    await kiosk.button(/现金存取/).tap({ force: true });
    expect(commands()).toEqual([]);
    await kiosk.isSound();
  });
});

describe('the ticket page', () => {
  test('never says "take your slip" of a slip nobody saw come out', async () => {
    const { screen, stage } = await atKiosk(OPEN_VIEW);
    kiosk.gives(ticket({}));
    await kiosk.button(/现金存取/).tap();
    const words = screen.page.locator('.slip-words > span:last-child');
    await expect.poll(() => words.textContent()).toBe('正在打印号票，请稍候');
    stage.change('kiosk', { tickets: [ticket({ slip: { state: 'unconfirmed' } })] });
    await expect.poll(() => words.textContent()).toBe('请查看出票口；没有号票，记住号码即可');
    stage.change('kiosk', { tickets: [ticket({ slip: { state: 'printed' } })] });
    await expect.poll(() => words.textContent()).toBe('请取走号票');
    stage.change('kiosk', { tickets: [ticket({ slip: { state: 'failed', cause: 'paper-out' } })] });
    await expect.poll(() => words.textContent()).toBe('号票没有打印出来，请记住或拍照');
    expect(await screen.page.locator('.number').getAttribute('data-giant')).toBe('true');
    await kiosk.isSound();
  });

  test('shows the number giant where the kiosk prints nothing', async () => {
    const { screen } = await atKiosk({ ...OPEN_VIEW, printer: 'absent' });
    kiosk.gives(ticket({ slip: { state: 'none' } }));
    await kiosk.button(/现金存取/).tap();
    await expect.poll(() => screen.page.locator('.slip-words > span:last-child').textContent()).toBe('本机不打印号票，请记住或拍照');
    expect(await screen.page.locator('.number').getAttribute('data-giant')).toBe('true');
  });

  test('lists the forms that can be filled in while waiting', async () => {
    const { screen } = await atKiosk(OPEN_VIEW);
    kiosk.gives(ticket({ serviceId: 'account' }));
    await kiosk.button(/开户、挂失/).tap();
    await expect.poll(() => screen.page.locator('.forms li').allTextContents()).toEqual(['个人开户申请书', '税收居民身份声明']);
  });

  test('gives the number back while the server still allows it, and not after', async () => {
    const { screen, stage } = await atKiosk(OPEN_VIEW);
    kiosk.gives(ticket({ retakeUntil: STAGE_TIME + 60_000 }));
    await kiosk.button(/现金存取/).tap();
    const retake = kiosk.button(/取错了/);
    await retake.waitFor();
    stage.change('kiosk', { tickets: [ticket({ retakeUntil: null })] });
    await expect.poll(() => retake.count()).toBe(0);
    stage.change('kiosk', { tickets: [ticket({ retakeUntil: STAGE_TIME + 60_000 })] });
    await retake.waitFor();
    await kiosk.tapNext(/取错了/);
    await expect.poll(() => stage.requestsOf('cancel-ticket').map(({ command }) => command['ticketId'])).toEqual(['t1']);
    await expect.poll(() => screen.page.locator('.hero-line').textContent()).toBe('A039 号已取消，请重新选择');
    await kiosk.isSound();
  });
});

describe('left alone', () => {
  test('asks before it takes anything away, goes on when told, and otherwise starts over in Chinese', async () => {
    const { screen } = await atKioskWithClock();
    await kiosk.button('English').tap();
    await expect.poll(() => kiosk.heading().textContent()).toContain('What would');
    await kiosk.pass(29_000);
    expect(await screen.page.getByRole('dialog').count()).toBe(0);
    await kiosk.pass(3_000);
    expect(await screen.page.getByRole('dialog').textContent()).toContain('Still there?');
    await kiosk.isSound();
    await kiosk.button('Go on').tap();
    await expect.poll(() => screen.page.getByRole('dialog').count()).toBe(0);
    expect(await kiosk.heading().textContent()).toContain('What would');
    await kiosk.pass(51_000);
    expect(await kiosk.heading().textContent()).toMatch(/请触摸/);
    expect(await screen.page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  test('gives large text twice the time, and clears a ticket that is on paper', async () => {
    const { screen } = await atKioskWithClock();
    await kiosk.button('大字版').tap();
    await kiosk.pass(58_000);
    expect(await screen.page.getByRole('dialog').count()).toBe(0);
    kiosk.gives(ticket({ slip: { state: 'printed' } }));
    await kiosk.button(/取钱/).tap();
    await screen.page.locator('.number').waitFor();
    await kiosk.pass(28_000);
    expect(await screen.page.locator('.number').count()).toBe(1);
    await kiosk.pass(3_000);
    expect(await kiosk.heading().textContent()).toMatch(/请触摸/);
    expect(await kiosk.button('大字版').count()).toBe(1);
  });
});

describe('help', () => {
  test('says only how far the call has really come', async () => {
    const { screen, stage } = await atKioskWithClock();
    await kiosk.button('请工作人员帮忙').tap();
    const sheet = screen.page.getByRole('dialog');
    await expect.poll(() => commands()).toEqual([{ type: 'request-help', counterId: null }]);
    stage.change('kiosk', { help: 'raised' });
    await expect.poll(() => sheet.textContent()).toContain('正在通知工作人员');
    stage.change('kiosk', { help: 'seen' });
    await expect.poll(() => sheet.textContent()).toContain('工作人员已收到');
    stage.change('kiosk', { help: 'acknowledged' });
    await expect.poll(() => sheet.textContent()).toContain('工作人员马上来');
    await kiosk.isSound();
    stage.change('kiosk', { help: 'none' });
    await kiosk.pass(1_000);
    await expect.poll(() => sheet.count()).toBe(0);
  });

  test('sends the customer to a person when nobody has seen it for a minute', async () => {
    const { screen, stage } = await atKioskWithClock();
    await kiosk.button('请工作人员帮忙').tap();
    await expect.poll(() => commands().length).toBe(1);
    stage.change('kiosk', { help: 'raised' });
    for (let second = 0; second < 62; second += 20) {
      await kiosk.pass(20_000);
      const stay = kiosk.button('继续');
      if ((await stay.count()) === 1) await stay.tap();
    }
    await expect.poll(() => screen.page.getByRole('dialog').first().textContent()).toContain('请直接到大堂找工作人员');
  });
});

describe('without the server', () => {
  test('gives no number, says whom to ask, and recovers untouched', async () => {
    const { screen, stage } = await atKiosk(OPEN_VIEW);
    screen.forgive(AWAY);
    await stage.stop();
    await expect.poll(() => kiosk.heading().textContent(), { timeout: 8_000 }).toMatch(/无法取号/);
    expect(await screen.page.getByText('请找大堂经理取号').isVisible()).toBe(true);
    expect(await screen.page.locator('time').count(), 'a running clock beside old facts').toBe(0);
    await kiosk.button(/现金存取/).tap({ force: true });
    expect(await screen.page.locator('.number').count()).toBe(0);
    await kiosk.isSound();

    await stage.start();
    await expect.poll(() => kiosk.heading().textContent(), { timeout: 8_000 }).toMatch(/请选择/);
    expect(await kiosk.button(/现金存取/).getAttribute('aria-disabled')).toBe('false');
    expect(commands(), 'what was tapped without the server is no wish any more').toEqual([]);
  });

  test('sends a request lost on the way again with the same id, and shows its number', async () => {
    const { screen, stage } = await atKiosk(OPEN_VIEW);
    screen.forgive(AWAY);
    stage.answerer = () => null;
    await kiosk.button(/现金存取/).tap();
    await expect.poll(() => stage.requests.length).toBe(1);
    await stage.stop();
    kiosk.gives(ticket({}));
    await stage.start();
    await expect.poll(() => screen.page.locator('.number').textContent({ timeout: 8_000 }), { timeout: 10_000 }).toBe('A039');
    expect(new Set(stage.requests.map(({ commandId }) => commandId)).size).toBe(1);
    expect(stage.requests.length).toBeGreaterThanOrEqual(2);
  });

  test('is never blank, and after a restart of the kiosk shows the services it knows, inert', async () => {
    const { screen, stage } = await atKiosk(OPEN_VIEW);
    screen.forgive(AWAY);
    stage.refuseAll = '此取号机尚未登记，请联系管理员。';
    await screen.page.reload();
    await expect.poll(() => kiosk.heading().textContent()).toBe('取号机尚未启用');
    expect(await screen.page.getByText('此取号机尚未登记，请联系管理员。').isVisible()).toBe(true);
    expect(await kiosk.button(/现金存取/).getAttribute('aria-disabled')).toBe('true');
    expect(stage.joins.at(-1)?.token, 'the token outlives the reload').toBe('stage-token');
    expect(screen.page.url()).not.toContain('#');
  });

  test('reloads itself once for a new build, but not under a customer who reads a number', async () => {
    const { screen, stage } = await atKiosk(OPEN_VIEW);
    kiosk.gives(ticket({}));
    await kiosk.button(/现金存取/).tap();
    await screen.page.locator('.number').waitFor();
    stage.build = 'another-build';
    stage.change('kiosk', { help: 'none', hours: '08:30–17:30' });
    await expect.poll(() => screen.page.locator('.ahead').count()).toBe(1);
    expect(stage.joins.length).toBe(1);
    await kiosk.tapNext('好的');
    await expect.poll(() => stage.joins.length).toBe(2);
    await expect.poll(() => kiosk.heading().textContent()).toMatch(/请触摸/);
    stage.change('kiosk', { hours: '08:30–18:00' });
    await expect.poll(() => screen.page.getByText('08:30–18:00').count()).toBeGreaterThan(0);
    expect(stage.joins.length).toBe(2);
  });
});
