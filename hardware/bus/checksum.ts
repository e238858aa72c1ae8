export const CHECKSUMS = ['sum8', 'xor8', 'crc16'] as const;
export type Checksum = (typeof CHECKSUMS)[number];

/** The checksum of `bytes`. crc16 is the CRC-16 of Modbus (polynomial 0xA001, from 0xFFFF), low byte first; the others are one byte. */
export function checksumOf(kind: Checksum, bytes: readonly number[]): number[] {
  switch (kind) {
    case 'sum8':
      return [bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0)];
    case 'xor8':
      return [bytes.reduce((sum, byte) => sum ^ byte, 0)];
    case 'crc16': {
      const crc = bytes.reduce(crc16Step, 0xffff);
      return [crc & 0xff, crc >> 8];
    }
    default:
      return kind satisfies never;
  }
}

function crc16Step(crc: number, byte: number): number {
  let next = crc ^ byte;
  for (let bit = 0; bit < 8; bit += 1) next = (next & 1) === 1 ? (next >> 1) ^ 0xa001 : next >> 1;
  return next;
}
