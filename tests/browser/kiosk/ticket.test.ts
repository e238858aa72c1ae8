import { describe, expect, test } from 'vitest';
import { KioskOnStage, OPEN_VIEW, PORTRAIT, ticket } from './views.ts';
import type { KioskPlayed } from './views.ts';
import { STAGE_TIME } from '../stage.ts';
import { shown } from '../awaiting.ts';

let kiosk: KioskOnStage;

async function atKiosk(view: KioskPlayed | null): Promise<KioskOnStage> {
  kiosk = await KioskOnStage.open(view, PORTRAIT, false);
  return kiosk;
}

async function atKioskWithClock(): Promise<KioskOnStage> {
  kiosk = await KioskOnStage.open(OPEN_VIEW, PORTRAIT, true);
  return kiosk;
}

const commands = (): unknown[] => kiosk.stage.requests.map(({ command }) => command);

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
    const retake = kiosk.button(/选错了/);
    await shown(retake);
    stage.change('kiosk', { tickets: [ticket({ retakeUntil: null })] });
    await expect.poll(() => retake.count()).toBe(0);
    stage.change('kiosk', { tickets: [ticket({ retakeUntil: STAGE_TIME + 60_000 })] });
    await shown(retake);
    await kiosk.tapNext(/选错了/);
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
    await kiosk.button('Continue').tap();
    await expect.poll(() => screen.page.getByRole('dialog').count()).toBe(0);
    expect(await kiosk.heading().textContent()).toContain('What would');
    await kiosk.pass(51_000);
    expect(await kiosk.heading().textContent()).toMatch(/请点选/);
    expect(await screen.page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  test('gives large text twice the time, and clears a ticket that is on paper', async () => {
    const { screen } = await atKioskWithClock();
    await kiosk.button('大字版').tap();
    await kiosk.pass(58_000);
    expect(await screen.page.getByRole('dialog').count()).toBe(0);
    kiosk.gives(ticket({ slip: { state: 'printed' } }));
    await kiosk.button(/取钱/).tap();
    await shown(screen.page.locator('.number'));
    await kiosk.pass(28_000);
    expect(await screen.page.locator('.number').count()).toBe(1);
    await kiosk.pass(3_000);
    expect(await kiosk.heading().textContent()).toMatch(/请点选/);
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
});
