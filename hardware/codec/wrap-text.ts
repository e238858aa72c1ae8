import type { PrintedCharacter } from './characters.ts';

/**
 * Breaks a line so that each part fits `columns` (half-width columns at the text's own scale). A printer by itself breaks a Latin
 * word anywhere, and some clones cut a two-byte character in half.
 * A single character wider than the paper is alone on its line.
 */
export function wrapText(characters: readonly PrintedCharacter[], columns: number): PrintedCharacter[][] {
  const lines: PrintedCharacter[][] = [];
  let rest = characters;
  while (rest.length > 0) {
    const end = lineEnd(rest, columns);
    lines.push(trimEnd(rest.slice(0, end)));
    rest = trimStart(rest.slice(end));
  }
  return lines;
}

/** How many characters the first line takes: at least one, so that wrapping always ends. */
function lineEnd(characters: readonly PrintedCharacter[], columns: number): number {
  const fits = countThatFit(characters, columns);
  if (fits === characters.length) return fits;
  for (let end = fits; end > 0; end -= 1) {
    if (mayBreakBefore(characters, end)) return end;
  }
  return Math.max(fits, 1);
}

function countThatFit(characters: readonly PrintedCharacter[], columns: number): number {
  let used = 0;
  for (const [index, character] of characters.entries()) {
    used += character.columns;
    if (used > columns) return index;
  }
  return characters.length;
}

function mayBreakBefore(characters: readonly PrintedCharacter[], index: number): boolean {
  const before = characters[index - 1];
  const after = characters[index];
  if (before === undefined || after === undefined) return true;
  if (after.isSpace || before.isSpace) return true;
  if (after.neverFirst) return false;
  return !(before.joins && after.joins);
}

/** Columns of the longest run that may not be broken. */
export function longestWord(characters: readonly PrintedCharacter[]): number {
  let [longest, columns] = [0, 0];
  for (const [index, character] of characters.entries()) {
    columns = mayBreakBefore(characters, index) ? character.columns : columns + character.columns;
    if (!character.isSpace) longest = Math.max(longest, columns);
  }
  return longest;
}

function trimEnd(line: readonly PrintedCharacter[]): PrintedCharacter[] {
  let end = line.length;
  while (end > 0 && line[end - 1]?.isSpace === true) end -= 1;
  return line.slice(0, end);
}

function trimStart(line: readonly PrintedCharacter[]): readonly PrintedCharacter[] {
  let start = 0;
  while (start < line.length && line[start]?.isSpace === true) start += 1;
  return line.slice(start);
}

/** Without the spaces at both ends. */
export function trimmed(line: readonly PrintedCharacter[]): readonly PrintedCharacter[] {
  return trimStart(trimEnd(line));
}
