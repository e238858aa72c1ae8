import { printedCharacters } from '../codec/characters.ts';
import type { Checksum } from './checksum.ts';
import { CHECKSUMS, checksumOf } from './checksum.ts';

export const TEMPLATE_MAX_LENGTH = 400;
/** Most bytes of one frame; at 1200 baud they take two seconds. */
export const FRAME_MAX_BYTES = 256;
export const ENCODINGS = ['ascii', 'gb2312', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Fields that a template may use beside bytes, texts and checksums. */
export const FIELDS = ['address', 'counter', 'number', 'digits', 'elsewhere'] as const;
export type Field = (typeof FIELDS)[number];

/** Values of the fields. `number` is null wherever no number is shown. */
export interface TemplateValues {
  readonly address: number;
  readonly counter: string;
  readonly number: string | null;
  readonly elsewhere: readonly string[];
}

type Piece =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'text'; readonly text: string }
  /** width: number of bytes to which it is padded with spaces or cut; null: its own length. */
  | { readonly kind: 'field'; readonly field: Field; readonly width: number | null }
  | { readonly kind: 'mark' }
  | { readonly kind: 'length' }
  | { readonly kind: 'checksum'; readonly checksum: Checksum };

export type Template = readonly Piece[];

type ParsedTemplate = { readonly ok: true; readonly template: Template } | { readonly ok: false; readonly fault: string };

const TOKEN = /\s*(?:'([^']*)'|%([a-z0-9]+)(?::(\d{1,2}))?%|([0-9A-Fa-f]{2})(?![0-9A-Fa-f])|(\|))/y;
const SPACE = 0x20;

/**
 * Bytes of a board or pad that no driver knows, as its vendor's page gives them: hexadecimal bytes, 'texts', and
 *   %address%            its address, one byte; %address:2% as two decimal digits
 *   %number% %number:4%  the number called, as it is or in four bytes
 *   %digits%             the number's digits as two bytes, high byte first
 *   %counter% %elsewhere%  the counter's label; labels of counters to go to, with commas
 *   %length%             how many bytes follow, up to the checksum
 *   |                    checksums begin here; without it, at the first byte
 *   %sum8% %xor8% %crc16%
 * @param allowed fields that mean something where the template stands
 */
export function parseTemplate(text: string, allowed: readonly Field[]): ParsedTemplate {
  const pieces: Piece[] = [];
  const source = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(source);
    const piece = token === null ? null : pieceOf(token);
    if (piece === null)
      return { ok: false, fault: `"${source.slice(at, at + 16).trim()}" is neither two hexadecimal digits, a 'text', nor a %field%` };
    if (piece.kind === 'field' && !allowed.includes(piece.field)) {
      return {
        ok: false,
        fault: `%${piece.field}% means nothing here; allowed: ${allowed.map((field) => `%${field}%`).join(', ') || 'no field'}`,
      };
    }
    pieces.push(piece);
  }
  if (pieces.length === 0) return { ok: false, fault: 'empty; allowed: at least one byte' };
  return { ok: true, template: pieces };
}

function pieceOf(token: RegExpExecArray): Piece | null {
  const [, text, name, width, byte, mark] = token;
  if (text !== undefined) return { kind: 'text', text };
  if (byte !== undefined) return { kind: 'byte', byte: Number.parseInt(byte, 16) };
  if (mark !== undefined) return { kind: 'mark' };
  if (name === 'length') return { kind: 'length' };
  const checksum = CHECKSUMS.find((one) => one === name);
  if (checksum !== undefined) return { kind: 'checksum', checksum };
  const field = FIELDS.find((one) => one === name);
  return field === undefined ? null : { kind: 'field', field, width: width === undefined ? null : Number(width) };
}

/** The template's bytes, at most FRAME_MAX_BYTES. */
export function renderTemplate(template: Template, values: TemplateValues, encoding: Encoding): number[] {
  const bytes: number[] = [];
  let checkFrom = 0;
  let lengthAt: number | null = null;
  for (const piece of template) {
    switch (piece.kind) {
      case 'byte':
        bytes.push(piece.byte);
        break;
      case 'text':
        bytes.push(...encodeText(piece.text, encoding));
        break;
      case 'field':
        bytes.push(...fieldBytes(piece.field, piece.width, values, encoding));
        break;
      case 'mark':
        checkFrom = bytes.length;
        break;
      case 'length':
        lengthAt = bytes.length;
        bytes.push(0);
        break;
      case 'checksum':
        lengthAt = setLength(bytes, lengthAt);
        bytes.push(...checksumOf(piece.checksum, bytes.slice(checkFrom)));
        break;
      default:
        piece satisfies never;
    }
  }
  setLength(bytes, lengthAt);
  return bytes.slice(0, FRAME_MAX_BYTES);
}

/** Called once all bytes that the length counts are there. */
function setLength(bytes: number[], lengthAt: number | null): null {
  if (lengthAt !== null) bytes[lengthAt] = (bytes.length - lengthAt - 1) & 0xff;
  return null;
}

function fieldBytes(field: Field, width: number | null, values: TemplateValues, encoding: Encoding): number[] {
  switch (field) {
    case 'address':
      return width === null ? [values.address & 0xff] : encodeText(String(values.address).padStart(width, '0').slice(-width), encoding);
    case 'number':
      return fitted(values.number ?? '', width, encoding);
    case 'digits': {
      const digits = Number((values.number ?? '').replaceAll(/\D/g, ''));
      return [(digits >> 8) & 0xff, digits & 0xff];
    }
    case 'counter':
      return fitted(values.counter, width, encoding);
    case 'elsewhere':
      return fitted(values.elsewhere.join(','), width, encoding);
    default:
      return field satisfies never;
  }
}

/** Text in exactly this many bytes: filled with spaces or cut, but never through the middle of a character. */
export function fitted(text: string, width: number | null, encoding: Encoding): number[] {
  if (width === null) return encodeText(text, encoding);
  const bytes: number[] = [];
  for (const character of printedCharacters(text, charsetOf(encoding))) {
    if (bytes.length + character.bytes.length > width) break;
    bytes.push(...character.bytes);
  }
  while (bytes.length < width) bytes.push(SPACE);
  return bytes;
}

/** Control characters become spaces, so that no text can command a board. */
function encodeText(text: string, encoding: Encoding): number[] {
  return printedCharacters(text, charsetOf(encoding)).flatMap(({ bytes }) => bytes);
}

function charsetOf(encoding: Encoding): Parameters<typeof printedCharacters>[1] {
  return encoding === 'gb18030' ? 'gb18030-2byte' : encoding;
}
