import { describe, expect, test } from 'vitest';
import type { Diagnostics } from '../../../display/diagnostics.ts';
import { clipList } from '../../../display/voice/clip-list.ts';
import { CLIP_GAP_MS, REPEAT_GAP_MS } from '../../../display/voice/schedule.ts';
import { AWAY } from '../chromium.ts';
import { becomes, heroes, listed, openListenedWall, openPage, openWall, says, spoken, words } from './kit.ts';
import { EARLIER, wallCall } from './views.ts';
import { withClock } from '../page-clock.ts';
import { shoot } from '../shoot.ts';
import { stage } from '../staged.ts';

/** Every clip on the audio clock, in order of time. */
function sounding(turns: Diagnostics['spoken']): { clip: string; startsAtMs: number; endsAtMs: number }[] {
  return turns
    .flatMap((turn) => turn.clips)
    .map(({ clip, startsAtMs, durationMs }) => {
      if (startsAtMs === null) throw new Error(`${clip} made no sound`);
      return { clip, startsAtMs, endsAtMs: startsAtMs + durationMs };
    });
}

function expectNoOverlap(turns: Diagnostics['spoken']): void {
  const clips = sounding(turns);
  clips.slice(1).forEach((clip, index) => {
    expect(clip.startsAtMs - (clips[index]?.endsAtMs ?? 0)).toBeGreaterThanOrEqual(CLIP_GAP_MS - 0.01);
  });
}

describe('a call', () => {
  test('fills the panel, leaves the earlier ones in the list, and is spoken word by word', async () => {
    const { page } = await openWall({ calls: [...EARLIER] }, null);
    await becomes(() => heroes(page)).toEqual(['B017']);
    expect(await page.locator('.hero.awaited').count()).toBe(0);
    const call = wallCall('A039', '3', 0, {});
    stage.change('wall', { calls: [call, ...EARLIER] });
    await becomes(() => page.locator('.hero.awaited .number').allTextContents()).toEqual(['A039']);
    expect(await page.locator('.hero .window .zh').textContent()).toBe('3 号窗口');
    expect(await listed(page)).toEqual(['B017 5', 'A038 2', 'C006 4', 'A037 3']);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
    const [turn] = await spoken(page);
    expect(turn?.clips.map((clip) => clip.clip)).toEqual(clipList(call, false));
    expectNoOverlap(turn === undefined ? [] : [turn]);
    sounding(turn === undefined ? [] : [turn])
      .slice(1)
      .forEach((clip, index, all) => {
        if (index > 0) expect(clip.startsAtMs - (all[index - 1]?.endsAtMs ?? 0)).toBeCloseTo(CLIP_GAP_MS, 3);
      });
  });

  test('is said as often as the branch wants, with a breath between', async () => {
    const { page } = await openWall({ announcementRounds: 2, calls: [wallCall('A039', '3', 0, {})] }, null);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1', 'A039-3 1.2']);
    const turns = await spoken(page);
    const ended = sounding(turns.slice(0, 1)).at(-1)?.endsAtMs ?? 0;
    const again = sounding(turns.slice(1))[0]?.startsAtMs ?? 0;
    /* A busy machine may be late; it may never be early. */
    expect(again - ended).toBeGreaterThanOrEqual(REPEAT_GAP_MS - 20);
    expect(again - ended).toBeLessThan(REPEAT_GAP_MS + 5_000);
  });

  test('recalled, is announced once more; told again by a beat or a resync, it is not', async () => {
    const call = wallCall('A039', '3', 0, {});
    const { page } = await openListenedWall({ calls: [call] }, null);
    await says(page, ['A039-3 1.1']);
    stage.change('wall', { calls: [call] });
    stage.beat();
    stage.change('wall', { calls: [{ ...call, round: 2, lastAnnouncedAt: call.lastAnnouncedAt + 9_000 }] });
    await says(page, ['A039-3 1.1', 'A039-3 2.1']);
    expectNoOverlap(await spoken(page));
  });

  test('undone before its turn is never spoken, and leaves without a word', async () => {
    const first = wallCall('A039', '3', 2, {});
    const second = wallCall('B018', '1', 1, {});
    const third = wallCall('C007', '2', 0, {});
    const { page } = await openListenedWall({ calls: [first] }, null);
    await says(page, ['A039-3 1.1']);
    stage.change('wall', { calls: [second, first] });
    await becomes(() => heroes(page)).toEqual(['A039', 'B018']);
    stage.change('wall', { calls: [third, first] });
    await becomes(() => heroes(page)).toEqual(['A039', 'C007']);
    await says(page, ['A039-3 1.1', 'C007-2 1.1']);
    expect(await page.locator('body').textContent()).not.toMatch(/B018|取消|撤销/);
  });

  test('undone while it is on show takes its number from the screen', async () => {
    const { page } = await openWall({ calls: [wallCall('A039', '3', 0, {}), ...EARLIER] }, null);
    await becomes(() => heroes(page)).toEqual(['A039']);
    stage.change('wall', { calls: [...EARLIER] });
    await becomes(() => heroes(page)).toEqual(['B017']);
    expect(await page.locator('body').textContent()).not.toContain('A039');
  });
});

