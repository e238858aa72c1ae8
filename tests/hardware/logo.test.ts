import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSlip } from '../../hardware/codec/encode-slip.ts';
import { checkLogo, encodeLogo, LOGO_HEIGHT_MAX_DOTS, LOGO_MAX_BYTES, LOGO_WIDTH_MAX_DOTS, logoText } from '../../hardware/codec/logo.ts';
import { PRINTER_PROFILES } from '../../hardware/codec/printer-profile.ts';
import { holdsRealTimeRequest } from '../../hardware/codec/real-time.ts';
import { drawSlip } from '../../hardware/virtual-printer/draw-slip.ts';
import { LOGO_DOTS_MAX_LENGTH } from '../../server/contract/device.ts';
import { scanned } from './scanned.ts';
import { judgeSlip } from './slip-decoder.ts';
import { text } from './slips.ts';

const EPSON = PRINTER_PROFILES['epson-80mm'];
const picture = (bytes: readonly number[]) => ({ widthDots: 8 * bytes.length, heightDots: 1, bytes: Uint8Array.from(bytes) });

describe('a logo', () => {
  it.each([
    ['10 04, a status request', [0x00, 0x10, 0x04, 0x01]],
    ['10 05, a recovery', [0x10, 0x05, 0x02]],
    ['10 14, which can switch the printer off', [0xff, 0x10, 0x14, 0x02]],
    ['two in a row', [0x10, 0x10, 0x04, 0x10, 0x14]],
  ])('with %s inside is altered by a dot a time, and nothing of it commands the printer', (_name, bytes) => {
    expect(holdsRealTimeRequest(bytes)).toBe(true);
    const checked = checkLogo(picture(bytes));
    if (!checked.ok) throw new Error(checked.problem);
    expect(checked.alteredDots).toBeGreaterThan(0);
    expect(holdsRealTimeRequest(Array.from(checked.logo.bytes))).toBe(false);
    const slip = {
      blocks: [{ kind: 'logo' as const, widthDots: 8 * bytes.length, heightDots: 1, dots: logoText(bytes) }, text('A012', 6)],
    };
    const encoded = encodeSlip(slip, EPSON, 1).bytes;
    expect(judgeSlip(encoded)).toMatchObject({ faults: [], rasterCount: 1 });
  });

  it('keeps every dot that it had, and gains exactly those it says', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x11, 0x00, 0xff), { minLength: 1, maxLength: 48 }), (bytes) => {
        const checked = checkLogo(picture(bytes));
        if (!checked.ok) throw new Error(checked.problem);
        const after = Array.from(checked.logo.bytes);
        expect(bytes.every((byte, index) => ((after[index] ?? 0) & byte) === byte)).toBe(true);
        expect(bytes.filter((byte, index) => byte !== after[index])).toHaveLength(checked.alteredDots);
        expect(holdsRealTimeRequest(encodeLogo(picture(bytes), EPSON))).toBe(false);
      }),
    );
  });

  it.each([
    ['empty', { widthDots: 0, heightDots: 8, bytes: [] }],
    ['too-wide', { widthDots: LOGO_WIDTH_MAX_DOTS + 1, heightDots: 1, bytes: new Uint8Array(49) }],
    ['too-high', { widthDots: 8, heightDots: LOGO_HEIGHT_MAX_DOTS + 1, bytes: new Uint8Array(LOGO_HEIGHT_MAX_DOTS + 1) }],
    ['too-large', { widthDots: 384, heightDots: 43, bytes: new Uint8Array(48 * 43) }],
    ['wrong-length', { widthDots: 16, heightDots: 2, bytes: new Uint8Array(3) }],
  ])('%s is no logo, and a slip prints without it', (problem, raster) => {
    expect(checkLogo(raster)).toEqual({ ok: false, problem });
    expect(encodeLogo(raster, EPSON)).toEqual([]);
  });

  it('of the largest size fits the wire format; text that is not base64 is left out', () => {
    const bytes = new Uint8Array(LOGO_MAX_BYTES).fill(0x10);
    expect(logoText(bytes)).toHaveLength(LOGO_DOTS_MAX_LENGTH);
    const slip = { blocks: [{ kind: 'logo' as const, widthDots: 8, heightDots: 1, dots: '*' }, text('A012')] };
    expect(judgeSlip(encodeSlip(slip, EPSON, 1).bytes)).toMatchObject({ faults: [], rasterCount: 0 });
  });
});

describe('a QR code printed as a picture', () => {
  it.each(['generic-58mm', 'latin-80mm'] as const)('on %s reads back with a scanner from the dots that were sent', (name) => {
    const profile = { ...PRINTER_PROFILES[name], qr: 'raster' as const };
    const url = 'https://q.example.cn/t/A012xyz';
    const { drawing, unknownCount } = drawSlip(encodeSlip({ blocks: [{ kind: 'qr', text: url }] }, profile, 1).bytes, profile.widthDots);
    expect(unknownCount).toBe(0);
    const dots = drawing.elements.find((element) => element.kind === 'picture');
    if (dots === undefined) throw new Error('no picture');
    expect(scanned(dots.rows)).toBe(url);
  });

  it('planted: with its corner mark gone, the scanner reads nothing', () => {
    const profile = PRINTER_PROFILES['generic-58mm'];
    const { drawing } = drawSlip(encodeSlip({ blocks: [{ kind: 'qr', text: 'https://q.example.cn' }] }, profile, 1).bytes, 384);
    const dots = drawing.elements.find((element) => element.kind === 'picture');
    expect(scanned((dots?.rows ?? []).map((row, y) => row.map((dot, x) => dot && (x > 50 || y > 50))))).toBe('');
  });
});
