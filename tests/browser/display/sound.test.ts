import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RETELL_AFTER_MS } from '../../../display/wall/sound-reporter.ts';
import type { WallView } from '../../../server/contract/wall.ts';
import type { Page } from '../chromium.ts';
import { becomes, openWall, spoken, words } from './kit.ts';
import { wallCall } from './views.ts';
import { pass, withClock } from '../page-clock.ts';
import { stage } from '../staged.ts';

const PACK = new URL('../../../display/voice/pack/', import.meta.url);
const CALL = wallCall('A039', '3', 0, {});

declare global {
  interface Window {
    cues?: unknown[];
    rendered?: () => Promise<AudioBuffer>;
  }
}

const told = (): string[] =>
  stage.requestsOf('report-sound').map(({ command }) => {
    const { condition, fault } = command as { condition?: string; fault?: string | null };
    return `${condition ?? ''} ${fault ?? ''}`.trim();
  });
const diagnosed = (page: Page): Promise<string | null | undefined> => page.evaluate(() => window.branchQueueDisplay?.soundFault);

/** A branch's own pack, under /voice/studio/: the built-in one, changed as a test says. */
async function withPack(page: Page, manifest: (text: string) => string, file: (name: string) => Buffer | null): Promise<void> {
  await page.route('**/voice/studio/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    if (name === 'manifest.json') {
      return route.fulfill({ contentType: 'application/json', body: manifest(readFileSync(new URL(name, PACK), 'utf8')) });
    }
    const body = file(name);
    return body === null ? route.fulfill({ status: 404 }) : route.fulfill({ contentType: 'audio/ogg', body });
  });
}
const asItIs = (text: string): string => text;
const fromPack = (name: string): Buffer => readFileSync(new URL(name, PACK));

/** The browser renders what is scheduled, sample by sample, instead of playing it. */
async function withRendering(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const context = new OfflineAudioContext(1, 48_000 * 10, 48_000);
    window.rendered = () => context.startRendering();
    window.AudioContext = function AudioContext() {
      return new Proxy(context, {
        get(target, key) {
          if (key === 'state') return 'running';
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
    } as unknown as typeof AudioContext;
  });
}

/** RMS of each clip of the first turn as rendered, and the loudest sample of the silence after it. */
function loudness(page: Page): Promise<{ clip: string; rms: number; gapPeak: number }[]> {
  return page.evaluate(async () => {
    const [turn] = window.branchQueueDisplay?.spoken ?? [];
    const buffer = await window.rendered?.();
    if (turn === undefined || buffer === undefined) throw new Error('nothing was said');
    const samples = buffer.getChannelData(0);
    const between = (fromMs: number, toMs: number) =>
      samples.slice(Math.round((fromMs / 1_000) * buffer.sampleRate), Math.round((toMs / 1_000) * buffer.sampleRate));
    return turn.clips.map(({ clip, startsAtMs, durationMs }, index) => {
      const startMs = startsAtMs ?? 0;
      const endMs = startMs + durationMs;
      const nextMs = turn.clips[index + 1]?.startsAtMs ?? endMs + 60;
      const part = between(startMs, endMs);
      return {
        clip,
        rms: Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length),
        gapPeak: between(endMs + 20, nextMs - 5).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
      };
    });
  });
}

describe('what staff are told', () => {
  test('held back by the browser, then let out; each said once', async () => {
    const { page } = await openWall({ sound: 'unreachable', calls: [CALL] }, async (opened) => {
      await opened.addInitScript(() => {
        window.AudioContext = class extends AudioContext {
          constructor() {
            super();
            void this.suspend();
          }
        };
      });
    });
    await becomes(() => Promise.resolve(told())).toEqual(['blocked']);
    stage.change('wall', { sound: 'blocked' });
    await page.locator('button.sound').click();
    await becomes(() => Promise.resolve(told())).toEqual(['blocked', 'on']);
    stage.change('wall', { sound: 'on' });
    stage.change('wall', { calls: [] });
    await becomes(() => page.locator('.hero').count()).toBe(0);
    expect(told()).toEqual(['blocked', 'on']);
  });

  test('a server that has not heard of the display is told again; a silent display tells nothing', async () => {
    const { page } = await openWall({ sound: 'unreachable' }, withClock);
    await becomes(() => Promise.resolve(told())).toEqual(['on']);
    stage.change('wall', { sound: 'on' });
    await becomes(() => Promise.resolve(stage.connected('wall'))).toBe(1);
    stage.change('wall', { sound: 'unreachable', hours: '09:00–16:00' });
    await pass(page, stage, RETELL_AFTER_MS);
    await becomes(() => Promise.resolve(told())).toEqual(['on', 'on']);
    stage.change('wall', { announces: false, sound: null });
    await becomes(() => page.evaluate(() => window.branchQueueDisplay?.sound)).toBe('silent');
    expect(told()).toEqual(['on', 'on']);
  });
});

