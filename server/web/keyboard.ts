import { createKeybindingsHandler } from 'tinykeys';

/** The same action again within this time counts as one press. */
export const SAME_ACTION_LOCK_MS = 600;
/** The second of two keys counts as such for so long after the first. */
export const SECOND_KEY_MS = 2_000;
/** Digits typed outside a panel make operators of the next moments suspect: the typist thinks another window has the keys. */
export const DIGITS_SUSPECT_MS = 1_500;

const OPERATORS: ReadonlySet<string> = new Set([
  'NumpadAdd',
  'NumpadSubtract',
  'NumpadMultiply',
  'NumpadDivide',
  'NumpadEnter',
  'NumpadDecimal',
  'Backspace',
]);
const DIGIT = /^(?:Digit|Numpad)\d$/;

interface KeyboardOptions<Action extends string> {
  /**
   * Key (tinykeys syntax, by `event.code`: "NumpadAdd", "Alt+KeyN"), or two of them one after the other ("Numpad9 NumpadSubtract") →
   * action. Codes, never keys: input methods and NumLock change keys.
   */
  readonly bindings: Readonly<Record<string, Action>>;
  /** While a panel is open it gets every unmodified key first, by code; true: it was used. null: no panel is open. */
  panelKey(): ((code: string) => boolean) | null;
  onAction(action: Action): void;
  /** The first of two keys was pressed: say what the second may be. */
  onFirstKey(code: string): void;
  /** An operator was held back because digits had just been typed: say so on the screen. */
  onSuspectDigits(): void;
  monotonicMs(): number;
}

/** What a key event must not be to count as a person's deliberate press. */
function isAccidental(event: KeyboardEvent): boolean {
  return event.repeat || event.isComposing || event.keyCode === 229;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable], [data-own-keys]') !== null;
}

/** Pairs of keys. A digit alone does nothing, and whoever types numbers into another window never types such a pair. */
function createPairs<Action extends string>(bindings: Readonly<Record<string, Action>>, monotonicMs: () => number) {
  const firsts = new Set(Object.keys(bindings).flatMap((chord) => (chord.includes(' ') ? [chord.split(' ')[0] ?? ''] : [])));
  let first: { readonly code: string; readonly at: number } | null = null;
  return {
    isFirst: (code: string): boolean => firsts.has(code),
    begin: (code: string): void => {
      first = { code, at: monotonicMs() };
    },
    /** What this key does as the second of a pair; null: it is none. */
    end: (code: string): Action | null => {
      const begun = first;
      first = null;
      if (begun === null || monotonicMs() - begun.at > SECOND_KEY_MS) return null;
      const chord = `${begun.code} ${code}`;
      return Object.hasOwn(bindings, chord) ? (bindings[chord] ?? null) : null;
    },
  };
}

/** What each single key does; pairs are found apart. */
function mapOf<Action extends string>(
  bindings: Readonly<Record<string, Action>>,
  press: (action: Action, event: KeyboardEvent) => void,
): Record<string, (event: KeyboardEvent) => void> {
  const single = Object.entries(bindings).filter(([key]) => !key.includes(' '));
  return Object.fromEntries(single.map(([key, action]) => [key, (event: KeyboardEvent) => press(action, event)]));
}

/** Listens on `target` until the returned function is called. */
export function listenToKeys<Action extends string>(target: EventTarget, options: KeyboardOptions<Action>): () => void {
  let digitsAt = -Infinity;
  const lastAt = new Map<Action, number>();

  const suspect = (code: string): boolean =>
    (OPERATORS.has(code) || DIGIT.test(code)) && options.monotonicMs() - digitsAt < DIGITS_SUSPECT_MS;

  const pairs = createPairs(options.bindings, () => options.monotonicMs());
  const act = (action: Action): void => {
    const now = options.monotonicMs();
    if (now - (lastAt.get(action) ?? -Infinity) < SAME_ACTION_LOCK_MS) return;
    lastAt.set(action, now);
    options.onAction(action);
  };
  const press = (action: Action, event: KeyboardEvent): void => {
    event.preventDefault();
    if (!event.altKey && suspect(event.code)) {
      if (OPERATORS.has(event.code)) options.onSuspectDigits();
      else digitsAt = options.monotonicMs();
      return;
    }
    act(action);
  };
  /** True: the key was one of a pair. */
  const pressPair = (event: KeyboardEvent): boolean => {
    const second = pairs.end(event.code);
    if (second !== null) {
      act(second);
      return true;
    }
    if (!pairs.isFirst(event.code)) return false;
    const isTyped = suspect(event.code);
    digitsAt = options.monotonicMs();
    if (isTyped) return true;
    pairs.begin(event.code);
    options.onFirstKey(event.code);
    return true;
  };

  const map = mapOf(options.bindings, press);
  const bound = createKeybindingsHandler(map);

  const noteDigit = (code: string): void => {
    if (DIGIT.test(code) && !Object.hasOwn(map, code)) digitsAt = options.monotonicMs();
  };
  const onKeyDown = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || isTyping(event.target)) return;
    if (isAccidental(event)) {
      /* A held key must not scroll or click either. */
      if (event.repeat && Object.hasOwn(map, event.code)) event.preventDefault();
      return;
    }
    const panel = options.panelKey();
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (plain && (panel === null ? pressPair(event) : panel(event.code))) {
      event.preventDefault();
      return;
    }
    if (plain && panel === null) noteDigit(event.code);
    bound(event);
  };
  target.addEventListener('keydown', onKeyDown);
  return () => {
    target.removeEventListener('keydown', onKeyDown);
  };
}
