import { expect, test } from 'vitest';
import { shown } from '../awaiting.ts';
import { axeViolations, clippedText, type Page, type Size } from '../chromium.ts';
import { PHONE, playReports, TABLET } from '../lobby/stage.ts';
import { calmLobby } from '../lobby/views.ts';
import { managerView } from '../manager/views.ts';
import { shoot } from '../shoot.ts';
import { STAGE_TIME } from '../stage.ts';
import { openOnStage, stage } from '../staged.ts';
import { supervisorWith } from '../supervisor/views.ts';
import { idleCounter, tellerWith } from '../teller/views.ts';

const HOUR_MS = 60 * 60_000;
const DESK: Size = { width: 1440, height: 900 };

const PAGES = {
  lobby: { size: TABLET, show: (from: number) => stage.show('lobby', { ...calmLobby(), ...restored(from) }) },
  'lobby-phone': { size: PHONE, show: (from: number) => stage.show('lobby', { ...calmLobby(), ...restored(from) }) },
  supervisor: { size: DESK, show: (from: number) => stage.show('supervisor', { ...supervisorWith(true), ...restored(from) }) },
  manager: { size: PHONE, show: (from: number) => stage.show('manager', managerView(restored(from))) },
  teller: { size: DESK, show: (from: number) => stage.show('teller', { ...tellerWith(idleCounter()), ...restored(from) }) },
} as const;

function restored(from: number) {
  return { restored: { at: STAGE_TIME - 5 * 60_000, from } };
}

async function speak(page: Page, language: 'zh-CN' | 'en'): Promise<void> {
  const button = page.locator(`button[lang="${language}"]`);
  if ((await button.count()) > 0) await button.first().click();
  await shown(page.locator(`button[lang="${language === 'en' ? 'zh-CN' : 'en'}"]`).first());
}

test.each(Object.keys(PAGES) as (keyof typeof PAGES)[])('%s says above everything else that the branch was restored', async (name) => {
  const { size, show } = PAGES[name];
  show(STAGE_TIME - HOUR_MS);
  const path = `/counter/${name.replace('-phone', '')}`;
  const { page } = await openOnStage(path, { size, locale: 'zh-CN', touch: false, before: (one) => playReports(one, []) });
  const bar = page.locator('.restored-bar');
  for (const language of ['zh-CN', 'en'] as const) {
    await shown(bar);
    await speak(page, language);
    await expect
      .poll(() => bar.textContent())
      .toMatch(language === 'en' ? /Restored at 10:19 from the backup of 09:24\./ : /^网点已于 10:19 从 09:24 的备份恢复/);
    const box = await bar.boundingBox();
    expect([box?.y, box?.width]).toEqual([0, size.width]);
    expect(await bar.evaluate((line) => getComputedStyle(line).paddingInlineStart), 'it has its look on every page').not.toBe('0px');
    await shoot(page, `restored-${name}-${language}`);
    expect(await clippedText(page, true)).toEqual([]);
    expect(await axeViolations(page, false)).toEqual([]);
  }
  show(STAGE_TIME - 20 * HOUR_MS);
  await expect.poll(() => bar.textContent(), { message: 'the day before is named' }).toMatch(/from the backup of .*22.* 14:24\./);
});
