import { beforeEach, expect, test } from 'vitest';
import { PRINTER_WORDS } from '../../../counter-client/printer-words.ts';
import { lobbyEn } from '../../../counter-client/lobby/texts-en.ts';
import { lobbyZh } from '../../../counter-client/lobby/texts-zh.ts';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { openLobby, PHONE, playReports, resize, TABLET, tap } from './stage.ts';
import { busyLobby, calmLobby } from './views.ts';
import { shoot } from '../shoot.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openLobby(calmLobby(), (page) => playReports(page, []));
});

interface Look {
  readonly name: string;
  readonly busy: boolean;
  readonly taps: readonly string[];
}

const looks: readonly Look[] = [
  { name: 'empty', busy: false, taps: ['[data-nav="queues"]'] },
  { name: 'busy', busy: true, taps: ['[data-nav="queues"]'] },
  { name: 'counters', busy: true, taps: ['[data-nav="todo"]'] },
  { name: 'ticket', busy: false, taps: ['[data-nav="queues"]', '[data-ticket="t-A043"]'] },
  { name: 'cancel', busy: false, taps: ['[data-nav="queues"]', '[data-ticket="t-A043"]', '[data-at="ask cancel t-A043"]'] },
  { name: 'close', busy: false, taps: ['[data-nav="day"]', '[data-at="ask close-day"]'] },
  { name: 'report', busy: false, taps: ['[data-nav="day"]', '[data-report] caption >> nth=0'] },
];

/** @param judged by axe too, which looks at roles and colours: one size in each language is enough for these */
async function expectReadable(name: string, judged: boolean): Promise<void> {
  const { page } = screen;
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
  await shoot(page, `staff-lobby-${name}`);
  expect(await clippedText(page, true), name).toEqual([]);
  if (judged) expect(await axeViolations(page, false), name).toEqual([]);
}

test.each(looks)('can be read on tablet and phone, in both languages: $name', async ({ name, busy, taps }) => {
  const { page } = screen;
  for (const [size, tag] of [
    [TABLET, ''],
    [PHONE, '-phone'],
  ] as const) {
    await resize(page, size);
    stage.show('lobby', busy ? busyLobby() : calmLobby());
    for (const language of ['zh-CN', 'en'] as const) {
      const other = language === 'en' ? 'zh-CN' : 'en';
      if ((await page.locator(`header button[lang="${language}"]`).count()) === 1)
        await page.locator(`header button[lang="${language}"]`).tap();
      await shown(page.locator(`header button[lang="${other}"]`));
      for (const target of taps) await tap(page, target);
      await expectReadable(`${name}${tag}${language === 'en' ? '-en' : ''}`, (language === 'en') === (size === PHONE));
      await page.keyboard.press('Escape');
      await gone(page.locator('[data-sheet]'));
    }
  }
});

test('a phone shows what is to do as its first page, reprints included', async () => {
  const { page } = screen;
  await resize(page, PHONE);
  stage.show('lobby', busyLobby());
  await tap(page, '[data-nav="todo"]');
  await expectReadable('todo-phone', true);
  await tap(page, '[data-at="ask reprint t-A050"]');
  await expectReadable('reprint-phone', true);
});

test('the report prints on A4 without the screen around it', async () => {
  const { page } = screen;
  stage.show('lobby', calmLobby());
  await tap(page, '[data-nav="day"]');
  await shown(page.locator('[data-report]'));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('nav').isVisible()).toBe(false);
  expect(await page.locator('.report-title').isVisible()).toBe(true);
  expect((await page.pdf({ preferCSSPageSize: true })).byteLength).toBeGreaterThan(10_000);
});

test('every printer condition has words, and both dictionaries hold the same placeholders', () => {
  for (const { whatToDo } of Object.values(PRINTER_WORDS)) expect(whatToDo['zh-CN']).toMatch(/。$/);
  for (const [key, zh] of Object.entries(lobbyZh)) {
    const en = lobbyEn[key as keyof typeof lobbyZh];
    expect(en.match(/\{\{\w+\}\}/g)?.sort() ?? [], key).toEqual(zh.match(/\{\{\w+\}\}/g)?.sort() ?? []);
  }
});
