/*
 * Bytes → commands, as a printer's firmware reads them: from the manuals' command lists, not from our encoder. Lengths are a
 * table; a command that is not in it is reported, never guessed.
 */
export type DecodedCommand =
  | { readonly kind: 'character'; readonly bytes: readonly number[]; readonly length: number }
  /** `name` as the manuals write it, e.g. "GS ( k"; `params` what follows. */
  | { readonly kind: 'command'; readonly name: string; readonly params: readonly number[]; readonly length: number }
  | { readonly kind: 'unknown'; readonly hex: string; readonly length: number };

type Length = number | ((bytes: ArrayLike<number>, at: number) => number | null);

const CONTROL_NAMES: ReadonlyMap<number, string> = new Map([
  [0x00, 'NUL'],
  [0x09, 'HT'],
  [0x0a, 'LF'],
  [0x0c, 'FF'],
  [0x0d, 'CR'],
  [0x18, 'CAN'],
]);
const PREFIX_NAMES: ReadonlyMap<number, string> = new Map([
  [0x1b, 'ESC'],
  [0x1c, 'FS'],
  [0x1d, 'GS'],
]);

const word = (bytes: ArrayLike<number>, at: number): number => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);

/** "( X pL pH …": letter, length, data. `at` is the byte after the opening bracket. */
const bracket: Length = (bytes, at) => (bytes.length < at + 3 ? null : 3 + word(bytes, at + 1));
const untilNul: Length = (bytes, at) => {
  for (let end = at; end < bytes.length; end += 1) if (bytes[end] === 0) return end - at + 1;
  return null;
};
const columnImage: Length = (bytes, at) => (bytes.length < at + 3 ? null : 3 + word(bytes, at + 1) * ((bytes[at] ?? 0) >= 32 ? 3 : 1));
const barcode: Length = (bytes, at) => {
  if ((bytes[at] ?? 0) <= 6) return untilNul(bytes, at);
  return bytes.length < at + 2 ? null : 2 + (bytes[at + 1] ?? 0);
};
const rasterImage: Length = (bytes, at) => (bytes.length < at + 6 ? null : 6 + word(bytes, at + 2) * word(bytes, at + 4));
const longGraphics: Length = (bytes, at) => (bytes.length < at + 5 ? null : 5 + word(bytes, at + 1) + 65_536 * word(bytes, at + 3));
const cutLength: Length = (bytes, at) => (bytes.length <= at ? null : (bytes[at] ?? 0) % 48 <= 1 ? 1 : 2);

/** Parameter bytes after "ESC x", "FS x", "GS x". */
const LENGTHS: Readonly<Record<string, Readonly<Record<string, Length>>>> = {
  ESC: {
    '@': 0,
    '2': 0,
    m: 0,
    i: 0,
    L: 0,
    S: 0,
    v: 0,
    ' ': 1,
    '!': 1,
    '-': 1,
    '3': 1,
    '=': 1,
    E: 1,
    G: 1,
    J: 1,
    M: 1,
    R: 1,
    T: 1,
    V: 1,
    a: 1,
    d: 1,
    r: 1,
    t: 1,
    u: 1,
    '{': 1,
    $: 2,
    '\\': 2,
    c: 2,
    p: 3,
    D: untilNul,
    '*': columnImage,
  },
  FS: { '&': 0, '.': 0, '!': 1, '-': 1, C: 1, W: 1, S: 2, p: 2, '(': bracket },
  GS: {
    ':': 0,
    '!': 1,
    '/': 1,
    B: 1,
    E: 1,
    H: 1,
    I: 1,
    T: 1,
    a: 1,
    b: 1,
    f: 1,
    h: 1,
    r: 1,
    w: 1,
    $: 2,
    L: 2,
    P: 2,
    W: 2,
    '\\': 2,
    '^': 3,
    V: cutLength,
    '(': bracket,
    '8': longGraphics,
    k: barcode,
    v: rasterImage,
  },
};

/** The first command of `bytes`; null: more bytes must come. @param chineseMode two-byte characters are on (FS &). */
export function decodeCommand(bytes: ArrayLike<number>, chineseMode: boolean): DecodedCommand | null {
  const first = bytes[0];
  if (first === undefined) return null;
  const prefix = PREFIX_NAMES.get(first);
  if (prefix !== undefined) return decodePrefixed(prefix, bytes);
  const control = CONTROL_NAMES.get(first);
  if (control !== undefined) return { kind: 'command', name: control, params: [], length: 1 };
  if (first < 0x20 || first === 0x7f) return { kind: 'unknown', hex: hex([first]), length: 1 };
  if (!chineseMode || first < 0x81 || first === 0xff) return { kind: 'character', bytes: [first], length: 1 };
  const second = bytes[1];
  if (second === undefined) return null;
  return { kind: 'character', bytes: [first, second], length: 2 };
}

function decodePrefixed(prefix: string, bytes: ArrayLike<number>): DecodedCommand | null {
  const second = bytes[1];
  if (second === undefined) return null;
  const letter = String.fromCharCode(second);
  const length = LENGTHS[prefix]?.[letter];
  if (length === undefined) return { kind: 'unknown', hex: hex([bytes[0] ?? 0, second]), length: 2 };
  const count = typeof length === 'number' ? length : length(bytes, 2);
  if (count === null || bytes.length < 2 + count) return null;
  const params = Array.from({ length: count }, (_, index) => bytes[2 + index] ?? 0);
  const compound = letter === '(' || letter === '8';
  const name = compound ? `${prefix} ${letter} ${String.fromCharCode(params[0] ?? 0)}` : `${prefix} ${letter}`;
  return { kind: 'command', name, params: compound ? params.slice(letter === '(' ? 3 : 5) : params, length: 2 + count };
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
