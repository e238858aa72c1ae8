/**
 * Deepest nesting of objects and lists in a message. No command needs more than three; a slip's template needs six. 8,000 levels in
 * 16 KB ended the server once: what walks a value calls itself as often as the value is deep.
 */
export const NESTING_MAX = 16;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Whether a JSON text nests deeper than NESTING_MAX, told from its characters, before anything is built of it. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charCodeAt(at);
    if (inText) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE) inText = false;
    } else if (character === QUOTE) inText = true;
    else if (CLOSING.has(character)) depth -= 1;
    else if (OPENING.has(character) && (depth += 1) > NESTING_MAX) return true;
  }
  return false;
}
