import { expect, test } from 'vitest';
import { conditionWords } from '../../../counter-client/parts/conditions/words.ts';
import { inBothLanguages } from '../../../server/kernel/configuration/local-text.ts';
import { SERVER_CONDITION_KINDS, type ServerCondition } from '../../../server/contract/server-condition.ts';
import { shown } from '../awaiting.ts';
import { axeViolations, clippedText, type Page } from '../chromium.ts';
import { KioskOnStage, OPEN_VIEW, PORTRAIT } from '../kiosk/views.ts';
import { openLobby, PHONE, playReports, resize, TABLET } from '../lobby/stage.ts';
import { calmLobby } from '../lobby/views.ts';
import { shoot } from '../shoot.ts';
import { openOnStage, stage } from '../staged.ts';
import { supervisorWith } from '../supervisor/views.ts';

/** Everything at once: more than a branch will ever see. */
const ALL: readonly ServerCondition[] = SERVER_CONDITION_KINDS.map((kind, index) => ({
  kind,
  since: stageNow() - (index + 1) * 60_000,
  detail: inBothLanguages(kind === 'records-damaged' ? '2026-11-21, 2026-11-22' : kind === 'clock-jumped' ? '+4:00' : ''),
}));

function stageNow(): number {
  return calmLobby().day?.openedAt ?? 0;
}

async function speak(page: Page, language: 'zh-CN' | 'en'): Promise<void> {
  const button = page.locator(`header button[lang="${language}"]`);
  if ((await button.count()) === 1) await button.click();
  await shown(page.locator(`header button[lang="${language === 'en' ? 'zh-CN' : 'en'}"]`));
}

/** Each is there in its own words, with what to do, and nothing is cut or fails axe. */
async function tells(page: Page, name: string): Promise<void> {
  for (const language of ['zh-CN', 'en'] as const) {
    await speak(page, language);
    for (const kind of SERVER_CONDITION_KINDS) {
      const card = page.locator(`[data-condition="${kind}"]`);
      await shown(card);
      const { title, whatToDo } = conditionWords(kind);
      expect(await card.locator('h3').textContent()).toBe(title[language]);
      expect(await card.locator('.what-to-do').textContent()).toBe(whatToDo[language]);
    }
    await shoot(page, `conditions-${name}-${language}`);
    expect(await clippedText(page, true), language).toEqual([]);
    expect(await axeViolations(page, false), language).toEqual([]);
  }
}

test('the lobby reads what is wrong with the server, and what to do, on tablet and phone', async () => {
  const { page } = await openLobby({ ...calmLobby(), conditions: [...ALL] }, (one) => playReports(one, []));
  await tells(page, 'lobby');
  await resize(page, PHONE);
  await page.locator('[data-nav="todo"]').tap();
  await tells(page, 'lobby-phone');
  await resize(page, TABLET);
  stage.show('lobby', calmLobby());
  await expect.poll(() => page.locator('[data-condition]').count()).toBe(0);
});

test('the supervisor reads the same on top of the page', async () => {
  stage.show('supervisor', { ...supervisorWith(true), conditions: [...ALL] });
  const { page } = await openOnStage('/counter/supervisor', {
    size: { width: 1440, height: 900 },
    locale: 'zh-CN',
    touch: false,
    before: null,
  });
  await shown(page.locator('.tiles'));
  await tells(page, 'supervisor');
});

test('a kiosk whose server can keep no number says so, sends to the staff, and offers none', async () => {
  const kiosk = await KioskOnStage.open({ ...OPEN_VIEW, state: 'unavailable' }, PORTRAIT, false);
  const { page } = kiosk.screen;
  for (const english of [false, true]) {
    if (english) await kiosk.tapNext('English');
    await shown(page.getByText(english ? 'Please see the lobby manager, who will help you' : '请找大堂经理，由工作人员为您安排'));
    expect(await page.locator('.tile:not(.tile-other)[data-state="open"]').count()).toBe(0);
    await shoot(page, `conditions-kiosk-${english ? 'en' : 'zh'}`);
    await kiosk.isSound();
  }
});
