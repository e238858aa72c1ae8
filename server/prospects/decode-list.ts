import iconv from 'iconv-lite';
import type { ImportProblem } from '../contract/list/prospects.ts';

export type ListEncoding = 'utf-8' | 'gb18030';

type Decoded =
  { readonly ok: true; readonly text: string; readonly encoding: ListEncoding } | { readonly ok: false; readonly problem: ImportProblem };

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const LINE_FEED = 0x0a;
/** Most lines in another encoding that are named. */
const LINES_NAMED = 8;

/**
 * The text of a file that does not name its encoding. A file that is not UTF-8 throughout is GB18030, as Excel in China saves
 * CSV. A file that mixes both is refused, because half of its names would be nonsense.
 */
export function decodeList(bytes: Buffer): Decoded {
  if (bytes.length === 0) return fault('empty', {});
  if (startsWith(bytes, ZIP) || startsWith(bytes, OLD_EXCEL)) return fault('spreadsheet', {});
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return fault('utf-16', {});
  if (bytes.includes(0)) return fault('not-text', {});
  const body = startsWith(bytes, UTF8_MARK) ? bytes.subarray(UTF8_MARK.length) : bytes;
  const asUtf8 = utf8(body);
  if (asUtf8 !== null) return { ok: true, text: asUtf8, encoding: 'utf-8' };
  return decodeGb18030(body, body.length < bytes.length);
}

/** @param isMarked the file began with the mark of UTF-8, so that its other lines are the wrong ones */
function decodeGb18030(body: Buffer, isMarked: boolean): Decoded {
  const lines = linesOf(body).map((bytes, index) => ({ number: index + 1, kind: kindOf(bytes) }));
  const unreadable = lines.find(({ kind }) => kind === 'neither');
  if (unreadable !== undefined) return fault('unknown-encoding', { line: unreadable.number });
  const inUtf8 = lines.filter(({ kind }) => kind === 'utf-8');
  const inGb = lines.filter(({ kind }) => kind === 'gb18030');
  if (inUtf8.length > 0 || isMarked) {
    const fewer = isMarked || inGb.length <= inUtf8.length ? inGb : inUtf8;
    const named = fewer.slice(0, LINES_NAMED).map(({ number }) => number);
    return fault('mixed-encoding', { lines: named.join(', ') + (fewer.length > named.length ? ' …' : '') });
  }
  return { ok: true, text: iconv.decode(body, 'gb18030'), encoding: 'gb18030' };
}

type LineKind = 'plain' | 'utf-8' | 'gb18030' | 'neither';

/** What a line of a Chinese list consists of, beside ASCII. */
const CHINESE = /^[\p{Script=Han}\u{2014}-\u{2026}\u{3000}-\u{303F}\u{FF00}-\u{FFEF}\u{0}-\u{7F}]*$/u;

/**
 * A line of GB18030 is sometimes valid UTF-8 as well ("联通" is the famous one), but hardly ever hanzi in UTF-8. A line of UTF-8
 * read as GB18030 leaves the two-byte range of everyday hanzi almost at once. A line that is both counts as UTF-8.
 */
function kindOf(line: Buffer): LineKind {
  if (line.every((byte) => byte < 0x80)) return 'plain';
  const asUtf8 = utf8(line);
  if (asUtf8 !== null && CHINESE.test(asUtf8) && !isEverydayGb(line)) return 'utf-8';
  return iconv.decode(line, 'gb18030').includes('\u{FFFD}') ? 'neither' : 'gb18030';
}

/** Pairs of GB 2312 only: lead byte A1–A9 or B0–F7, second byte A1–FE. */
function isEverydayGb(line: Buffer): boolean {
  for (let at = 0; at < line.length; at += 1) {
    const lead = line[at] ?? 0;
    if (lead < 0x80) continue;
    const second = line[(at += 1)] ?? 0;
    const inRange = (lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7);
    if (!inRange || second < 0xa1 || second > 0xfe) return false;
  }
  return true;
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, from);
    lines.push(bytes.subarray(from, end === -1 ? bytes.length : end));
    from = end === -1 ? bytes.length : end + 1;
  }
  return lines;
}

function startsWith(bytes: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function fault(code: ImportProblem['code'], params: ImportProblem['params']): Decoded {
  return { ok: false, problem: { line: null, code, params } };
}
