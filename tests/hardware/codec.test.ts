import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { Slip } from '../../server/contract/device.ts';
import { printedCharacters } from '../../hardware/codec/characters.ts';
import { encodeSlip } from '../../hardware/codec/encode-slip.ts';
import { PRINTER_PROFILES, PROFILE_NAMES } from '../../hardware/codec/printer-profile.ts';
import { holdsRealTimeRequest } from '../../hardware/codec/real-time.ts';
import { wrapText } from '../../hardware/codec/wrap-text.ts';
import { judgeSlip } from './slip-decoder.ts';
import { composeSlip } from '../../server/views/slip/slip.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { numberSlip, text } from './slips.ts';

const EPSON = PRINTER_PROFILES['epson-80mm'];
const CLONE = PRINTER_PROFILES['gb18030-clone-80mm'];
const SMALL = PRINTER_PROFILES['generic-58mm'];

const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/(..)(?=.)/g, '$1 ');
const one = (words: string, profile: (typeof PRINTER_PROFILES)[keyof typeof PRINTER_PROFILES] = EPSON) =>
  encodeSlip({ blocks: [text(words)] }, profile, 1);

describe('the bytes of a slip', () => {
  test('Epson: initialise, status, Chinese mode, text, cut, process id, byte for byte', () => {
    const slip: Slip = { blocks: [text('中国邮储银行', 2), text('A012', 6), { kind: 'feed', lines: 2 }] };
    expect(hex(encodeSlip(slip, EPSON, 42).bytes)).toBe(
      '1b 40 1d 61 ff 1c 26 1b 61 01 1d 21 11 d6 d0 b9 fa d3 ca b4 a2 d2 f8 d0 d0 0a 1b 45 01 1d 21 55 41 30 31 32 0a 0a 0a' +
        ' 1d 56 42 00 1d 28 48 06 00 30 30 30 30 34 32',
    );
  });

  test('native QR: model, size, level, store, print, byte for byte', () => {
    const bytes = hex(encodeSlip({ blocks: [{ kind: 'qr', text: 'https://q.example/t/A012' }] }, EPSON, 1).bytes);
    expect(bytes).toContain(
      '0a 1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 06 1d 28 6b 03 00 31 45 31 1d 28 6b 1b 00 31 50 30 ' +
        '68 74 74 70 73 3a 2f 2f 71 2e 65 78 61 6d 70 6c 65 2f 74 2f 41 30 31 32 1d 28 6b 03 00 31 51 30 0a',
    );
  });

  test('clone: fed to the cutter, GS V 1, GS r 1', () => {
    expect(hex(encodeSlip({ blocks: [text('A1')] }, CLONE, 1).bytes)).toBe(
      '1b 40 1d 61 ff 1c 26 1b 61 01 41 31 0a 0a 0a 0a 0a 1d 56 01 1d 72 01',
    );
  });

  test('58 mm: no status, no cut, no proof; the QR is a picture', () => {
    const { bytes } = encodeSlip({ blocks: [text('A1'), { kind: 'qr', text: 'https://q.example/t/A012' }] }, SMALL, 1);
    expect(hex(bytes)).toMatch(/^1b 40 1c 26 1b 61 01 41 31 0a 0a 1d 76 30 00 /);
    expect(judgeSlip(bytes)).toMatchObject({ faults: [], rasterCount: 1, cuts: 0, tag: null });
  });

  test('the usual slip with a QR code of 30 characters stays within 250 bytes', () => {
    const slip = numberSlip('A012');
    expect(slip.blocks.find((block) => block.kind === 'qr')).toHaveProperty('text.length', 30);
    expect(encodeSlip(slip, EPSON, 1).bytes.length).toBeLessThanOrEqual(250);
  });

  test('a tag that does not fit its four digits is a bug', () => {
    expect(() => encodeSlip({ blocks: [] }, EPSON, 0)).toThrow('job tag');
    expect(() => encodeSlip({ blocks: [] }, EPSON, 10_000)).toThrow('job tag');
  });
});

