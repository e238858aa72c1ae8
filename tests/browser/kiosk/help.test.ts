import { describe, expect, test } from 'vitest';
import { HELD_MAX_MS } from '../../../kiosk/help/slot.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import type { Step } from '../../given.ts';
import { asks, dayOpens } from '../../steps.ts';
import { GUIDED_BRANCH, manned } from '../../kernel/referral/referral-steps.ts';
import { shown } from '../awaiting.ts';
import { BranchOnStage } from '../branch-on-stage.ts';
import type { Screen } from '../chromium.ts';
import { TABLET, tap } from '../lobby/stage.ts';
import { shoot } from '../shoot.ts';
import { openOnStage, stage } from '../staged.ts';
import { KioskOnStage, PORTRAIT } from './views.ts';

/** Nobody is late for a long time, so that a story of its own says when. */
const PATIENT: BranchConfiguration = { ...GUIDED_BRANCH, help: { unansweredMs: 60_000, lifeMs: 60 * 60_000 } };

let branch: BranchOnStage;
let kiosk: KioskOnStage;

async function atKiosk(configuration: BranchConfiguration, ...steps: readonly Step[]): Promise<void> {
  branch = new BranchOnStage(stage, configuration, dayOpens, ...steps);
  kiosk = await KioskOnStage.open(null, PORTRAIT, true);
  await shown(kiosk.screen.page.locator('.tile-name').first());
}

async function openLobby(): Promise<Screen> {
  const lobby = await openOnStage('/counter/lobby', { size: TABLET, locale: 'zh-CN', touch: true, before: null });
  await shown(lobby.page.locator('.todo'));
  return lobby;
}

const sheet = () => kiosk.screen.page.getByRole('dialog').first();
const says = (words: string) => expect.poll(() => sheet().textContent()).toContain(words);

/** At the kiosk and in the branch the same time passes. */
async function pass(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 30) {
    const step = Math.min(30, left);
    await kiosk.pass(step * 1_000);
    branch.pass(step);
  }
  await kiosk.pass(1_000);
}

async function look(name: string): Promise<void> {
  await shoot(kiosk.screen.page, `kiosk-help-${name}`);
  await kiosk.isSound();
}

describe('a call for help', () => {
  test('is told, seen, answered and over, as the lobby does each of it', async () => {
    await atKiosk(GUIDED_BRANCH, manned);
    await kiosk.button('请工作人员帮忙').tap();
    await says('正在通知工作人员');
    const lobby = await openLobby();
    await says('工作人员已收到');
    await look('seen-zh');
    await tap(lobby.page, '[data-help] .key');
    await says('工作人员马上来');
    expect(await kiosk.screen.page.content()).not.toContain('赵敏');
    await tap(lobby.page, '[data-help] .key');
    await kiosk.pass(1_000);
    await says('本次帮助已结束');
    await look('ended-zh');
    await kiosk.pass(9_000);
    await expect.poll(() => sheet().count()).toBe(0);
  });

  test('that nobody answers sends the customer to the service desk, and alerts again when it is pressed again', async () => {
    await atKiosk(PATIENT, manned);
    await kiosk.button('English').tap();
    await kiosk.tapNext('Ask for help');
    await says('Telling our staff');
    expect(await kiosk.button('Call again').count()).toBe(0);
    await pass(60);
    await says('Nobody has answered yet. Please go to the service desk');
    await look('desk-en');
    const lobby = await openLobby();
    await expect.poll(() => lobby.page.locator('[data-help]').textContent()).toContain('已请客户到大堂服务台');
    await kiosk.tapNext('Call again');
    await expect.poll(() => lobby.page.locator('[data-help]').textContent()).toContain('客户已再次呼叫 1 次');
    await shoot(lobby.page, 'kiosk-help-lobby');
    await says('Our staff have seen your call');
    for (let again = 0; again < 2; again += 1) {
      await kiosk.pass(16_000);
      branch.pass(20);
      await kiosk.tapNext('Call again');
    }
    await kiosk.pass(16_000);
    branch.pass(20);
    await kiosk.tapNext('Call again');
    await says('Our staff were told several times. Please go to the service desk in the lobby.');
  });

  test('says at once where to go when nobody is on duty', async () => {
    await atKiosk(GUIDED_BRANCH);
    await kiosk.button('大字版').tap();
    await kiosk.tapNext('请工作人员帮忙');
    await says('暂时无人应答，请到大堂服务台');
    await look('desk-elder-zh');
  });
});

describe('the page of a person who waits for help', () => {
  test('stays while the call is open, has an end that says where to go, and then is the next customer’s', async () => {
    await atKiosk(GUIDED_BRANCH, manned);
    await kiosk.button('大字版').tap();
    await kiosk.tapNext('English');
    await kiosk.tapNext('Ask for help');
    await says('Telling our staff');
    await pass(4 * 60 + 30);
    await says('Nobody has answered yet');
    expect(await kiosk.screen.page.locator('.kiosk').getAttribute('data-elder')).toBe('true');
    await pass(60);
    await says('Nobody answered. Please go to the service desk');
    await look('expired-elder-en');
    await pass(90);
    await expect.poll(() => kiosk.screen.page.locator('.kiosk').getAttribute('data-elder')).toBe('false');
    await kiosk.button('请工作人员帮忙').tap();
    await says('正在通知工作人员');
    expect(branch.story.log.filter(({ event }) => event.type === 'help-requested')).toHaveLength(2);
  });

  test('is kept for so long and no longer, even if the call were open for ever', async () => {
    await atKiosk(PATIENT, manned, asks({ role: 'kiosk', kioskId: 'k1' }, { type: 'request-help', counterId: null, kind: 'help' }));
    await openLobby();
    await kiosk.button('大字版').tap();
    await pass(20);
    await kiosk.tapNext(/帮忙|已收到/);
    await says('工作人员已收到');
    await pass(30);
    expect(await sheet().count()).toBe(1);
    await pass(HELD_MAX_MS / 1_000 - 30);
    await says('请到大堂服务台');
    await pass(90);
    await expect.poll(() => kiosk.screen.page.locator('.kiosk').getAttribute('data-elder')).toBe('false');
  });
});
