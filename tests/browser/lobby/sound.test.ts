import { beforeEach, expect, test } from 'vitest';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { clippedText } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { openLobby } from './stage.ts';
import { calmLobby } from './views.ts';
import { shoot } from '../shoot.ts';
import { STAGE_TIME } from '../stage.ts';
import { shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

type Sound = LobbyView['sounds'][number];

let screen: Screen;
beforeEach(async () => {
  screen = await openLobby(calmLobby(), null);
});

const hall = (condition: Sound['condition'], agoMs: number, fault: string | null): Sound => ({
  wallId: 'hall',
  name: { 'zh-CN': '大厅显示屏', en: 'Hall display' },
  condition,
  fault,
  since: STAGE_TIME - agoMs,
});
const cards = () => screen.page.locator('[data-sound] .what-to-do');

test.each([
  ['blocked', '叫号语音未开启，请在该显示屏上轻触一下，或按任意键。'],
  ['broken', '叫号语音无法播放，请人工喊号，并告知技术人员。'],
  ['unreachable', '叫号显示屏未连接，大厅听不到叫号。请检查显示屏电源与网线。'],
] as const)('a voice that is %s is somebody’s to see to', async (condition, words) => {
  stage.change('lobby', { sounds: [hall(condition, 60_000, null)] });
  await shown(cards().getByText(words));
  await expect.poll(() => screen.page.locator('.section-title .chip').first().textContent()).toBe('1');
});

test('a pack that cannot be used is named for the technician', async () => {
  stage.change('lobby', { sounds: [hall('substituted', 60_000, 'voice pack: missing zh-3')] });
  await shown(screen.page.locator('[data-sound][data-condition="substituted"] .hint').getByText('voice pack: missing zh-3'));
  expect(await clippedText(screen.page, true)).toEqual([]);
  await shoot(screen.page, 'lobby-sound-substituted');
});

test('what is well, or mends itself within ten seconds, alarms nobody', async () => {
  stage.change('lobby', { sounds: [hall('on', 60_000, null)] });
  await expect.poll(() => cards().count()).toBe(0);
  stage.change('lobby', { sounds: [hall('unreachable', 2_000, null)] });
  await shown(screen.page.locator('.nothing'));
  expect(await cards().count()).toBe(0);
});
