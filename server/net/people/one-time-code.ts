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

/** As it is stored and compared: however it was typed, and never in clear. */
export function sumOfCode(typed: string): string {
  return hash('sha256', typed.toUpperCase().replace(/[^A-Z0-9]/g, ''), 'hex');
}
