import { expect, test } from 'vitest';
import type { CounterDisplayView } from '../../../server/contract/counter-display.ts';
import type { WallView } from '../../../server/contract/wall.ts';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Screen, Size } from '../chromium.ts';
import { COUNTER, EARLIER, WALL, wallCall } from './views.ts';
import { shoot } from '../shoot.ts';
import { shown } from '../awaiting.ts';
import { openOnStage, stage } from '../staged.ts';

const WALL_SIZES = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1080, height: 1920 },
] as const;
const COUNTER_SIZES = [
  { width: 480, height: 320 },
  { width: 800, height: 480 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 1920, height: 540 },
] as const;

async function openDisplay(path: string, size: Size, ready: string): Promise<Screen> {
  const screen = await openOnStage(path, { size, locale: 'zh-CN', touch: false, before: null });
  await shown(screen.page.locator(ready));
  await screen.page.evaluate(() => document.fonts.ready.then(() => null));
  return screen;
}

async function expectReadable(screen: Screen): Promise<void> {
  expect(await clippedText(screen.page, false)).toEqual([]);
  expect(await axeViolations(screen.page, true)).toEqual([]);
}

const longCall = wallCall('W8888', '12', 2, { language: 'en' });
const longEarlier = EARLIER.map((call) => ({ ...call, number: call.number.replace(/\d/, '88'), counterLabel: '12' }));
const walls: Readonly<Record<string, { view: Partial<WallView>; ready: string }>> = {
  calling: { view: { calls: [wallCall('A039', '3', 3, {}), wallCall('B018', '1', 70, {}), ...EARLIER] }, ready: '.hero.awaited' },
  'calling-english-long': { view: { calls: [longCall, ...longEarlier] }, ready: '.hero.awaited' },
  two: { view: { calls: [wallCall('B018', '12', 2, { language: 'en' }), wallCall('A039', '3', 3, {}), ...EARLIER] }, ready: '.panel.two' },
  'two-long': { view: { calls: [wallCall('C8880', '28', 2, {}), longCall, ...EARLIER] }, ready: '.panel.two' },
  'at-rest': { view: { calls: [...EARLIER] }, ready: '.hero.at-rest' },
  empty: { view: {}, ready: '.welcome' },
  paused: { view: { state: 'paused', calls: [...EARLIER] }, ready: '.notice' },
  closed: { view: { state: 'closed' }, ready: '.notice' },
};

test.each(Object.keys(walls))('the wall can be read, whatever its size and theme: %s', async (name) => {
  const state = walls[name];
  if (state === undefined) throw new Error(name);
  stage.show('wall', { ...WALL, ...state.view });
  const screen = await openDisplay('/display/wall/wall-1', WALL_SIZES[0], state.ready);
  for (const size of WALL_SIZES) {
    await screen.page.setViewportSize(size);
    await shoot(screen.page, `display-wall-${name}-${size.width}`);
    await expectReadable(screen);
  }
});

test('a sunlit hall may have it dark on light', async () => {
  stage.show('wall', { ...WALL, calls: [wallCall('A039', '3', 3, {}), wallCall('B018', '1', 70, {}), ...EARLIER] });
  const screen = await openDisplay('/display/wall/wall-1?theme=light', WALL_SIZES[0], '.hero.awaited');
  await shoot(screen.page, 'display-wall-light-calling');
  await expectReadable(screen);
  stage.change('wall', { calls: [...EARLIER] });
  await shown(screen.page.locator('.hero.at-rest'));
  await shoot(screen.page, 'display-wall-light-at-rest');
  await expectReadable(screen);
});

test('the checks above see what cannot be read', async () => {
  stage.show('wall', { ...WALL, calls: [...EARLIER] });
  const screen = await openDisplay('/display/wall/wall-1', WALL_SIZES[0], '.hero.at-rest');
  await screen.page.addStyleTag({ content: '.recent .done .number { color: #5f7078 } .hero .number { font-size: 700px }' });
  expect((await clippedText(screen.page, false)).join()).toContain('B017');
  expect((await axeViolations(screen.page, true)).join()).toContain('color-contrast');
});

const counters: Readonly<Record<string, Partial<CounterDisplayView>>> = {
  calling: { state: 'calling', number: 'A039' },
  'calling-long': { state: 'calling', number: 'W8888', label: '12' },
  serving: { state: 'serving' },
  idle: {},
  'idle-12': { label: '12' },
  paused: { state: 'paused', elsewhere: ['1', '2'] },
  'paused-alone': { state: 'paused' },
  'paused-many': { state: 'paused', label: '12', elsewhere: ['10', '11', '13', '14', '15', '16'] },
  closed: { state: 'closed' },
};

/* A counter display remembers nothing, so one page shows them all. What axe sees depends on no size: it looks at the extremes. */
test('the counter display can be read from 480 × 320 to full HD, whatever it shows', async () => {
  stage.show('counter-display', COUNTER);
  const screen = await openDisplay('/display/counter/counter-3', COUNTER_SIZES[0], '.counter .window');
  const text = (): Promise<string> => screen.page.locator('main').innerText();
  const seen = new Set<string>();
  for (const [name, part] of Object.entries(counters)) {
    const before = await text();
    stage.show('counter-display', { ...COUNTER, ...part });
    await expect.poll(text, { message: name }).not.toBe(before);
    seen.add(await text());
    for (const size of COUNTER_SIZES) {
      await screen.page.setViewportSize(size);
      await shoot(screen.page, `display-counter-${name}-${size.width}x${size.height}`);
      expect(await clippedText(screen.page, false), `${name} at ${size.width} × ${size.height}`).toEqual([]);
      if (size === COUNTER_SIZES[0] || size === COUNTER_SIZES.at(-1)) await expectReadable(screen);
    }
  }
  expect(seen.size, 'each looks different').toBe(Object.keys(counters).length);
});
