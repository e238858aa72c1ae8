/** ISO/IEC 7812: a card number has at least 12 digits in use, and never more than 19. */
const NUMBER = /^\d{12,19}$/;
/** ISO/IEC 7811-2: track 1 begins with %, track 2 with ;, track 3 with +; each ends with ?. A reader may add its check character. */
const TRACK = /[%;+][^%;+?]*\?[^%;+?]?/g;

/** A reader of digits only leaves nothing else of track 1. */
const EMPTY_TRACK_1 = /^%(?=;)/;

/** The number on one whole track; null: the track has none. */
function numberOn(track: string): string | null {
  const [, onTrack1 = null] = /^%[A-Za-z](\d+)\^/.exec(track) ?? [];
  const [, onTrack2 = null] = /^;(\d+)=/.exec(track) ?? [];
  return onTrack1 ?? onTrack2;
}

/**
 * The card number in what one swipe typed, and nothing else of it; null: it is torn, begins in the middle, or names two cards.
 * A reader types the number alone, or tracks with their beginnings and ends.
 */
export function numberIn(typed: string): string | null {
  if (NUMBER.test(typed)) return typed;
  const tracks = typed.replace(EMPTY_TRACK_1, '');
  if (tracks.replace(TRACK, '') !== '') return null;
  const numbers = new Set((tracks.match(TRACK) ?? []).map(numberOn).filter((number) => number !== null));
  const [number = null] = numbers;
  return numbers.size === 1 && number !== null && NUMBER.test(number) ? number : null;
}

/** Where a track begins, everything up to its end is the reader's: names too, on track 1. */
export function beginsTrack(typed: string): boolean {
  return /^[%;+]/.test(typed);
}

/** So many characters of a reader in a row, or one that only tracks have, are a swipe and no cleaner's cloth. */
const LOOKS_LIKE_MIN = 4;

export function looksLikeSwipe(typed: string): boolean {
  return typed.length >= LOOKS_LIKE_MIN || /[%;=?^]/.test(typed);
}
