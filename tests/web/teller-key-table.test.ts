import { describe, expect, test } from 'vitest';
import { DEFAULT_KEYS, isAssignable, KEY_ACTIONS, KEY_SIDES } from '../../counter-client/teller/keys/key-table.ts';
import type { KeyAction, KeyTable } from '../../counter-client/teller/keys/key-table.ts';
import { parseKeySettings } from '../../counter-client/teller/keys/key-settings.ts';
import { INITIALS, letterOf, surnamesOf } from '../../counter-client/teller/referral/surnames.ts';

function chordsOf(table: KeyTable): string[] {
  return KEY_ACTIONS.flatMap((action) => KEY_SIDES.map((side) => table[action][side])).filter((chord) => chord !== null);
}

describe('the teller’s keys', () => {
  test('no key does two things, and every one may be assigned', () => {
    const chords = chordsOf(DEFAULT_KEYS);
    expect(chords).toHaveLength(new Set(chords).size);
    expect(chords.filter((chord) => !isAssignable(chord))).toEqual([]);
    const planted = chordsOf({ ...DEFAULT_KEYS, refer: DEFAULT_KEYS.next });
    expect(planted).not.toHaveLength(new Set(planted).size);
  });

  test('the point refers, also where a table was stored before there were referrals', () => {
    const before = { ...DEFAULT_KEYS } as Partial<KeyTable>;
    delete (before as { refer?: unknown }).refer;
    const settings = parseKeySettings(JSON.stringify({ enabled: true, table: before }));
    expect(settings.table.refer).toEqual({ pad: 'NumpadDecimal', other: null, alternative: 'Alt+KeyV' });
    expect(chordsOf(settings.table)).toHaveLength(new Set(chordsOf(settings.table)).size);
  });

  test('who had given the point to something else keeps it there, and referrals keep their other key', () => {
    const chosen = { ...DEFAULT_KEYS, park: { pad: 'NumpadDecimal', other: null, alternative: 'Alt+KeyK' } } as Partial<KeyTable>;
    delete (chosen as { refer?: unknown }).refer;
    const settings = parseKeySettings(JSON.stringify({ enabled: true, table: chosen }));
    expect(settings.table.park.pad).toBe('NumpadDecimal');
    expect(settings.table.refer).toEqual({ pad: null, other: null, alternative: 'Alt+KeyV' });
    const chords = chordsOf(settings.table);
    expect(chords).toHaveLength(new Set(chords).size);
  });
});

describe('two keys of the pad', () => {
  test('are a digit and then an operator that acts on nothing by itself', () => {
    expect(isAssignable('Numpad9 NumpadSubtract')).toBe(true);
    for (const chord of ['Numpad9 NumpadAdd', 'Numpad9 NumpadEnter', 'Numpad9 Numpad8', 'F2 F4', 'Numpad0 NumpadSubtract', 'Numpad9']) {
      expect(isAssignable(chord), chord).toBe(false);
    }
  });

  test('reach every action of a day, and a table of two columns keeps its keys and gains the new ones', () => {
    const day: readonly KeyAction[] = ['undo', 'help', 'pick', 'customer', 'hand-back', 'park', 'restore', 'resume'];
    for (const action of day) expect(DEFAULT_KEYS[action].pad?.split(' ') ?? [], action).toHaveLength(2);
    const old = { undo: { pad: 'Backspace', alternative: 'Alt+KeyZ' }, help: { pad: 'F10', alternative: null } };
    const { table } = parseKeySettings(JSON.stringify({ enabled: true, table: old }));
    expect(table.undo).toEqual({ pad: 'Numpad9 NumpadSubtract', other: 'Backspace', alternative: 'Alt+KeyZ' });
    expect(table.help).toEqual({ pad: 'F10', other: 'F2', alternative: null });
  });
});

describe('family names', () => {
  test('stand under the letter they are read with', () => {
    const pinyin = new Intl.Collator('zh-u-co-pinyin');
    /** The first syllable of each letter: what sorts behind it and before the next begins with it. */
    const first = [...'阿八嚓搭蛾发噶哈击喀垃妈拿哦啪七然撒塌挖昔压匝'];
    const letters = [...'ABCDEFGHJKLMNOPQRSTWXYZ'];
    const letterOfName = (name: string): string | undefined => letters[first.findLastIndex((one) => pinyin.compare(one, name) <= 0)];
    /** Read otherwise as a name than as a word. */
    const asNames: Readonly<Record<string, string>> = { 曾: 'Z', 翟: 'Z', 覃: 'Q' };
    const wrong = INITIALS.flatMap((initial) => surnamesOf(initial).filter((name) => (asNames[name] ?? letterOfName(name)) !== initial));
    expect(wrong).toEqual([]);
    expect(letterOfName('张')).not.toBe('L');
  });

  test('are listed once each, by letters that a key has, and two pages hold the longest list', () => {
    const all = INITIALS.flatMap((initial) => surnamesOf(initial));
    expect(all).toHaveLength(new Set(all).size);
    expect(INITIALS.every((initial) => letterOf(`Key${initial}`) === initial)).toBe(true);
    expect(Math.max(...INITIALS.map((initial) => surnamesOf(initial).length))).toBeLessThanOrEqual(18);
    expect(surnamesOf('I')).toEqual([]);
  });
});
