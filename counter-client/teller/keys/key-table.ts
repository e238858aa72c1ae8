/** What a teller's key can do. `confirm` is Enter: start what is called, finish what is served. */
export const KEY_ACTIONS = [
  'next',
  'recall',
  'no-show',
  'confirm',
  'transfer',
  'pause',
  'park',
  'undo',
  'help',
  'pick',
  'customer',
  'refer',
  'hand-back',
  'restore',
  'resume',
] as const;
export type KeyAction = (typeof KEY_ACTIONS)[number];

/**
 * A key as `event.code`, with "Alt+" before it where Alt is held; on the number pad also two keys, a digit and then an operator
 * ("Numpad9 NumpadSubtract"). Codes name places on the keyboard, so neither an input method nor the state of NumLock changes them.
 */
export type Chord = string;

export interface KeyPair {
  /** On the number pad: one key, or two. null: switched off (WCAG 2.1.4). */
  readonly pad: Chord | null;
  /** Elsewhere on the keyboard. */
  readonly other: Chord | null;
  /** Where there is no number pad. */
  readonly alternative: Chord | null;
}

export type KeyTable = Readonly<Record<KeyAction, KeyPair>>;

/** The three operators over 7, 8 and 9 end a pair: 9 undoes and asks, 8 brings back, 7 chooses. */
export const DEFAULT_KEYS: KeyTable = {
  next: { pad: 'NumpadAdd', other: null, alternative: 'Alt+KeyN' },
  recall: { pad: 'NumpadMultiply', other: null, alternative: 'Alt+KeyR' },
  'no-show': { pad: 'NumpadSubtract', other: null, alternative: 'Alt+KeyS' },
  confirm: { pad: 'NumpadEnter', other: null, alternative: 'Alt+KeyF' },
  transfer: { pad: 'NumpadDivide', other: null, alternative: 'Alt+KeyT' },
  pause: { pad: 'Numpad0', other: null, alternative: 'Alt+KeyP' },
  park: { pad: 'Numpad8 NumpadSubtract', other: null, alternative: 'Alt+KeyK' },
  undo: { pad: 'Numpad9 NumpadSubtract', other: 'Backspace', alternative: 'Alt+KeyZ' },
  help: { pad: 'Numpad9 NumpadMultiply', other: 'F2', alternative: 'Alt+KeyH' },
  pick: { pad: 'Numpad7 NumpadDivide', other: 'F4', alternative: 'Alt+KeyL' },
  customer: { pad: 'Numpad7 NumpadMultiply', other: 'F8', alternative: 'Alt+KeyI' },
  refer: { pad: 'NumpadDecimal', other: null, alternative: 'Alt+KeyV' },
  'hand-back': { pad: 'Numpad9 NumpadDivide', other: 'F9', alternative: 'Alt+KeyJ' },
  restore: { pad: 'Numpad8 NumpadDivide', other: null, alternative: 'Alt+KeyB' },
  resume: { pad: 'Numpad8 NumpadMultiply', other: null, alternative: 'Alt+KeyG' },
};

/** The keys of an action, as they stand in the tables of keys. */
export const KEY_SIDES = ['pad', 'other', 'alternative'] as const satisfies readonly (keyof KeyPair)[];

/** Keys the browser or the system keeps for itself, those that panels need, and that with which a colleague takes over. */
const RESERVED =
  /^(F1|F3|F5|F6|F7|F11|F12|Escape|Tab|Enter|Space|(Numpad|Digit)[1-9]|Alt(Left|Right)|Control.*|Shift.*|Meta.*|CapsLock|Alt\+KeyU)$/;

/** A digit of the pad, which waits for the operator behind it; those that act alone, + and Enter, end no pair. */
const FIRST_OF_TWO = /^Numpad[1-9]$/;
const TWO_KEYS = /^Numpad[1-9] Numpad(Divide|Multiply|Subtract|Decimal)$/;

export function isFirstOfTwo(chord: Chord): boolean {
  return FIRST_OF_TWO.test(chord);
}

export function isAssignable(chord: Chord): boolean {
  return (TWO_KEYS.test(chord) || (!RESERVED.test(chord) && !chord.includes(' '))) && chord.length <= CHORD_MAX_LENGTH;
}

/** Longest chord that a stored table may hold. */
export const CHORD_MAX_LENGTH = 32;

const CAPS: Readonly<Record<string, string>> = {
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  NumpadMultiply: 'Num *',
  NumpadDivide: 'Num /',
  NumpadEnter: 'Enter',
  NumpadDecimal: 'Num .',
  Backspace: '⌫',
};

/** What is printed on the key: "Num +", "Num 9 −", "Alt N", "F2". */
export function capOf(chord: Chord): string {
  const [first = '', second = null] = chord.split(' ');
  if (second !== null) return `${capOf(first)} ${capOf(second).replace('Num ', '')}`;
  if (chord.startsWith('Alt+')) return `Alt ${capOf(chord.slice(4))}`;
  return CAPS[chord] ?? chord.replace(/^Numpad/, 'Num ').replace(/^(Key|Digit)/, '');
}

/** The chord an event stands for; null while only a modifier is down or another modifier is held. */
export function chordOf(event: {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): Chord | null {
  if (event.ctrlKey || event.metaKey || /^(Alt|Control|Shift|Meta)/.test(event.code)) return null;
  return event.altKey ? `Alt+${event.code}` : event.code;
}
