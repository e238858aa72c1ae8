import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { ImportProblem } from '../contract/list/prospects.ts';
import { visible, withoutInvisible } from '../contract/invisible.ts';

/** Of China, as they are dialled there: mobiles, landlines with and without area code, 400 and 800 numbers. Beijing alone begins with 1. */
const MOBILE = /^1[3-9]\d{9}$/;
const WITH_AREA = /^(10\d{8}|[2-9]\d{8,10})$/;
const LOCAL = /^[2-9]\d{6,7}$/;
const SERVICE = /^[48]00\d{7}$/;
const COUNTRY = '86';
/** "转801", "分机 801", "ext. 801", "x801", "#801": an extension, kept apart from the number. */
const EXTENSION = /[\s,;，；]*(?:转接|转|轉|分机号?|分機|extension|ext\.?|x|#)[\s.:：]*(\d{1,6})$/iu;
/** "021-52066273-801": a third group of digits behind area code and number is one too. */
const THIRD_GROUP = /^(\+?[\d\s]*0?\d{2,3}[-\s]\d{3,4}\s?\d{4})-(\d{1,6})$/;
const SEPARATORS = /[\s()\-‐-―−./·]/g;
const CHARACTERS_SHOWN = 8;

type ReadTelephone =
  | { readonly ok: true; readonly phone: string }
  | { readonly ok: false; readonly code: ImportProblem['code']; readonly params: ImportProblem['params'] };

/**
 * A telephone as people write it ("138 1234-5678", "＋86 21 5206 6273", "'0138…", "021-52066273 转 801"), in the one form that
 * identifies it: dialled within China, or with "+" and the country; an extension stands behind an "x". Two spellings are one telephone.
 */
export function readTelephone(written: string): ReadTelephone {
  const plain = withoutInvisible(written).normalize('NFKC').trim().replace(/^'/, '');
  if (plain === '') return { ok: false, code: 'phone-missing', params: {} };
  if (/^\d(\.\d+)?e\+?\d+$/i.test(plain)) return { ok: false, code: 'phone-scientific', params: {} };
  const { number, extension } = split(plain);
  const packed = number.replace(SEPARATORS, '');
  const strange = [...packed].filter((character, index) => !/\d/.test(character) && !(character === '+' && index === 0));
  if (strange.length > 0) return { ok: false, code: 'phone-letters', params: { characters: visible(strange.slice(0, CHARACTERS_SHOWN)) } };
  const phone = numberOf(number, packed);
  if (phone === null) return { ok: false, code: 'phone-length', params: { digits: packed.replace('+', '').length } };
  return { ok: true, phone: extension === '' ? phone : `${phone}x${extension}` };
}

/**
 * Spellings under which an earlier release may have stored this telephone, the present one first: a mobile with the trunk's 0 was
 * another telephone then. What is stored stays as it is, and is found.
 */
export function storedSpellings(phone: string): readonly string[] {
  return MOBILE.test(phone) ? [phone, `0${phone}`] : [phone];
}

function split(plain: string): { readonly number: string; readonly extension: string } {
  const found = EXTENSION.exec(plain);
  if (found !== null) return { number: plain.slice(0, found.index), extension: found[1] ?? '' };
  const third = THIRD_GROUP.exec(plain);
  return third === null ? { number: plain, extension: '' } : { number: third[1] ?? '', extension: third[2] ?? '' };
}

/** null: no telephone. `packed`: the same without separators; the library needs those of "+44 (0)20". */
function numberOf(number: string, packed: string): string | null {
  const withoutCountry = packed.replace(/^(?:\+|00|0)?86(?=0?1[3-9]\d{9}$)/, '').replace(/^0(?=1[3-9]\d{9}$)/, '');
  if (MOBILE.test(withoutCountry)) return withoutCountry;
  if (LOCAL.test(packed) || SERVICE.test(packed)) return packed;
  const dialled = packed.replace(/^(?:00|0)86(?=\d{9,12}$)/, '+86');
  const parsed = parsePhoneNumberFromString(/^(\+|00)/.test(dialled) && !dialled.startsWith('+86') ? number : dialled, 'CN');
  if (parsed?.isPossible() !== true) return null;
  return parsed.countryCallingCode === COUNTRY ? inChina(parsed.nationalNumber, dialled) : parsed.number;
}

/** The area code gets the 0 that is dialled before it, which "+86 21" leaves out; without both it would be some other number. */
function inChina(national: string, dialled: string): string | null {
  if (SERVICE.test(national)) return national;
  return WITH_AREA.test(national) && /^(\+|0)/.test(dialled) ? `0${national}` : null;
}

/** "138****1234" (JR/T 0171): enough to tell two apart, too little to call. */
export function maskedTelephone(phone: string): string {
  const [number = ''] = phone.split('x');
  return number.length >= 10 ? `${number.slice(0, 3)}****${number.slice(-4)}` : `****${number.slice(-3)}`;
}