describe('calls at once', () => {
  test('share the panel, are spoken in the order they were called, and never into one another', async () => {
    const calls = [wallCall('C007', '2', 0, {}), wallCall('B018', '12', 1, { language: 'en' }), wallCall('A039', '3', 2, {})];
    const { page } = await openListenedWall({ calls: [...calls, ...EARLIER.slice(0, 5)] }, null);
    await becomes(() => heroes(page)).toEqual(['A039', 'B018']);
    await shoot(page, 'display-story-two-at-once');
    /* What still waits to be spoken can be read already. */
    expect((await listed(page))[0]).toBe('C007 2');
    await says(page, ['A039-3 1.1', 'B018-12 1.1', 'C007-2 1.1']);
    expect(await heroes(page)).toEqual(['C007']);
    const turns = await spoken(page);
    expectNoOverlap(turns);
    expect(turns[1]?.clips.map((clip) => clip.clip)).toContain('en-please-go-to-counter');
    expect(turns[0]?.clips.map((clip) => clip.clip).join(' ')).not.toContain('en-');
  });

  test('a display that does not announce keeps the pace in silence, and fetches no sound', async () => {
    const sounds: string[] = [];
    const { page } = await openListenedWall(
      { announces: false, calls: [wallCall('B018', '1', 0, {}), wallCall('A039', '3', 1, {})] },
      (opened) => {
        opened.on('request', (request) => {
          if (request.url().includes('.opus')) sounds.push(request.url());
        });
        return Promise.resolve();
      },
    );
    await becomes(() => heroes(page)).toEqual(['A039', 'B018']);
    await says(page, ['A039-3 1.1', 'B018-1 1.1']);
    expect((await spoken(page)).flatMap((turn) => turn.clips).every((clip) => clip.startsAtMs === null)).toBe(true);
    expect(sounds).toEqual([]);
  });
});

describe('a screen that was away', () => {
  test('after a restart of the server says nothing again, and speaks what is new', async () => {
    const call = wallCall('A039', '3', 0, {});
    const screen = await openListenedWall({ calls: [call, ...EARLIER] }, null);
    screen.forgive(AWAY);
    const { page } = screen;
    await says(page, ['A039-3 1.1']);
    await stage.stop();
    await stage.start();
    await becomes(() => Promise.resolve(stage.connected('wall'))).toBe(1);
    stage.change('wall', { calls: [wallCall('B018', '1', 0, {}), call, ...EARLIER] });
    await says(page, ['A039-3 1.1', 'B018-1 1.1']);
  });

  test('after a reload says nothing again', async () => {
    const call = wallCall('A039', '3', 0, {});
    const screen = await openWall({ calls: [call] }, null);
    const { page } = screen;
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
    await screen.reload();
    await becomes(() => heroes(page)).toEqual(['A039']);
    stage.change('wall', { calls: [wallCall('B018', '1', 0, {}), call] });
    await becomes(() => spoken(page).then(words)).toEqual(['B018-1 1.1']);
  });

  test('does not speak calls older than a minute', async () => {
    const { page } = await openWall({ calls: [wallCall('B018', '1', 20, {}), wallCall('A039', '3', 61, {})] }, null);
    await becomes(() => spoken(page).then(words)).toEqual(['B018-1 1.1']);
    expect(await heroes(page)).toEqual(['B018']);
    expect(await listed(page)).toEqual(['A039 3']);
  });

  test('takes back by steps what it can no longer vouch for, and recovers by itself', async () => {
    const screen = await openWall({ calls: [wallCall('A039', '3', 90, {}), ...EARLIER] }, withClock);
    screen.forgive(AWAY);
    const { page } = screen;
    const text = (): Promise<string | null> => page.locator('main').textContent();
    await becomes(() => heroes(page)).toEqual(['A039']);
    expect(await page.locator('header time').textContent()).toBe('10:24');
    await becomes(() => page.evaluate(() => window.branchQueueDisplay?.sound)).toBe('on');
    await stage.stop();

    await page.clock.runFor(5_500);
    await becomes(text).toContain('正在重连');
    expect(await heroes(page)).toEqual([]);
    expect(await page.locator('header time, header .sound').count()).toBe(0);
    expect((await listed(page))[0]).toBe('A039 3');
    await shoot(page, 'display-wall-offline-05s');

    await page.clock.runFor(10_000);
    await becomes(text).toContain('请听工作人员叫号');
    expect(await text()).toMatch(/截至 10:2[45]/);
    expect((await listed(page))[0]).toBe('A039 3');
    await shoot(page, 'display-wall-offline-15s');

    await page.clock.runFor(45_000);
    await becomes(() => page.locator('.recent').count()).toBe(0);
    expect(await text()).not.toMatch(/[A-Z]\d{3}/);
    expect(await text()).toContain('请听工作人员叫号');
    await shoot(page, 'display-wall-offline-60s');

    await stage.start();
    await page.clock.runFor(2_000);
    await becomes(() => heroes(page)).toEqual(['A039']);
    expect(await page.locator('header time').count()).toBe(1);
  });

  test('that the server refuses says so in words', async () => {
    stage.refuseAll = '此屏幕尚未登记，请联系管理员。';
    const { page } = await openPage('/display/wall/wall-1', '.notice', null);
    await becomes(() => page.locator('h1 .zh').textContent()).toBe('此屏幕尚未登记，请联系管理员。');
  });
});
