import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { readManifest } from '../../../display/voice/manifest.ts';
import { Chromium } from '../chromium.ts';

const PACK = new URL('../../../display/voice/pack/', import.meta.url);
const clips = readManifest(JSON.parse(readFileSync(new URL('manifest.json', PACK), 'utf8')));
const DURATION_TOLERANCE_MS = 20;
const SPEECH_RMS = { min: 0.07, max: 0.13 };

interface Heard {
  readonly id: string;
  readonly durationMs: number;
  readonly rms: number;
  readonly peak: number;
  /** Silence before the sound and after it. */
  readonly headMs: number;
  readonly tailMs: number;
}

let heard: readonly Heard[];
/* Read by every story, changed by none. */
beforeAll(async () => {
  const chromium = await Chromium.launch();
  const screen = await chromium.open('about:blank', { size: { width: 400, height: 300 }, locale: 'zh-CN', touch: false, before: null });
  const files = clips.map((clip) => ({ id: clip.id, base64: readFileSync(new URL(clip.file, PACK)).toString('base64') }));
  heard = await screen.page.evaluate(async (given) => {
    const context = new OfflineAudioContext(1, 1, 48_000);
    return Promise.all(
      given.map(async ({ id, base64 }) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const buffer = await context.decodeAudioData(bytes.buffer);
        const samples = buffer.getChannelData(0);
        const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
        const loud = (sample: number): boolean => Math.abs(sample) > peak * 0.02;
        const toMs = (count: number): number => (count / buffer.sampleRate) * 1_000;
        return {
          id,
          durationMs: buffer.duration * 1_000,
          rms: Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length),
          peak,
          headMs: toMs(samples.findIndex(loud)),
          tailMs: toMs(samples.length - 1 - samples.findLastIndex(loud)),
        };
      }),
    );
  }, files);
  await chromium.close();
});

test('every clip is a sound that Chromium decodes, as long as the manifest says', () => {
  expect(heard.map((clip) => clip.id)).toEqual(clips.map((clip) => clip.id));
  heard.forEach((clip, index) => {
    expect(Math.abs(clip.durationMs - (clips[index]?.durationMs ?? 0)), clip.id).toBeLessThan(DURATION_TOLERANCE_MS);
  });
});

test('words are equally loud, and none is driven into distortion', () => {
  for (const clip of heard.filter((each) => each.id !== 'chime')) {
    expect(clip.rms, clip.id).toBeGreaterThan(SPEECH_RMS.min);
    expect(clip.rms, clip.id).toBeLessThan(SPEECH_RMS.max);
    expect(clip.peak, clip.id).toBeLessThan(0.95);
  }
});

test('the chime is not louder than the words', () => {
  const chime = heard.find((clip) => clip.id === 'chime');
  const softest = Math.min(...heard.filter((clip) => clip.id !== 'chime').map((clip) => clip.rms));
  expect(chime?.rms).toBeGreaterThan(0.02);
  expect(chime?.rms).toBeLessThan(softest);
});

test('clips are trimmed, so that words put together do not limp', () => {
  for (const clip of heard) {
    expect(clip.headMs, clip.id).toBeLessThan(60);
    expect(clip.tailMs, clip.id).toBeLessThan(clip.id === 'chime' ? 300 : 120);
  }
});
