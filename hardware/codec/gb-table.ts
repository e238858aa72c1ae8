const LEAD_MIN = 0x81;
const LEAD_MAX = 0xfe;
const TRAIL_MIN = 0x40;
const TRAIL_MAX = 0xfe;
/** DEL is never the second byte. */
const TRAIL_GAP = 0x7f;

let table: ReadonlyMap<string, readonly [number, number]> | null = null;

/**
 * The two GB18030 bytes of a character, or null when it has four or none. Made from the platform's own decoder, the same in Node and
 * in every browser; neither has an encoder. The gb18030 table, not gbk: gbk turns € into a lone lead byte.
 */
export function gbBytes(character: string): readonly [number, number] | null {
  table ??= makeTable();
  return table.get(character) ?? null;
}

function makeTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, readonly [number, number]>();
  for (let lead = LEAD_MIN; lead <= LEAD_MAX; lead += 1) {
    for (let trail = TRAIL_MIN; trail <= TRAIL_MAX; trail += 1) {
      if (trail === TRAIL_GAP) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      // An unassigned pair decodes to U+FFFD, alone or before its second byte.
      if ([...text].length === 1 && text !== '\uFFFD' && !made.has(text)) made.set(text, [lead, trail]);
    }
  }
  return made;
}
