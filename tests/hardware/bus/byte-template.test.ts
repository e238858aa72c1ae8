import { describe, expect, test } from 'vitest';
import type { Encoding, Field, TemplateValues } from '../../../hardware/bus/byte-template.ts';
import { FIELDS, FRAME_MAX_BYTES, parseTemplate, renderTemplate } from '../../../hardware/bus/byte-template.ts';
import { checksumOf } from '../../../hardware/bus/checksum.ts';

const BOARD_5: TemplateValues = { address: 5, counter: '3', number: 'A999', elsewhere: ['1', '2'] };

function hex(text: string, values: TemplateValues, encoding: Encoding): string {
  const parsed = parseTemplate(text, FIELDS);
  if (!parsed.ok) throw new Error(parsed.fault);
  return Buffer.from(renderTemplate(parsed.template, values, encoding)).toString('hex');
}

function faultOf(text: string, allowed: readonly Field[]): string {
  const parsed = parseTemplate(text, allowed);
  return parsed.ok ? 'none' : parsed.fault;
}

describe('a template of bytes', () => {
  test('makes the four bytes a vendor’s page gives for 999 on board 5', () => {
    expect(hex('%address% %digits% %sum8%', BOARD_5, 'ascii')).toBe('0503e7ef');
  });

  test('fills, cuts and counts', () => {
    expect(hex("02 %number:6% 'x' 03", BOARD_5, 'ascii')).toBe('02413939392020' + '78' + '03');
    expect(hex('%number:2%', BOARD_5, 'ascii')).toBe('4139');
    expect(hex('%address:2% %counter:2% %elsewhere%', BOARD_5, 'ascii')).toBe('3035' + '3320' + '312c32');
    expect(hex('AA %length% %address% %number% %xor8%', BOARD_5, 'ascii')).toMatch(/^aa050541393939/);
    expect(hex('AA %length% %address%', BOARD_5, 'ascii')).toBe('aa0105');
  });

  test('checks from the mark on, and with each sum as its standard says', () => {
    expect(hex('AA 55 | 01 02 %sum8%', BOARD_5, 'ascii')).toBe('aa55010203');
    expect(hex('AA 55 01 02 %sum8%', BOARD_5, 'ascii')).toBe('aa55010202');
    const nine = [...Buffer.from('123456789')];
    expect(checksumOf('crc16', nine)).toEqual([0x37, 0x4b]);
    expect(checksumOf('sum8', nine)).toEqual([0xdd]);
    expect(checksumOf('xor8', nine)).toEqual([0x31]);
  });

  test('writes Chinese as the board reads it, and cuts no character in two', () => {
    expect(hex("'正在办理'", BOARD_5, 'gb2312')).toBe('d5fdd4dab0ecc0ed');
    expect(hex('%counter:3%', { ...BOARD_5, counter: '三号' }, 'gb18030')).toBe('c8fd20');
    expect(hex("'正'", BOARD_5, 'ascii')).toBe('3f');
  });

  test('no text can command a board', () => {
    expect(hex('%counter%', { ...BOARD_5, counter: '\u001b@\u0007' }, 'ascii')).toBe('204020');
  });

  test('a frame has an end', () => {
    const long = { ...BOARD_5, elsewhere: Array.from({ length: 200 }, () => '12') };
    expect(hex('%elsewhere%', long, 'ascii').length / 2).toBe(FRAME_MAX_BYTES);
  });

  test.each<readonly [string, readonly Field[], RegExp]>([
    ['', [], /empty/],
    ['1', [], /"1" is neither/],
    ['AAA', [], /"AAA" is neither/],
    ["AA 'open", [], /neither/],
    ['AA %ticket%', FIELDS, /"%ticket%" is neither/],
    ['AA %number%', ['address'], /%number% means nothing here; allowed: %address%/],
    ['AA %number%', [], /allowed: no field/],
  ])('%j is a fault that says what is allowed', (text, allowed, fault) => {
    expect(faultOf(text, allowed)).toMatch(fault);
  });
});
