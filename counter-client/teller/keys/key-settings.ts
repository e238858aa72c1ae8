import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { CHORD_MAX_LENGTH, DEFAULT_KEYS, isAssignable, KEY_ACTIONS, KEY_SIDES } from './key-table.ts';
import type { Chord, KeyAction, KeyPair, KeyTable } from './key-table.ts';

export interface KeySettings {
  readonly enabled: boolean;
  readonly table: KeyTable;
}

const STORED_AT = 'branch-queue:teller-keys';

function chordFrom(value: unknown, fallback: Chord | null): Chord | null {
  if (value === null) return null;
  return typeof value === 'string' && value.length <= CHORD_MAX_LENGTH ? value : fallback;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function chosenChords(pair: unknown): Chord[] {
  return KEY_SIDES.map((side) => chordFrom(field(pair, side), null)).filter((chord) => chord !== null);
}

/** Tables of two columns kept F keys and Backspace where the number pad's keys are now. */
function inThreeColumns(pair: unknown, { other }: KeyPair): unknown {
  const pad = field(pair, 'pad');
  const isOld = field(pair, 'other') === undefined && pad !== undefined;
  return isOld && pad === other ? { other, alternative: field(pair, 'alternative') } : pair;
}

/** What this computer stored; anything unreadable falls back to the printed keys, so a teller can always work. */
export function parseKeySettings(text: string | null): KeySettings {
  let stored: unknown = null;
  try {
    stored = JSON.parse(text ?? 'null');
  } catch {
    stored = null;
  }
  const table = field(stored, 'table');
  const taken = new Set(KEY_ACTIONS.flatMap((action) => chosenChords(field(table, action))));
  /* A key chosen before a newer action existed keeps its old action: one key never does two things. */
  const printed = (chord: Chord | null): Chord | null => (chord === null || taken.has(chord) ? null : chord);
  const entries = KEY_ACTIONS.map((action): [KeyAction, KeyPair] => {
    const pair = inThreeColumns(field(table, action), DEFAULT_KEYS[action]);
    const defaults = DEFAULT_KEYS[action];
    return [
      action,
      {
        pad: chordFrom(field(pair, 'pad'), printed(defaults.pad)),
        other: chordFrom(field(pair, 'other'), printed(defaults.other)),
        alternative: chordFrom(field(pair, 'alternative'), printed(defaults.alternative)),
      },
    ];
  });
  return { enabled: field(stored, 'enabled') !== false, table: Object.fromEntries(entries) as KeyTable };
}

export function loadKeySettings(): Signal<KeySettings> {
  return signal(parseKeySettings(localStorage.getItem(STORED_AT)));
}

export function storeKeySettings(settings: Signal<KeySettings>, next: KeySettings): void {
  settings.value = next;
  localStorage.setItem(STORED_AT, JSON.stringify(next));
}

/** The cap to print on an action's button; null where its keys are off. */
export function shownChord(settings: KeySettings, action: KeyAction): Chord | null {
  return settings.enabled ? (KEY_SIDES.map((side) => settings.table[action][side]).find((chord) => chord !== null) ?? null) : null;
}

type Assignment =
  | { readonly kind: 'assigned'; readonly table: KeyTable }
  | { readonly kind: 'taken'; readonly by: KeyAction }
  /** A key the browser keeps, or one panels need: nothing happens. */
  | { readonly kind: 'reserved' };

/** The table with one cell changed; one key never does two things. */
export function assign(table: KeyTable, action: KeyAction, cell: keyof KeyPair, chord: Chord | null): Assignment {
  if (chord !== null) {
    if (!isAssignable(chord)) return { kind: 'reserved' };
    const by = KEY_ACTIONS.find((other) => KEY_SIDES.some((side) => table[other][side] === chord && !(other === action && side === cell)));
    if (by !== undefined) return { kind: 'taken', by };
  }
  return { kind: 'assigned', table: { ...table, [action]: { ...table[action], [cell]: chord } } };
}