describe("the branch's own recordings", () => {
  const studio: Partial<WallView> = { packName: 'studio', sound: 'unreachable', calls: [CALL] };

  test('speak, and nobody is alarmed', async () => {
    const asked: string[] = [];
    const { page } = await openWall(studio, async (opened) => {
      await withPack(opened, asItIs, fromPack);
      opened.on('request', (request) => asked.push(new URL(request.url()).pathname));
    });
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
    await becomes(() => Promise.resolve(told())).toEqual(['on']);
    expect(asked).toContain('/voice/studio/zh-3.opus');
    expect(asked.filter((path) => path.startsWith('/assets/') && path.endsWith('.opus'))).toEqual([]);
  });

  const faults: readonly (readonly [string, RegExp, (text: string) => string, (name: string) => Buffer | null])[] = [
    ['a file that is missing', /zh-3\.opus answered 404/, asItIs, (name) => (name === 'zh-3.opus' ? null : fromPack(name))],
    ['a file of another length', /zh-3\.opus lasts 700 ms/, asItIs, (name) => fromPack(name === 'zh-3.opus' ? 'chime.opus' : name)],
    ['a loudness that is not the recording’s', /chime\.opus has -24 dB/, (text) => text.replace('-24.4', '-12'), fromPack],
  ];
  test.each(faults)('with %s the built-in voice speaks, and staff are told which', async (_, says, manifest, file) => {
    const screen = await openWall(studio, (opened) => withPack(opened, manifest, file));
    screen.forgive(/404|zh-3/);
    const { page } = screen;
    await becomes(() => spoken(page).then((turns) => turns[0]?.clips.every((clip) => clip.startsAtMs !== null))).toBe(true);
    expect(await diagnosed(page)).toMatch(says);
    await becomes(() => Promise.resolve(told().at(-1))).toMatch(/^substituted voice pack: /);
    expect(told().at(-1)).toMatch(says);
    expect(await page.locator('.sound').count()).toBe(0);
  });
});

describe('as it sounds', () => {
  test('words are alike, the chime is below them, and between them is silence', async () => {
    const { page } = await openWall({ calls: [CALL] }, withRendering);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
    const [chime, ...said] = await loudness(page);
    for (const { clip, rms, gapPeak } of said) {
      expect(rms, clip).toBeGreaterThan(0.07);
      expect(rms, clip).toBeLessThan(0.13);
      expect(gapPeak, clip).toBeLessThan(0.001);
    }
    expect(chime?.rms).toBeGreaterThan(0.02);
    expect(chime?.rms).toBeLessThan(Math.min(...said.map(({ rms }) => rms)));
  });

  test('at noon the level is half, which is a quarter of the amplitude; a loud chime is brought down to the words', async () => {
    const loud = 'en-ticket.opus';
    const { durationMs, sha256 } = clipOf('en-ticket');
    const { page } = await openWall(
      { packName: 'studio', levelSpans: [{ from: '10:00', to: '11:00', level: 50 }], calls: [CALL] },
      async (opened) => {
        await withRendering(opened);
        /* A word in the chime's place is 4 dB louder than the chime that belongs there. */
        const chimeIsAWord = (text: string): string => {
          const manifest = JSON.parse(text) as { clips: { id: string }[] };
          const clips = manifest.clips.map((clip) => (clip.id === 'chime' ? { ...clip, durationMs, sha256, loudnessDb: -20 } : clip));
          return JSON.stringify({ ...manifest, clips });
        };
        await withPack(opened, chimeIsAWord, (name) => fromPack(name === 'chime.opus' ? loud : name));
      },
    );
    await becomes(() => spoken(page).then((turns) => turns[0]?.level)).toBe(50);
    const [chime, ...said] = await loudness(page);
    for (const { clip, rms } of said) {
      expect(rms, clip).toBeGreaterThan(0.07 / 4);
      expect(rms, clip).toBeLessThan(0.13 / 4);
    }
    expect(chime?.rms).toBeLessThanOrEqual(Math.min(...said.map(({ rms }) => rms)) * 1.05);
  });
});

function clipOf(id: string): { durationMs: number; sha256: string } {
  const { clips } = JSON.parse(readFileSync(new URL('manifest.json', PACK), 'utf8')) as {
    clips: { id: string; durationMs: number; sha256: string }[];
  };
  const clip = clips.find((one) => one.id === id);
  if (clip === undefined) throw new Error(`no clip ${id}`);
  return clip;
}

test('whoever cannot hear gets a cue with every time a call is said, and nothing in it that the wall does not show', async () => {
  const { page } = await openWall({ calls: [CALL] }, async (opened) => {
    await opened.addInitScript(() => {
      window.cues = [];
      addEventListener('branch-queue:call', (event) => window.cues?.push((event as CustomEvent<unknown>).detail));
    });
  });
  const cue = { number: 'A039', counterLabel: '3', language: 'zh-CN', round: 1, turn: 1 };
  await becomes(() => page.evaluate(() => window.cues)).toEqual([cue]);
});
