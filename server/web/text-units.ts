/** Everything up to U+2FFF is narrow; what follows is hanzi, kana, full-width marks. */
const FIRST_WIDE = 0x3000;
const NARROW = 0.56;
const CAPITAL = 0.7;

/**
 * Width of a text in its own font-size, so that type can shrink to the room there is. An estimate on the wide side, for a
 * configuration that is read before any screen measures it, and for styles.
 */
export function textUnits(text: string): number {
  let units = 0;
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) >= FIRST_WIDE) units += 1;
    else units += /\p{Lu}/u.test(character) ? CAPITAL : NARROW;
  }
  return Math.round(units * 100) / 100;
}

/** For a style: `--units`, never below 1. */
export function unitsStyle(text: string): { readonly '--units': string } {
  return { '--units': String(Math.max(1, textUnits(text))) };
}
