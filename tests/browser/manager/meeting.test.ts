import { beforeEach, expect, test } from 'vitest';
import type { ManagerView } from '../../../server/contract/manager.ts';
import { SAME_ACTION_LOCK_MS } from '../../../counter-client/parts/sender.ts';
import { TAP_LOCK_MS } from '../../../server/web/touch.ts';
import { axeViolations, clippedText, type Screen, type Size } from '../chromium.ts';
import { shown } from '../awaiting.ts';
import { shoot } from '../shoot.ts';
import { STAGE_TIME } from '../stage.ts';
import { openOnStage, stage } from '../staged.ts';
import { desk, guest, managerView, MEETING } from './views.ts';

const PHONE: Size = { width: 390, height: 844 };

let screen: Screen;
beforeEach(async () => {
  stage.show('manager', managerView({}));
  screen = await openOnStage('/counter/manager', { size: PHONE, locale: 'zh-CN', touch: true, before: null });
  await shown(screen.page.locator('.manager'));
});

type Desk = ManagerView['desks'][number];
type Met = NonNullable<Desk['meeting']>;

function meets(part: Partial<Met>, desks: Partial<Desk>): void {
  stage.show('manager', managerView({ desks: [desk({ state: 'with-customer', meeting: { ...MEETING, ...part }, ...desks })] }));
}

async function tap(selector: string): Promise<void> {
  await stage.outlast(screen.page, Math.max(TAP_LOCK_MS, SAME_ACTION_LOCK_MS) + 50);
  const target = screen.page.locator(selector);
  await target.scrollIntoViewIfNeeded();
  await target.tap();
}

async function readable(name: string): Promise<void> {
  await shoot(screen.page, `manager-meeting-${name}`);
  await expect.poll(async () => (await clippedText(screen.page, true)).filter((text) => !text.startsWith('beyond the window'))).toEqual([]);
  expect(await axeViolations(screen.page, false), name).toEqual([]);
}

const asked = () => stage.requests.map(({ command }) => command).filter(({ type }) => type !== 'read-guest');
const card = () => screen.page.locator('[data-meeting="liu"]');

test('GUEST-11 reason, who referred, service, seat and earlier cards stay while they are together; the name is written down', async () => {
  const cue = { 'zh-CN': '大额存款到期', en: 'Large deposit falls due' };
  const cards = [{ date: '2026-11-23', managerName: '刘洋', recorderName: '王芳', cue }];
  meets({ cards, referral: guest('r-now', '郑', { state: 'closed', outcome: 'introduced', salutation: null }) }, {});
  await expect
    .poll(() => card().innerText())
    .toMatch(
      /大额存款到期[\s\S]*林静（5 号窗口） · 赵敏陪同[\s\S]*现金存取[\s\S]*等候区 B · 浅色外套、戴眼镜[\s\S]*2026-11-23 王芳派发刘洋的名片/,
    );
  await readable('facts-zh');
  await card().locator('[data-field="surname"]').fill('郑');
  await tap('[data-at="title mr"]');
  await tap('[data-at="name r-now"]');
  await expect.poll(asked).toEqual([{ type: 'name-guest', referralId: 'r-now', salutation: { surname: '郑', title: 'mr' } }]);
  meets({ cards, referral: guest('r-now', '郑', { state: 'closed', outcome: 'introduced' }) }, {});
  await expect.poll(() => card().locator('[data-field="surname"]').count()).toBe(0);
});

test.each([
  ['escorted', '号码 A043 回到原来的位置，取号时间不变；不另行通知。'],
  ['waiting', '号码 A043 仍在排队，位次不变。'],
  ['serving', '号码 A043 正在窗口办理，不受影响。'],
  ['parked', '号码 A043 已挂起，由窗口叫回。'],
  ['missed', '号码 A043 已过号，请大堂恢复。'],
  [null, '该客户没有号码。如需办理业务，请大堂登记取号。'],
] as const)('GUIDE-6 a guest sent back with a number that is %s is told what happens to it', async (phase, words) => {
  meets({ referral: guest('r-now', '郑', { state: 'closed', outcome: 'introduced', phase }) }, {});
  await tap('[data-at="judge r-now ordinary"]');
  await expect.poll(() => screen.page.locator('.send-back p').innerText()).toBe(words);
});

test('GUIDE-6 a number that is over is not promised a place: a new one is offered, at the own arrival', async () => {
  const over = guest('r-now', '郑', { state: 'closed', outcome: 'introduced', phase: 'closed' });
  meets({ referral: over }, {});
  await tap('[data-at="judge r-now ordinary"]');
  await expect
    .poll(() => screen.page.locator('.send-back').innerText())
    .toMatch(/A043 已结束，不会再被呼叫。还要办业务的，可补一个号，按 10:03 到店排队。[\s\S]*补号办理：/);
  await readable('number-over-zh');
  await tap('.send-back .chips [data-at="renumber r-now"] >> nth=0');
  await expect.poll(asked).toEqual([{ type: 'renumber-guest', referralId: 'r-now', serviceId: 'cash' }]);
  meets({ referral: { ...over, newNumber: 'A061' } }, {});
  await shown(screen.page.getByText('已补号 A061，按 10:03 到店排队。请告知客户。'));
});

test('GATHER-6 a guest of an event who was checked in is told, with a badge, until the manager knows', async () => {
  await screen.page.route('**/api/gatherings/g1/attendees', (route) =>
    route.fulfill({
      json: {
        attendees: [{ id: 'a1', name: '欧阳女士', phone: '', companions: 1, managerName: '刘洋', isTold: true, arrivedAt: STAGE_TIME }],
        total: 1,
      },
    }),
  );
  const arrivals = [{ gatheringId: 'g1', attendeeId: 'a1', companions: 1, at: STAGE_TIME }];
  stage.show('manager', managerView({ desks: [desk({ arrivals })] }));
  const arrival = screen.page.locator('[data-arrival="a1"]');
  await expect.poll(() => arrival.innerText()).toMatch(/欧阳女士[\s\S]*10:24 在大堂签到，随行 1 人，由您接待/);
  await shown(screen.page.locator('[data-notice="liu"]'));
  await readable('arrival-zh');
  await tap('[data-arrival="a1"] .key');
  await expect.poll(asked).toEqual([{ type: 'note-arrival', managerId: 'liu', attendeeId: 'a1' }]);
});
