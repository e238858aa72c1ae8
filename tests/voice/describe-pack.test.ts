import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLIP_IDS } from '../../display/voice/clip-id.ts';
import { readManifest } from '../../display/voice/manifest.ts';

const RATE_HZ = 22_050;

/** 16-bit mono WAV of a tone. */
function tone(durationMs: number, amplitude: number): Buffer {
  const count = Math.round((durationMs / 1_000) * RATE_HZ);
  const bytes = Buffer.alloc(44 + count * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE_HZ, 24);
  bytes.writeUInt32LE(RATE_HZ * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(count * 2, 40);
  for (let index = 0; index < count; index += 1) {
    bytes.writeInt16LE(Math.round(32_767 * amplitude * Math.sin((index / RATE_HZ) * 2 * Math.PI * 440)), 44 + index * 2);
  }
  return bytes;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voice-pack-'));
  for (const id of CLIP_IDS) writeFileSync(join(folder, `${id}.wav`), tone(400, 0.2));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function describePack(): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['display/voice/describe-pack.mjs', folder], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('a folder of recordings gets a manifest that a display accepts', () => {
  expect(describePack()).toMatchObject({ status: 0 });
  const clips = readManifest(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  expect(clips.map((clip) => clip.id).sort()).toEqual([...CLIP_IDS].sort());
  expect(clips.find((clip) => clip.id === 'zh-3')).toMatchObject({ durationMs: 400, sampleRateHz: RATE_HZ, loudnessDb: -17, text: '三' });
});

test('recordings that are missing, silent or something else are all named, and nothing is written', () => {
  rmSync(join(folder, 'zh-3.wav'));
  writeFileSync(join(folder, 'en-7.wav'), tone(400, 0));
  writeFileSync(join(folder, 'en-8.wav'), 'not sound');
  const { status, said } = describePack();
  expect(status).toBe(1);
  expect(said).toContain('zh-3.wav is missing: "三"');
  expect(said).toContain('en-7.wav is silent');
  expect(said).toContain('en-8.wav: not a WAV file');
  expect(() => readFileSync(join(folder, 'manifest.json'))).toThrow(/ENOENT/);
});

test('planted: a folder that is not there is no pack', () => {
  rmSync(folder, { recursive: true });
  expect(describePack().status).toBe(2);
  mkdirSync(folder);
});
