import { beforeEach, describe, expect, test } from 'vitest';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { deviceStateOf } from '../../../server/kernel/state/device.ts';
import { deviceWords } from '../../../counter-client/device-words.ts';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { openLobby, PHONE, resize, TABLET, tap } from './stage.ts';
import { calmLobby } from './views.ts';
import { shoot } from '../shoot.ts';
import { STAGE_TIME } from '../stage.ts';
import { shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

type Row = LobbyView['devices'][number];

let screen: Screen;

const counterNamed = (label: string) => ({ 'zh-CN': `${label} 号窗口`, en: `Counter ${label}` });
const KIOSK_NAME = { 'zh-CN': '取号机 1', en: 'Kiosk 1' };
const row = (kind: Row['kind'], key: string, place: Row['place'], condition: Row['condition']): Row => ({
  kind,
  key,
  place,
  condition,
  state: deviceStateOf(condition),
  since: STAGE_TIME - 65_000,
});
const board = (label: string, condition: Row['condition']): Row => row('board', `a1/leds/led-${label}`, counterNamed(label), condition);
const cards = () => screen.page.locator('article[data-device]');
const list = () => screen.page.locator('[data-list="devices"]');

describe('devices on the lobby’s page', () => {
  beforeEach(async () => {
    screen = await openLobby(calmLobby(), null);
  });

  test('all well alarm nobody, and are listed when asked for, printers and voices among them', async () => {
    expect(await cards().count()).toBe(0);
    await expect.poll(() => list().locator('summary .chip').textContent()).toBe('8 台，均无异常');
    expect(await list().locator('li').first().isVisible()).toBe(false);
    await tap(screen.page, '[data-list="devices"] summary');
    await shown(list().locator('li').first());
    const texts = await list().locator('li').allTextContents();
    expect(texts).toHaveLength(8);
    expect(texts.join('\n')).toContain('2 号窗口 显示屏线路已通');
    expect(texts.join('\n')).toContain('大厅显示屏 · 叫号语音正常');
    expect(await axeViolations(screen.page, false)).toEqual([]);
    await shoot(screen.page, 'lobby-devices-well');
  });

  test('a pulled cable is one thing to do, however many hang on it', async () => {
    stage.change('lobby', {
      devices: [board('1', 'port-missing'), board('2', 'port-missing'), row('reader', 'a1/reader-1', KIOSK_NAME, 'ok')],
    });
    await shown(cards().first());
    expect(await cards().allTextContents()).toEqual([
      expect.stringContaining('1 号窗口 显示屏等 2 台未找到端口，请检查数据线是否插好。1 分'),
    ]);
    await expect.poll(() => screen.page.locator('.section-title .chip').first().textContent()).toBe('1');
    await expect.poll(() => list().locator('summary .chip').textContent()).toBe('7 台，2 台需处理');
  });

  test('each cause has its own card, with what to do in both languages, on tablet and phone', async () => {
    const { page } = screen;
    stage.change('lobby', {
      devices: [
        board('1', 'address-doubled'),
        row('pad', 'a1/leds/pad-2', counterNamed('2'), 'no-answer'),
        row('reader', 'a1/reader-1', KIOSK_NAME, 'half-track'),
        row('board', 'a2/pole/board-3', counterNamed('3'), 'unreachable'),
        row('rater', 'a2/pads/rate-3', counterNamed('3'), 'unreachable'),
        row('directory', 'server:/look-up', { 'zh-CN': '服务器', en: 'Server' }, 'late'),
        board('4', 'line-open'),
      ],
    });
    await expect.poll(() => cards().count()).toBe(5);
    expect(await screen.page.locator('[data-condition="late"] .what-to-do').textContent()).toBe(
      '查询接口应答超时，现按本网点规则办理，请告知技术人员。',
    );
    for (const [language, tag] of [
      ['zh', ''],
      ['en', '-en'],
    ] as const) {
      if (language === 'en') await tap(page, '.lobby-top button[lang="en"]');
      for (const [size, suffix] of [
        [TABLET, ''],
        [PHONE, '-phone'],
      ] as const) {
        await resize(page, size);
        if (size === PHONE) await tap(page, '[data-nav="todo"]');
        await shown(cards().first());
        await shoot(page, `lobby-devices${tag}${suffix}`);
        await list().scrollIntoViewIfNeeded();
        await shoot(page, `lobby-devices${tag}${suffix}-list`);
        expect(await clippedText(page, true)).toEqual([]);
        expect(await axeViolations(page, false)).toEqual([]);
      }
    }
    expect(await cards().first().textContent()).toContain('Two boards have one address');
  });
});

test('every condition has words in both languages that say what to do, in sentences', () => {
  const conditions = [
    'ok',
    'line-open',
    'no-answer',
    'late',
    'unreachable',
    'port-missing',
    'port-busy',
    'no-permission',
    'port-failed',
  ] as const;
  const more = ['wrong-baud', 'not-understood', 'address-doubled', 'half-track', 'unknown-place'] as const;
  for (const kind of ['board', 'directory'] as const)
    for (const condition of [...conditions, ...more]) {
      const { whatToDo } = deviceWords({ kind, condition });
      expect(whatToDo['zh-CN'], condition).toMatch(/^[^,;!?.]*[一-鿿][^,;!?.]*。$/);
      expect(whatToDo.en, condition).toMatch(/^[A-Z].*\.$/);
    }
});
