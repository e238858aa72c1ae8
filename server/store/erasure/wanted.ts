import { readTelephone, storedSpellings } from '../../prospects/telephone.ts';
import type { Seal } from '../integrity/seal.ts';

const IN_ONE_FORM = /^\+?\d+$/;

/** What a customer who asks to be erased says of himself; null: he does not. */
export interface AskedOf {
  /** Everything under it is his. */
  readonly phone: string | null;
  /** Finds only what was registered without a telephone, under exactly this name: a name alone is many people's. */
  readonly name: string | null;
}

/** Who is to be erased, as the rows are compared with it. */
export interface Wanted {
  isTelephone(phone: string): boolean;
  isNameWithoutTelephone(name: string): boolean;
  /** References and ids known to be his, whatever they say by now. */
  readonly ids: ReadonlySet<string>;
}

/** What an order keeps of a customer: sums that need the branch's key, so that it names nobody. */
export function marksOf({ phone, name }: AskedOf, seal: Seal): readonly string[] {
  return [
    ...(phone === null ? [] : spellings(phone).map((one) => telephoneMark(one, seal))),
    ...(name === null ? [] : [nameMark(name, seal)]),
  ];
}

export function wantedBy(marks: readonly string[], ids: ReadonlySet<string>, seal: Seal): Wanted {
  const known = new Set(marks);
  return {
    isTelephone(phone) {
      if (phone === '') return false;
      if (known.has(telephoneMark(phone, seal))) return true;
      // Most rows are in the one form of the lists; to read what is not takes longer.
      return !IN_ONE_FORM.test(phone) && spellings(phone).some((one) => known.has(telephoneMark(one, seal)));
    },
    isNameWithoutTelephone: (name) => known.has(nameMark(name, seal)),
    ids,
  };
}

/** Two ways to write it are one telephone; one that no list would take is compared as it was typed. */
function spellings(phone: string): readonly string[] {
  const read = readTelephone(phone);
  return read.ok ? storedSpellings(read.phone) : [phone];
}

function telephoneMark(phone: string, seal: Seal): string {
  return seal.sumOf(`erased telephone\n${phone}`);
}

function nameMark(name: string, seal: Seal): string {
  return seal.sumOf(`erased name\n${name.normalize('NFKC').trim()}`);
}
