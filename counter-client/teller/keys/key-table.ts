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
] as const;
export type KeyAction = (typeof KEY_ACTIONS)[number];

/**
 * A key as `event.code`, with "Alt+" before it where Alt is held. Codes name places on the keyboard,
 * so neither an input method nor the state of NumLock changes them.
 */
export type Chord = string;

export interface KeyPair {
  /** null: switched off (WCAG 2.1.4). */
  readonly pad: Chord | null;
  readonly alternative: Chord | null;
}

export type KeyTable = Readonly<Record<KeyAction, KeyPair>>;

export const DEFAULT_KEYS: KeyTable = {
  next: { pad: 'NumpadAdd', alternative: 'Alt+KeyN' },
  recall: { pad: 'NumpadMultiply', alternative: 'Alt+KeyR' },
  'no-show': { pad: 'NumpadSubtract', alternative: 'Alt+KeyS' },
  confirm: { pad: 'NumpadEnter', alternative: 'Alt+KeyF' },
  transfer: { pad: 'NumpadDivide', alternative: 'Alt+KeyT' },
  pause: { pad: 'Numpad0', alternative: 'Alt+KeyP' },
  park: { pad: null, alternative: 'Alt+KeyK' },
  undo: { pad: 'Backspace', alternative: 'Alt+KeyZ' },
  help: { pad: 'F2', alternative: 'Alt+KeyH' },
  pick: { pad: 'F4', alternative: 'Alt+KeyL' },
  customer: { pad: 'F8', alternative: 'Alt+KeyI' },
  refer: { pad: 'NumpadDecimal', alternative: 'Alt+KeyV' },
  'hand-back': { pad: 'F9', alternative: 'Alt+KeyJ' },
};

/** Keys the browser or the system keeps for itself, and those that panels need. */
const RESERVED = /^(F1|F3|F5|F6|F7|F11|F12|Escape|Tab|Enter|Space|(Numpad|Digit)[1-9]|Alt(Left|Right)|Control.*|Shift.*|Meta.*|CapsLock)$/;

export function isAssignable(chord: Chord): boolean {
  return !RESERVED.test(chord) && chord.length <= CHORD_MAX_LENGTH;
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

/** What is printed on the key: "Num +", "Alt N", "F2". */
export function capOf(chord: Chord): string {
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
