import type { SlipBlock } from '../../server/contract/device.ts';
import type { SlipPart } from '../codec/encode-slip.ts';
import { encodeParts } from '../codec/encode-slip.ts';
import type { PrinterProfile } from '../codec/printer-profile.ts';

/** The process id that the slip asks for. */
export const SELF_TEST_TAG = 9_999;

/**
 * A slip that shows a person what no answer tells: Chinese in both font sizes, alignment and width, both kinds of QR code, the cut.
 * It always asks for the process id, so that the answer, or its absence, shows whether the printer has it.
 */
export function selfTestSlip(profile: PrinterProfile): Uint8Array {
  const native: PrinterProfile = { ...profile, qr: 'native' };
  const raster: PrinterProfile = { ...profile, qr: 'raster' };
  const own = (block: SlipBlock): SlipPart => ({ block, profile });
  const ruler = '1234567890'.repeat(Math.ceil(profile.columns / 10)).slice(0, profile.columns);
  const parts: SlipPart[] = [
    own(text('打印机自检 SELF-TEST', 2, 'center')),
    own(text(profile.name, 1, 'center')),
    own(text('1 常用字 Chinese: 银行叫号，请您留意。', 1, 'left')),
    own(text('2 扩展字 rare Chinese: 镕 堃 喆 囍', 1, 'left')),
    own(text('3 下一行满一行 the next line fills one row exactly', 1, 'left')),
    own(text(ruler, 1, 'left')),
    own(text('4 居中 centre', 1, 'center')),
    own(text('A012', 6, 'center')),
    own(text('5 二维码 QR: native', 1, 'left')),
    { block: { kind: 'qr', text: 'SELF-TEST NATIVE' }, profile: native },
    own(text('6 二维码 QR: raster', 1, 'left')),
    { block: { kind: 'qr', text: 'SELF-TEST RASTER' }, profile: raster },
    own(text('7 切纸 cut', 1, 'left')),
  ];
  return encodeParts(parts, { ...profile, confirm: 'process-id' }, SELF_TEST_TAG).bytes;
}

function text(words: string, scale: 1 | 2 | 6, align: 'left' | 'center'): SlipBlock {
  return { kind: 'text', text: words, scale, bold: false, align };
}
