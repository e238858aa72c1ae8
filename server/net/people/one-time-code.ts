import { hash, randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const GROUP = 4;

/** A code that is typed once: "K7QM-2XHT-9CPB", 58 bits. */
export function makeOneTimeCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');
  return (letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

interface CodeParts {
  /** Says which code it is, and lies in the store as it is. */
  readonly name: string;
  /** Proves it: 39 bits, which lie in the store as a slow hash with a salt, like a PIN. */
  readonly proof: string;
}

/** However it was typed. */
export function partsOfCode(typed: string): CodeParts {
  const letters = lettersOf(typed);
  return { name: letters.slice(0, GROUP), proof: letters.slice(GROUP) };
}

/** As a code of this start is kept in memory and compared. */
export function sumOfCode(typed: string): string {
  return hash('sha256', lettersOf(typed), 'hex');
}

function lettersOf(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