describe('Chinese', () => {
  test('every two-byte character of GB18030 that text may hold comes back the same, as an independent table reads it', () => {
    let checked = 0;
    for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
      const character = String.fromCodePoint(code);
      const [printed] = printedCharacters(character, 'gb18030-2byte');
      expect(iconv.decode(Buffer.from(printed?.bytes ?? []), 'gb18030')).toBe(character);
      checked += 1;
    }
    expect(checked).toBe(20_902);
  });

  test.each([
    ['¥', 'a3 a4', 0],
    ['€', 'a2 e3', 0],
    ['·', 'a1 a4', 0],
    ['㐂', 'a1 fe', 1],
    ['𠮷', 'a1 fe', 1],
    ['😀', 'a1 fe', 1],
    ['\uE000', 'a1 fe', 1],
    ['\uD800', 'a1 fe', 1],
    ['\u00A0', '20', 0],
    ['\u200B', '', 0],
  ])('%s becomes %s', (character, bytes, substituted) => {
    const encoded = one(`x${character}y`);
    expect(hex(encoded.bytes)).toContain(`78${bytes === '' ? '' : ` ${bytes}`} 79 0a`);
    expect(encoded.substitutedCount).toBe(substituted);
  });

  test('a GB2312 printer gets 〓 for a GBK character it would leave blank', () => {
    expect(hex(one('堃', SMALL).bytes)).toContain('a1 fe 0a');
    expect(one('堃', SMALL).substitutedCount).toBe(1);
    expect(one('堃', EPSON).substitutedCount).toBe(0);
  });
});

test('without a Chinese font a slip is what of it is Latin: number, English line, QR code, time; no question marks', () => {
  const judged = judgeSlip(encodeSlip(numberSlip('A012'), PRINTER_PROFILES['latin-80mm'], 1).bytes);
  expect(judged.lines.map((line) => line.text).filter((line) => line !== '' && !line.includes('?'))).toEqual(
    judged.lines.map((line) => line.text).filter((line) => line !== ''),
  );
  expect(judged.lines.map((line) => line.text)).toEqual(expect.arrayContaining(['Personal Banking', 'A012', '2026-11-23 10:15:32']));
  expect(judged).toMatchObject({ faults: [], qrTexts: ['https://q.example.cn/t/A012xyz'], cuts: 1 });
  expect(encodeSlip(numberSlip('A012'), PRINTER_PROFILES['latin-80mm'], 1).substitutedCount).toBeGreaterThan(0);
});

describe('lines', () => {
  const wrap = (words: string, columns: number): string[] => {
    const lines = wrapText(printedCharacters(words, 'gb18030-2byte'), columns);
    return lines.map((line) => new TextDecoder('gb18030').decode(Uint8Array.from(line.flatMap((character) => [...character.bytes]))));
  };

  test.each([
    ['您前面还有人', 7, ['您前面', '还有人']],
    ['Personal Banking', 10, ['Personal', 'Banking']],
    ['Extraordinarily', 6, ['Extrao', 'rdinar', 'ily']],
    ['请留意叫号。谢谢', 10, ['请留意叫', '号。谢谢']],
    ['中A', 1, ['中', 'A']],
    ['', 10, []],
  ])('%s in %i columns', (words, columns, lines) => {
    expect(wrap(words, columns)).toEqual(lines);
  });
});

