import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLIP_IDS } from '../../display/voice/clip-id.ts';
import { readManifest } from '../../display/voice/manifest.ts';

const PACK = new URL('../../display/voice/pack/', import.meta.url);
const PACK_MAX_BYTES = 400 * 1024;
const text = readFileSync(new URL('manifest.json', PACK), 'utf8');
const clips = readManifest(JSON.parse(text));
const bytesOf = (file: string): Buffer => readFileSync(new URL(file, PACK));

/** The length an Ogg Opus file declares: last granule position less the pre-skip, at 48 kHz (RFC 7845, 4 and 5.1). */
function declaredMs(ogg: Buffer): number {
  const lastPage = ogg.lastIndexOf('OggS');
  const preSkip = ogg.readUInt16LE(ogg.indexOf('OpusHead') + 10);
  return Number(ogg.readBigUInt64LE(lastPage + 6) - BigInt(preSkip)) / 48;
}

describe('the voice pack', () => {
  test('holds exactly the clips a call can need, and no file beside them', () => {
    expect(clips.map((clip) => clip.id).sort()).toEqual([...CLIP_IDS].sort());
    expect(readdirSync(PACK).sort()).toEqual([...clips.map((clip) => clip.file), 'manifest.json'].sort());
  });

  test('is the pack the manifest describes, byte for byte', () => {
    for (const clip of clips) expect(createHash('sha256').update(bytesOf(clip.file)).digest('hex'), clip.id).toBe(clip.sha256);
  });

  test('has the durations the manifest gives, all of a length to be spoken', () => {
    for (const clip of clips) {
      expect(Math.abs(declaredMs(bytesOf(clip.file)) - clip.durationMs), clip.id).toBeLessThanOrEqual(1);
      expect(clip.durationMs, clip.id).toBeGreaterThan(180);
      expect(clip.durationMs, clip.id).toBeLessThan(1_400);
    }
    expect(clips.find((clip) => clip.id === 'chime')?.durationMs).toBe(700);
  });

  test('stays small', () => {
    const bytes = clips.reduce((sum, clip) => sum + bytesOf(clip.file).length, 0);
    expect(bytes).toBeLessThan(PACK_MAX_BYTES);
  });

  test('says Chinese from toned pinyin, and gives every word its text', () => {
    const words = clips.filter((clip) => clip.id.startsWith('zh-') && !clip.id.startsWith('zh-letter-'));
    for (const clip of words) {
      expect(clip.pinyin, clip.id).toMatch(/^[a-z]+[1-4]( [a-z]+[1-4])*$/);
      expect(clip.text, clip.id).toMatch(/^\p{Script=Han}+$/u);
    }
    expect(new Set(clips.map((clip) => clip.sha256)).size).toBe(clips.length);
  });
});

describe("a pack of somebody else's", () => {
  const manifest = (): { format: number; clips: Record<string, unknown>[] } => JSON.parse(text) as ReturnType<typeof manifest>;
  const damaged = (damage: (manifest: { format: number; clips: Record<string, unknown>[] }) => void): (() => unknown) => {
    const copy = manifest();
    damage(copy);
    return () => readManifest(copy);
  };

  test('is refused when a clip is missing, and the clip is named', () => {
    expect(
      damaged((copy) =>
        copy.clips.splice(
          copy.clips.findIndex((clip) => clip['id'] === 'zh-3'),
          1,
        ),
      ),
    ).toThrow(/zh-3/);
  });

  test('is refused when it speaks another format', () => {
    expect(
      damaged((copy) => {
        copy.format = 1;
      }),
    ).toThrow(/format/);
    expect(() => readManifest(null)).toThrow(/manifest/);
    expect(() => readManifest({ format: 2, clips: 'none' })).toThrow(/clips/);
  });

  test.each([
    ['file', '../secret.opus'],
    ['file', 7],
    ['durationMs', 0],
    ['durationMs', 60_000],
    ['durationMs', '314'],
    ['durationMs', 40],
    ['id', null],
    ['sampleRateHz', 8_000],
    ['sampleRateHz', undefined],
    ['loudnessDb', -60],
    ['loudnessDb', 0],
    ['language', 'Mandarin Chinese'],
  ])('is refused when a clip has %s = %j', (key, value) => {
    expect(
      damaged((copy) => {
        copy.clips[1] = { ...copy.clips[1], [key]: value };
      }),
    ).toThrow(/clip/);
  });

  test('is refused when one word drowns another, and both are named', () => {
    expect(
      damaged((copy) => {
        copy.clips[1] = { ...copy.clips[1], loudnessDb: -10.9 };
      }),
    ).toThrow(/zh-qing is 9 dB louder than/);
  });

  test('is refused when it names one clip twice', () => {
    expect(
      damaged((copy) => {
        copy.clips.push({ ...copy.clips[1] });
      }),
    ).toThrow(/twice/);
  });

  test('may bring clips of its own that no call names', () => {
    expect(
      damaged((copy) => {
        copy.clips.push({ ...copy.clips[1], id: 'zh-huanying' });
      }),
    ).not.toThrow();
  });
});
