import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionOf, statusFromAutomatic, statusFromRealTime } from '../../hardware/printer-status.ts';
import type { PrinterReply } from '../../hardware/reply-parser.ts';
import { BLOCK_MAX_BYTES, parseReplies } from '../../hardware/reply-parser.ts';

const NOTHING_ELSE = { slipLeft: false, fontMissing: false };
const parse = (...bytes: number[]): readonly PrinterReply[] => parseReplies([], Uint8Array.from(bytes), 'real-time').replies;
const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

describe('replies told apart by their fixed bits', () => {
  test.each<readonly [string, number[], PrinterReply[]]>([
    [
      'XON and XOFF',
      [0x11, 0x13],
      [
        { kind: 'flow', ready: true },
        { kind: 'flow', ready: false },
      ],
    ],
    ['healthy real-time status', [0x12], [{ kind: 'real-time', status: 0x12 }]],
    ['paper end in real time', [0x7e], [{ kind: 'real-time', status: 0x7e }]],
    ['four automatic bytes', [0x18, 0, 0x0f, 0], [{ kind: 'automatic', status: [0x18, 0, 0x0f, 0] }]],
    [
      'XOFF in the middle of automatic bytes',
      [0x18, 0x13, 0, 0x0f, 0],
      [
        { kind: 'flow', ready: false },
        { kind: 'automatic', status: [0x18, 0, 0x0f, 0] },
      ],
    ],
    ['in-order status', [0x0c], [{ kind: 'in-order', status: 0x0c }]],
    ['process id', [0x37, 0x22, ...ascii('0042'), 0], [{ kind: 'process-id', tag: '0042' }]],
    ['another block', [0x5f, ...ascii('VP-80'), 0], [{ kind: 'block', header: 0x5f, text: 'VP-80' }]],
    [
      'rubbish, then status',
      [0xff, 0x90, 0x12],
      [
        { kind: 'noise', byteCount: 1 },
        { kind: 'noise', byteCount: 1 },
        { kind: 'real-time', status: 0x12 },
      ],
    ],
    [
      'automatic bytes cut short by real-time status',
      [0x10, 0x00, 0x12],
      [
        { kind: 'noise', byteCount: 2 },
        { kind: 'real-time', status: 0x12 },
      ],
    ],
    [
      'a block cut short',
      [0x37, 0x22, 0x30, 0x12],
      [
        { kind: 'noise', byteCount: 3 },
        { kind: 'real-time', status: 0x12 },
      ],
    ],
  ])('%s', (_name, bytes, replies) => {
    expect(parse(...bytes)).toEqual(replies);
  });

  test('every split of the stream reads the same', () => {
    const stream = [0x12, 0x18, 0x00, 0x0f, 0x00, 0x37, 0x22, ...ascii('0042'), 0x00, 0x11, 0x0c];
    const whole = parse(...stream);
    expect(whole).toHaveLength(5);
    for (let at = 0; at <= stream.length; at += 1) {
      const first = parseReplies([], Uint8Array.from(stream.slice(0, at)), 'real-time');
      const second = parseReplies(first.unfinished, Uint8Array.from(stream.slice(at)), 'real-time');
      expect([...first.replies, ...second.replies]).toEqual(whole);
    }
  });

  test('any bytes at all are read without a throw, without end, and within bounds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const parsed = parseReplies([], bytes, 'real-time');
        expect(parsed.unfinished.length).toBeLessThanOrEqual(BLOCK_MAX_BYTES);
        // Three NULs end whatever had begun; then a healthy printer is understood again.
        const after = parseReplies(parsed.unfinished, Uint8Array.of(0, 0, 0, 0x12), 'real-time');
        expect(after.replies.at(-1)).toEqual({ kind: 'real-time', status: 0x12 });
      }),
    );
  });
});

describe('conditions', () => {
  test.each<readonly [string, [number, number, number, number], string]>([
    ['healthy', [0x12, 0x12, 0x12, 0x12], 'ready'],
    ['drawer pin high is nothing to us', [0x16, 0x12, 0x12, 0x12], 'ready'],
    ['paper out', [0x1a, 0x32, 0x12, 0x7e], 'paper-out'],
    ['cover open', [0x1a, 0x16, 0x12, 0x12], 'cover-open'],
    ['cover open hides paper out', [0x1a, 0x36, 0x52, 0x7e], 'cover-open'],
    ['near end is a warning', [0x12, 0x12, 0x12, 0x1e], 'paper-near-end'],
    ['half a near-end field is nothing', [0x12, 0x12, 0x12, 0x16], 'ready'],
    ['cutter', [0x1a, 0x52, 0x1a, 0x12], 'cutter-error'],
    ['head hot', [0x1a, 0x52, 0x52, 0x12], 'head-hot'],
    ['unrecoverable', [0x1a, 0x52, 0x32, 0x12], 'error'],
    ['error without a cause', [0x1a, 0x52, 0x12, 0x12], 'error'],
    ['offline without a cause', [0x1a, 0x12, 0x12, 0x12], 'offline'],
  ])('in real time: %s', (_name, answers, condition) => {
    expect(conditionOf(statusFromRealTime(answers), NOTHING_ELSE)).toBe(condition);
  });

  test.each<readonly [string, [number, number, number, number], string]>([
    ['healthy', [0x10, 0, 0, 0], 'ready'],
    ['paper out', [0x18, 0, 0x0f, 0], 'paper-out'],
    ['cover open hides paper out', [0x38, 0, 0x0f, 0], 'cover-open'],
    ['near end', [0x10, 0, 0x03, 0], 'paper-near-end'],
    ['cutter', [0x18, 0x08, 0, 0], 'cutter-error'],
    ['head hot', [0x18, 0x40, 0, 0], 'head-hot'],
    ['unrecoverable', [0x18, 0x20, 0, 0], 'error'],
  ])('automatic: %s', (_name, bytes, condition) => {
    expect(conditionOf(statusFromAutomatic(bytes), NOTHING_ELSE)).toBe(condition);
  });
});
