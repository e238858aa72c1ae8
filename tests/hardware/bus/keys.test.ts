import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AnswerWatch, SILENT_AFTER_FRAMES, SILENT_AFTER_MS } from '../../../hardware/bus/answer-watch.ts';
import { KEY_GAP_MS, KeyMatcher } from '../../../hardware/pads/key-matcher.ts';
import { KeyLock, SAME_KEY_LOCK_MS } from '../../../hardware/pads/key-lock.ts';
import { pino } from 'pino';

const KEYS = [
  { bytes: [0x4e, 0x0d], meaning: 'next' },
  { bytes: [0x52, 0x0d], meaning: 'recall' },
  { bytes: [0x02, 0x02, 0x31, 0x03], meaning: 'help' },
];
const take = (matcher: KeyMatcher<string>, text: string, now: number): string[] => matcher.take(Buffer.from(text, 'latin1'), now);

describe('keys of a serial pad', () => {
  test('are found whole, in pieces, one after the other, and between rubbish', () => {
    const matcher = new KeyMatcher(KEYS);
    expect(take(matcher, 'N\rR\r', 0)).toEqual(['next', 'recall']);
    expect(take(matcher, 'N', 10)).toEqual([]);
    expect(take(matcher, '\r', 20)).toEqual(['next']);
    expect(take(matcher, 'xN\u0000yR\r\u00ff', 30)).toEqual(['recall']);
    expect(matcher.noiseCount).toBe(5);
    expect(take(matcher, '\u0002\u0002\u00021\u0003', 40)).toEqual(['help']);
  });

  test('half a key and the rest of another much later are no key', () => {
    const matcher = new KeyMatcher(KEYS);
    expect(take(matcher, 'N', 0)).toEqual([]);
    expect(take(matcher, '\r', KEY_GAP_MS + 1)).toEqual([]);
    expect(matcher.noiseCount).toBe(2);
  });

  test('an unknown key is nothing', () => {
    expect(take(new KeyMatcher(KEYS), 'Z\r', 0)).toEqual([]);
  });

  test('rubbish before a key never hides it, and never makes one', () => {
    const rubbish = fc.uint8Array({ maxLength: 64 }).filter((bytes) => bytes.every((byte) => ![0x4e, 0x52, 0x02].includes(byte)));
    fc.assert(
      fc.property(rubbish, fc.constantFrom(...KEYS), (bytes, key) => {
        const matcher = new KeyMatcher(KEYS);
        expect(matcher.take(bytes, 0)).toEqual([]);
        expect(matcher.take(Uint8Array.from(key.bytes), 1)).toEqual([key.meaning]);
      }),
    );
  });
});

describe('one press', () => {
  test('is one, bouncing or held; the next one counts again', () => {
    const lock = new KeyLock();
    expect(lock.isPress('confirm', 0)).toBe(true);
    for (let at = 20; at < 60_000; at += 100) expect(lock.isPress('confirm', at)).toBe(false);
    expect(lock.isPress('recall', 100)).toBe(true);
    expect(lock.isPress('confirm', 60_000 + SAME_KEY_LOCK_MS)).toBe(true);
  });
});

describe('boards that answer', () => {
  test('one answer is well, three frames without is silence, two answers are two boards; each told once', () => {
    const lines: string[] = [];
    const watch = new AnswerWatch(pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }), [
      { id: 'led-1', kind: 'board' },
      { id: 'pad-1', kind: 'pad' },
    ]);
    let now = 0;
    const frame = (answers: number): void => {
      for (let answer = 0; answer < answers; answer += 1) watch.answered('led-1');
      now += SILENT_AFTER_MS / 2;
      watch.frameDone('led-1', now);
    };
    const said = (): string[] => lines.map((line) => (JSON.parse(line) as { msg: string }).msg.split(':')[0] ?? '');
    for (const answers of [1, 1, 0, 1, 0, 0]) frame(answers);
    expect(said()).toEqual(['answers']);
    frame(0);
    frame(0);
    expect(said()).toEqual(['answers', 'does not answer']);
    frame(2);
    frame(2);
    expect(said()).toEqual(['answers', 'does not answer', 'answers twice']);
    expect(lines.at(-1)).toContain('"display":"led-1"');
    watch.answered('stranger');
    watch.frameDone('stranger', now);
    expect(lines).toHaveLength(3);
    expect([watch.stateOf('led-1'), watch.stateOf('stranger')]).toEqual(['doubled', null]);
    watch.reset();
    expect(watch.stateOf('led-1')).toBe('unknown');
  });

  test('a pad that is asked fifty times a second is not silent before its time, and may say two things at once', () => {
    const watch = new AnswerWatch(pino({ level: 'silent' }), [{ id: 'pad-1', kind: 'pad' }]);
    for (let now = 0; now < SILENT_AFTER_MS; now += 20) watch.frameDone('pad-1', now);
    expect([watch.stateOf('pad-1'), watch.isWaitedFor('pad-1')]).toEqual(['unknown', true]);
    watch.frameDone('pad-1', SILENT_AFTER_MS);
    expect(watch.stateOf('pad-1')).toBe('silent');
    watch.answered('pad-1');
    watch.answered('pad-1');
    watch.frameDone('pad-1', SILENT_AFTER_MS + 20);
    expect([watch.stateOf('pad-1'), watch.isWaitedFor('pad-1')]).toEqual(['answering', false]);
    expect(SILENT_AFTER_FRAMES).toBe(3);
  });
});
