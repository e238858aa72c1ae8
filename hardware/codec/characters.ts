import { gbBytes } from './gb-table.ts';
import type { PrinterProfile } from './printer-profile.ts';

/** One printed character: its bytes and how many half-width columns it takes at scale 1. */
export interface PrintedCharacter {
  readonly bytes: readonly number[];
  readonly columns: 1 | 2;
  /** Latin letters and digits stay together when a line is wrapped. */
  readonly joins: boolean;
  readonly isSpace: boolean;
  /** Marks such as 。 and ） do not begin a line (GB/T 15834 5.1.1). */
  readonly neverFirst: boolean;
  /** The printer has no such character; 〓 is printed instead. */
  readonly substituted: boolean;
}

const NEVER_FIRST = new Set('，。、；：？！）》〉」』】”’…·,.;:?!)]%');
/** 〓, the usual mark of printers for "a missing character". */
const GETA: readonly number[] = [0xa1, 0xfe];
const QUESTION_MARK: readonly number[] = [0x3f];
const SPACE = 0x20;

/**
 * Text as the printer's ROM can print it, character by character. Characters that print nothing (joiners, direction marks) are
 * dropped. Control characters become spaces, so that no text can ever command the printer.
 */
export function printedCharacters(text: string, charset: PrinterProfile['charset']): PrintedCharacter[] {
  const characters: PrintedCharacter[] = [];
  for (const raw of text.normalize('NFC')) {
    if (/[\p{Cf}\p{Mn}\p{Me}]/u.test(raw)) continue;
    characters.push(printedCharacter(raw, charset));
  }
  return characters;
}

function printedCharacter(raw: string, charset: PrinterProfile['charset']): PrintedCharacter {
  // ¥ U+00A5 is a four-byte code that printed "0 6" (node-escpos#332); its full-width twin is two bytes.
  const character = raw === '¥' ? '￥' : raw;
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(character)) return shaped([SPACE], ' ', false);
  if (character !== '\u3000' && /\p{Zs}/u.test(character)) return shaped([SPACE], ' ', false);
  const code = character.codePointAt(0) ?? SPACE;
  if (code < 0x7f) return shaped([code], character, false);
  if (charset === 'ascii') return shaped(QUESTION_MARK, '?', true);
  const bytes = twoBytes(character, charset);
  return bytes === null ? shaped(GETA, '〓', true) : shaped(bytes, character, false);
}

function shaped(bytes: readonly number[], character: string, substituted: boolean): PrintedCharacter {
  return {
    bytes,
    columns: bytes.length === 2 ? 2 : 1,
    joins: bytes.length === 1 && character !== ' ',
    isSpace: character === ' ' || character === '\u3000',
    neverFirst: NEVER_FIRST.has(character),
    substituted,
  };
}

/**
 * Two bytes or nothing: a four-byte code puts the printer out of step for the rest of the line ("processes all Chinese
 * character code two bytes each time", SP91 manual p.66).
 */
function twoBytes(character: string, charset: 'gb18030-2byte' | 'gb2312'): readonly number[] | null {
  // Private-use characters and lone surrogates have codes, but no glyph that is the same in two printers.
  if (/[\p{Co}\p{Cs}\p{Cn}]/u.test(character)) return null;
  const bytes = gbBytes(character);
  if (bytes === null) return null;
  const [lead, trail] = bytes;
  if (charset === 'gb2312' && (lead < 0xa1 || lead > 0xf7 || trail < 0xa1)) return null;
  return bytes;
}
