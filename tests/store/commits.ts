import { existsSync, readFileSync } from 'node:fs';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/**
 * How many transactions lie in a database's write-ahead log since its last reset, read from the file itself
 * (sqlite.org/fileformat2, section 4.1): a frame that ends a transaction carries the database's size.
 */
export function commitsInWal(database: string): number {
  const file = `${database}-wal`;
  if (!existsSync(file)) return 0;
  const wal = readFileSync(file);
  if (wal.length < HEADER_BYTES) return 0;
  const frameBytes = FRAME_HEADER_BYTES + wal.readUInt32BE(8);
  let commits = 0;
  for (let offset = HEADER_BYTES; offset + frameBytes <= wal.length; offset += frameBytes) {
    const current = wal.readBigUInt64BE(offset + 8) === wal.readBigUInt64BE(16);
    if (current && wal.readUInt32BE(offset + 4) !== 0) commits += 1;
  }
  return commits;
}
