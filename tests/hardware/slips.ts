import type { Slip, SlipBlock } from '../../server/contract/device.ts';

export function text(words: string, scale: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 = 1): SlipBlock {
  return { kind: 'text', text: words, scale, bold: scale > 2, align: 'center' };
}

/** A slip as a branch prints it; the number tells one from another. */
export function numberSlip(number: string): Slip {
  return {
    blocks: [
      text('中国邮储银行', 2),
      text('个人业务 Personal Banking'),
      text(number, 6),
      text('您前面还有 5 人等候'),
      { kind: 'qr', text: `https://q.example.cn/t/${number}xyz` },
      text('2026-11-23 10:15:32'),
    ],
  };
}