describe('a number is never torn', () => {
  const SCALES = [6, 8] as const;
  test.each(PROFILE_NAMES)('%s: it stands on one line, in the largest size up to the wanted one that fits', (name) => {
    const profile = PRINTER_PROFILES[name];
    for (const number of ['A012', 'A1234', 'AB1234']) {
      for (const wanted of SCALES) {
        const { bytes } = encodeSlip({ blocks: [text(number, wanted)] }, profile, 1);
        const judged = judgeSlip(bytes);
        const [line, ...more] = judged.lines.filter(({ text: words }) => words !== '');
        expect([line?.text, more, judged.faults]).toEqual([number, [], []]);
        const scale = line?.scale ?? 0;
        expect(number.length * scale).toBeLessThanOrEqual(profile.columns);
        expect(scale === wanted || number.length * (scale + 1) > profile.columns).toBe(true);
      }
    }
  });

  test('the default slip in large text of A1234: 58 mm has it smaller, 80 mm as large as it goes', () => {
    const large = { number: 'A1234', serviceId: 'cash', language: 'zh-CN', aheadAtIssue: 3, takenAt: 0, token: 't' } as const;
    const origin = { kind: 'kiosk', kioskId: 'k1', elder: true } as const;
    const slip = composeSlip(TEST_BRANCH, { ...large, origin }, false, 'all');
    const scaleOn = (name: (typeof PROFILE_NAMES)[number]) =>
      judgeSlip(encodeSlip(slip, PRINTER_PROFILES[name], 1).bytes)
        .lines.filter(({ text: words }) => words === 'A1234')
        .map(({ scale }) => scale);
    expect([scaleOn('epson-58mm'), scaleOn('epson-80mm')]).toEqual([[6], [8]]);
  });

  test('planted: a number too long for any size is torn, and the judge sees two lines', () => {
    const { bytes } = encodeSlip({ blocks: [text('A'.repeat(33), 8)] }, SMALL, 1);
    expect(judgeSlip(bytes).lines.filter(({ text: words }) => words !== '').length).toBeGreaterThan(1);
  });

  test('a long word among others is made smaller too; what may be broken keeps its size', () => {
    const scalesOf = (words: string) =>
      judgeSlip(encodeSlip({ blocks: [text(words, 4)] }, SMALL, 1).bytes).lines.flatMap((line) => (line.text === '' ? [] : [line.scale]));
    expect(new Set(scalesOf('Extraordinarily 多'))).toEqual(new Set([2]));
    expect(new Set(scalesOf('中国邮政储蓄银行城东支行'))).toEqual(new Set([4]));
  });
});

const slipText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('\x10', '\x04', '\x05', '\x14', '\x1b', '\x1d', '@', '号', 'A', '¥', '\n'), { maxLength: 60 })
    .map((parts) => parts.join('')),
);
const anySlip: fc.Arbitrary<Slip> = fc.record({
  blocks: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('text' as const),
        text: slipText.map((words) => words.slice(0, 120)),
        scale: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8),
        bold: fc.boolean(),
        align: fc.constantFrom('left' as const, 'center' as const),
      }),
      fc.record({ kind: fc.constant('feed' as const), lines: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant('qr' as const), text: slipText.map((words) => words.slice(0, 200) || 'x') }),
    ),
    { maxLength: 12 },
  ),
});

describe('whatever the text', () => {
  test.each(PROFILE_NAMES)('%s gets only documented commands, no real-time request, and lines that fit', (name) => {
    const profile = PRINTER_PROFILES[name];
    fc.assert(
      fc.property(anySlip, fc.integer({ min: 1, max: 9_999 }), (slip, tag) => {
        const { bytes } = encodeSlip(slip, profile, tag);
        const judged = judgeSlip(bytes);
        expect(judged.faults).toEqual([]);
        expect(holdsRealTimeRequest(bytes)).toBe(false);
        expect(judged.cuts).toBe(profile.cut === 'none' ? 0 : 1);
        expect(judged.tag).toBe(profile.confirm === 'process-id' ? String(tag).padStart(4, '0') : null);
        for (const line of judged.lines) expect(line.columns).toBeLessThanOrEqual(profile.columns);
      }),
      { numRuns: name === 'generic-58mm' ? 60 : 400 },
    );
  });

  test('planted: raw text in place of the encoder is caught by the judge', () => {
    const planted = Buffer.from('\x1b@\x1c&号\x1bp0\x10\x04\x01\n', 'latin1');
    expect(judgeSlip(planted).faults.length).toBeGreaterThan(0);
    expect(holdsRealTimeRequest(planted)).toBe(true);
  });
});
