import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLIP_IDS } from '../../display/voice/clip-id.ts';
import { CLIP_GAP_MS, NOMINAL_CLIP_MS, planOf } from '../../display/voice/schedule.ts';

const durations = new Map([
  ['chime', 700],
  ['zh-qing', 472],
  ['zh-3', 359],
]);

test('clips follow one another after a gap of 60 ms', () => {
  expect(planOf(['chime', 'zh-qing', 'zh-3'], durations)).toEqual({
    clips: [
      { clip: 'chime', startMs: 0, durationMs: 700 },
      { clip: 'zh-qing', startMs: 760, durationMs: 472 },
      { clip: 'zh-3', startMs: 1_292, durationMs: 359 },
    ],
    totalMs: 1_651,
  });
});

test('a clip of unknown length is given room, so a screen without its pack keeps the pace', () => {
  expect(planOf(['zh-5'], durations).totalMs).toBe(NOMINAL_CLIP_MS);
  expect(planOf([], durations)).toEqual({ clips: [], totalMs: 0 });
});

test('whatever is said, no clip overlaps another and none is cut', () => {
  const phrase = fc.array(fc.constantFrom(...CLIP_IDS), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(phrase, fc.infiniteStream(fc.integer({ min: 1, max: 5_000 })), (clips, lengths) => {
      const known = new Map(CLIP_IDS.map((id) => [id, lengths.next().value]));
      const plan = planOf(clips, known);
      plan.clips.forEach((clip, index) => {
        const before = plan.clips[index - 1];
        if (before !== undefined) expect(clip.startMs - (before.startMs + before.durationMs)).toBe(CLIP_GAP_MS);
        expect(clip.durationMs).toBe(known.get(clip.clip));
      });
      const last = plan.clips.at(-1);
      expect(plan.totalMs).toBe((last?.startMs ?? 0) + (last?.durationMs ?? 0));
    }),
  );
});
