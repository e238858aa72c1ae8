import { describe, expect, test } from 'vitest';
import { AWAY } from '../chromium.ts';
import { KioskOnStage, OPEN_VIEW, PORTRAIT, ticket } from './views.ts';
import type { KioskPlayed } from './views.ts';
import { shown } from '../awaiting.ts';

let kiosk: KioskOnStage;

async function atKiosk(view: KioskPlayed | null): Promise<KioskOnStage> {
  kiosk = await KioskOnStage.open(view, PORTRAIT, false);
  return kiosk;
}

const commands = (): unknown[] => kiosk.stage.requests.map(({ command }) => command);

describe('without the server', () => {
  test('gives no number, says whom to ask, and recovers untouched', async () => {
    const { screen, stage } = await atKiosk(OPEN_VIEW);
    screen.forgive(AWAY);
    await stage.stop();
    await expect.poll(() => kiosk.heading().textContent()).toMatch(/无法取号/);
    expect(await screen.page.getByText('请找大堂经理取号').isVisible()).toBe(true);
    expect(await screen.page.locator('time').count(), 'a running clock beside old facts').toBe(0);
    await kiosk.button(/现金存取/).tap({ force: true });
    expect(await screen.page.locator('.number').count()).toBe(0);
    await kiosk.isSound();

    await stage.start();
    await expect.poll(() => kiosk.heading().textContent()).toMatch(/请点选/);
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
    await expect.poll(() => screen.page.locator('.number').textContent()).toBe('A039');
    expect(new Set(stage.requests.map(({ commandId }) => commandId)).size).toBe(1);
    expect(stage.requests.length).toBeGreaterThanOrEqual(2);
  });

  test('is never blank, and after a restart of the kiosk shows the services it knows, inert', async () => {
    const { screen, stage } = await atKiosk(OPEN_VIEW);
    screen.forgive(AWAY);
    stage.refuseAll = '此取号机尚未登记，请联系管理员。';
    await screen.reload();
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
    await shown(screen.page.locator('.number'));
    stage.build = 'another-build';
    stage.change('kiosk', { help: 'none', hours: '08:30–17:30' });
    await expect.poll(() => screen.page.locator('.ahead').count()).toBe(1);
    expect(stage.joins.length).toBe(1);
    await kiosk.tapNext('好的');
    await expect.poll(() => stage.joins.length).toBe(2);
    await expect.poll(() => kiosk.heading().textContent()).toMatch(/请点选/);
    stage.change('kiosk', { hours: '08:30–18:00' });
    await expect.poll(() => screen.page.getByText('08:30–18:00').count()).toBeGreaterThan(0);
    expect(stage.joins.length).toBe(2);
  });
});
