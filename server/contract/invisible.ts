/**
 * Characters that nobody sees and nobody typed on purpose: zero-width ones, marks of direction, the byte order mark, soft hyphens,
 * selectors of variants. A copy from a chat or a web page brings them along.
 */
const INVISIBLE =
  /[\p{Cf}\u{34F}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{180B}-\u{180F}\u{2028}\u{2029}\u{3164}\u{FFA0}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;

/** The text as it is seen; a space that does not break becomes a plain one. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '').replace(/[\u{A0}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}]/gu, ' ');
}

const UNSEEN = /[\p{C}\p{Z}\p{M}]/u;

/** For a refusal: characters a reader could not see stand there by their code, so that no refusal names "". */
export function visible(characters: readonly string[]): string {
  return characters
    .map((one) => (UNSEEN.test(one) ? ` U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} ` : one))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
