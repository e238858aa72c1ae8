import { expect, test } from 'vitest';
import { gainOf, levelAt } from '../../display/voice/level.ts';
import { chimeGain, loudnessDb } from '../../display/voice/loudness.ts';

const VOICE = {
  level: 90,
  levelSpans: [
    { from: '08:00', to: '12:00', level: 100 },
    { from: '12:00', to: '14:00', level: 60 },
  ],
};

test('the level goes by the time of day: a span begins with its first minute and ends before its last', () => {
  expect(['07:59', '08:00', '11:59', '12:00', '13:59', '14:00'].map((time) => levelAt(VOICE, time))).toEqual([90, 100, 100, 60, 60, 90]);
});

test('half the level is a quarter of the amplitude, which the ear takes for half', () => {
  expect([gainOf(100), gainOf(50), gainOf(20)].map((gain) => Number(gain.toFixed(4)))).toEqual([1, 0.25, 0.04]);
});

test('loudness is RMS below full scale; silence has none', () => {
  expect(loudnessDb(new Float32Array(100).fill(0.1))).toBeCloseTo(-20, 3);
  expect(loudnessDb(new Float32Array(100))).toBe(-Infinity);
  expect(loudnessDb(new Float32Array(0))).toBe(-Infinity);
});

test('a chime is brought down to the softest word, and never up', () => {
  expect(chimeGain(-14, -20)).toBeCloseTo(0.501, 3);
  expect(chimeGain(-26, -20)).toBe(1);
});
