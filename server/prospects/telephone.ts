import type { ImportProblem } from '../contract/prospects.ts';

/** Mobile numbers, landlines with and without area code, 400 and 800 numbers, and any number with a country code. */
const VALID = [/^1[3-9]\d{9}$/, /^0[1-9]\d{8,10}$/, /^[2-9]\d{6,7}$/, /^[48]00\d{7}$/, /^\+[1-9]\d{6,14}$/];
const CHARACTERS_SHOWN = 8;

type ReadTelephone =
  | { readonly ok: true; readonly phone: string }
  | { readonly ok: false; readonly code: ImportProblem['code']; readonly params: ImportProblem['params'] };

/** A phone number as people write it ("138 1234-5678", "＋86 138…", "'138…"), reduced to the digits that identify it. */
export function readTelephone(written: string): ReadTelephone {
  const plain = written.normalize('NFKC').trim().replace(/^'/, '');
  if (plain === '') return { ok: false, code: 'phone-missing', params: {} };
  if (/^\d(\.\d+)?e\+?\d+$/i.test(plain)) return { ok: false, code: 'phone-scientific', params: {} };
  const packed = plain.replace(/[\s()\-‐-―−.]/g, '');
  const strange = [...packed].filter((character, index) => !/\d/.test(character) && !(character === '+' && index === 0));
  if (strange.length > 0) return { ok: false, code: 'phone-letters', params: { characters: strange.slice(0, CHARACTERS_SHOWN).join('') } };
  const phone = packed.replace(/^(\+|00)86(?=\d{10,12}$)/, '');
  if (VALID.some((pattern) => pattern.test(phone))) return { ok: true, phone };
  return { ok: false, code: 'phone-length', params: { digits: phone.replace('+', '').length } };
}

/** "138****1234" (JR/T 0171): enough to tell two apart, too little to call. */
export function maskedTelephone(phone: string): string {
  return phone.length >= 10 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-3)}`;
}
