import { describe, expect, test } from 'vitest';
import { DEFAULT_KEYS, isAssignable, KEY_ACTIONS } from '../../counter-client/teller/key-table.ts';
import type { KeyTable } from '../../counter-client/teller/key-table.ts';
import { actionOf, parseKeySettings } from '../../counter-client/teller/key-settings.ts';
import { INITIALS, letterOf, surnamesOf } from '../../counter-client/teller/referral-surnames.ts';

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
    expect(actionOf(settings, 'NumpadDecimal')).toBe('refer');
    expect(actionOf(settings, 'Alt+KeyV')).toBe('refer');
  });

  test('who had given the point to something else keeps it there, and referrals keep their other key', () => {
    const chosen = { ...DEFAULT_KEYS, park: { pad: 'NumpadDecimal', alternative: 'Alt+KeyK' } } as Partial<KeyTable>;
    delete (chosen as { refer?: unknown }).refer;
    const settings = parseKeySettings(JSON.stringify({ enabled: true, table: chosen }));
    expect(actionOf(settings, 'NumpadDecimal')).toBe('park');
    expect(settings.table.refer).toEqual({ pad: null, alternative: 'Alt+KeyV' });
    const chords = chordsOf(settings.table);
    expect(chords).toHaveLength(new Set(chords).size);
  });
});

describe('family names', () => {
  test('are listed once each, by letters that a key has, and two pages hold the longest list', () => {
    const all = INITIALS.flatMap((initial) => surnamesOf(initial));
    expect(all).toHaveLength(new Set(all).size);
    expect(INITIALS.every((initial) => letterOf(`Key${initial}`) === initial)).toBe(true);
    expect(Math.max(...INITIALS.map((initial) => surnamesOf(initial).length))).toBeLessThanOrEqual(18);
    expect(surnamesOf('I')).toEqual([]);
  });
});
