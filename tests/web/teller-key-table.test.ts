import { describe, expect, test } from 'vitest';
import { DEFAULT_KEYS, isAssignable, KEY_ACTIONS } from '../../counter-client/teller/keys/key-table.ts';
import type { KeyTable } from '../../counter-client/teller/keys/key-table.ts';
import { parseKeySettings } from '../../counter-client/teller/keys/key-settings.ts';
import { INITIALS, letterOf, surnamesOf } from '../../counter-client/teller/referral/surnames.ts';

function chordsOf(table: KeyTable): string[] {
  return KEY_ACTIONS.flatMap((action) => [table[action].pad, table[action].alternative]).filter((chord) => chord !== null);
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
    expect(settings.table.refer).toEqual({ pad: 'NumpadDecimal', alternative: 'Alt+KeyV' });
    expect(chordsOf(settings.table)).toHaveLength(new Set(chordsOf(settings.table)).size);
  });

  test('who had given the point to something else keeps it there, and referrals keep their other key', () => {
    const chosen = { ...DEFAULT_KEYS, park: { pad: 'NumpadDecimal', alternative: 'Alt+KeyK' } } as Partial<KeyTable>;
    delete (chosen as { refer?: unknown }).refer;
    const settings = parseKeySettings(JSON.stringify({ enabled: true, table: chosen }));
    expect(settings.table.park.pad).toBe('NumpadDecimal');
    expect(settings.table.refer).toEqual({ pad: null, alternative: 'Alt+KeyV' });
    const chords = chordsOf(settings.table);
    expect(chords).toHaveLength(new Set(chords).size);
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
