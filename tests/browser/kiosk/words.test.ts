import { expect, test } from 'vitest';
import { axeViolations, clippedText } from '../chromium.ts';
import { becomes } from '../display/kit.ts';
import { shown } from '../awaiting.ts';
import { shoot } from '../shoot.ts';
import { stage } from '../staged.ts';
import { KioskOnStage, LANDSCAPE, OPEN_VIEW, PORTRAIT, service, SERVICES, ticket } from './views.ts';

/* What a kiosk says is so, in both languages. */

const LONG_ZH = '个人外汇结售汇业务与境外汇款及国际收支申报办理业务项';
const LONG_EN = 'Foreign exchange and cross-border paymen';
const SIXTY = Array.from({ length: 60 }, (_, index) =>
  service(
    `s${index}`,
    index % 7 === 0 ? LONG_ZH : `第 ${index + 1} 项业务`,
    `业务 ${index + 1}`,
    index % 7 === 0 ? LONG_EN : `Service ${index + 1}`,
    index,
    {},
  ),
);

async function bothLanguages(kiosk: KioskOnStage, name: string, zh: string | RegExp, en: string | RegExp): Promise<void> {
  const { page } = kiosk.screen;
  await shown(page.getByText(zh).first());
  await shoot(page, `${name}-zh`);
  await kiosk.tapNext('English');
  await shown(page.getByText(en).first());
  await shoot(page, `${name}-en`);
  await kiosk.isSound();
}

test('closed by hand: says so, and names no hours, on the page and on every tile', async () => {
  const services = SERVICES.map((one) => ({ ...one, state: 'closed' as const, closedBecause: 'stopped' as const, hours: '00:00–24:00' }));
  const view = { ...OPEN_VIEW, state: 'closed' as const, closedBecause: 'stopped' as const, hours: '00:00–24:00', services };
  const kiosk = await KioskOnStage.open(view, PORTRAIT, false);
  await bothLanguages(kiosk, 'kiosk-stopped', '今日已停止办理', 'Service has ended for today');
  expect(await kiosk.screen.page.locator('body').textContent()).not.toContain('00:00');
});

test('no counter for a service: tile and ticket say it, and a counter that opens takes it back', async () => {
  const services = SERVICES.map((one) => (one.id === 'account' ? { ...one, counters: 'none' as const } : one));
  const kiosk = await KioskOnStage.open({ ...OPEN_VIEW, services }, PORTRAIT, false);
  const { page } = kiosk.screen;
  expect(await page.locator('.tile', { hasText: '开户' }).locator('.tile-status').textContent()).toContain('暂无窗口办理');
  kiosk.gives(ticket({ serviceId: 'account', ahead: 0 }));
  await kiosk.tapNext(/开户/);
  await bothLanguages(kiosk, 'kiosk-no-counter', /暂无窗口办理此业务/, /No counter serves this now/);
  stage.change('kiosk', { services: [...SERVICES] });
  await becomes(() => page.locator('.counters-open').count()).toBe(0);
});

test('one touch is one touch: the number comes at once, and the machine stands beside it', async () => {
  const kiosk = await KioskOnStage.open(OPEN_VIEW, PORTRAIT, false);
  const { page } = kiosk.screen;
  await shown(page.getByText('轻触一下即可取号'));
  kiosk.gives(ticket({ serviceId: 'transfer', ahead: 1 }));
  await kiosk.tapNext(/转账/);
  await shown(page.locator('.number'));
  await bothLanguages(kiosk, 'kiosk-hint-beside', '也可在自助设备办理，免排队', /self-service machine/);
});

test('from the people waiting that the branch names, the machine comes first, and the line promises no single touch', async () => {
  const pages = { ...OPEN_VIEW.pages, hintFromWaiting: 1 };
  const kiosk = await KioskOnStage.open({ ...OPEN_VIEW, pages }, PORTRAIT, false);
  await shown(kiosk.screen.page.getByText('点选业务，按提示取号'));
  await kiosk.tapNext(/转账/);
  await bothLanguages(kiosk, 'kiosk-hint-first', '该业务也可在自助\u200b设备办理，免排队', /Prefer the counter/);
});

test.each([
  ['portrait', PORTRAIT],
  ['landscape', LANDSCAPE],
] as const)('sixty services with long names fit their pages, %s, in both sizes of print', async (name, size) => {
  const kiosk = await KioskOnStage.open({ ...OPEN_VIEW, services: SIXTY }, size, false);
  const { page } = kiosk.screen;
  for (const print of ['standard', 'large']) {
    if (print === 'large') await kiosk.tapNext(/大字版|Large text/);
    await shoot(page, `kiosk-sixty-${name}-${print}`);
    expect(await clippedText(page, false)).toEqual([]);
    expect(await axeViolations(page, true)).toEqual([]);
    const tiles = await page.locator('.tile').evaluateAll((all) =>
      all.map((tile) => {
        const text = tile.querySelector('.tile-name');
        const lines = text === null ? 0 : text.getBoundingClientRect().height / parseFloat(getComputedStyle(text).lineHeight);
        const place = tile.parentElement?.getBoundingClientRect().height ?? 0;
        return { height: tile.getBoundingClientRect().height, place, lines: Math.round(lines) };
      }),
    );
    for (const { height, place, lines } of tiles) {
      expect(height).toBeLessThanOrEqual(place + 1);
      expect(lines).toBeLessThanOrEqual(2);
      expect(height / OPEN_VIEW.pixelsPerMm).toBeGreaterThanOrEqual(19.5);
    }
  }
  await kiosk.tapNext('标准版');
  const before = await page.locator('.tile-name').first().textContent();
  await kiosk.tapNext(/更多业务/);
  await becomes(() => page.locator('.tile-name').first().textContent()).not.toBe(before);
  await kiosk.tapNext(/上一页/);
  await becomes(() => page.locator('.tile-name').first().textContent()).toBe(before);
});
