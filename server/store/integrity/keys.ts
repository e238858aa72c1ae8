import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from '../../config.ts';
import { KEY_BYTES, type Seal, sealWith } from './seal.ts';

const FILE = 'people.key';
const FILE_PATTERN = /^people\.key(\.\d+)?$/;
/** Every replacement of a lost key makes a file. A branch that has more than this loses them in a loop. */
export const KEYS_MAX = 20;
/** 64 bits name a key among twenty, and reveal nothing of it. */
const FINGERPRINT_LENGTH = 16;
/** HMAC-SHA-256-128, as in RFC 4868. */
const MAC_BYTES = 16;

/** A key that the database was written with, by its fingerprint, and the first event that it signs. */
export interface KeyEntry {
  readonly fingerprint: string;
  readonly fromSeq: number;
}

/** Signs an event, so that nobody without the key can write one. */
export type Sign = (text: string) => Buffer;

export interface KeyRing {
  readonly seal: Seal;
  readonly sign: Sign;
  /** The keys that the database names, oldest first; the last one is in use. */
  readonly entries: readonly KeyEntry[];
  /** Fingerprints of keys whose file is missing or damaged: what they sealed is unreadable until the file is back. */
  readonly missing: readonly string[];
}

/**
 * The keys in `dataDir`. A key file is never overwritten: where the key in use is missing or damaged, another one is made in a file
 * beside it, and both work once the first is put back. The branch opens all the same: an unreadable list must not keep customers
 * from being served.
 *
 * @param known the keys that the database names; empty: none yet
 * @param nextSeq the first event that a new key signs
 */
export function openKeys(dataDir: string, known: readonly KeyEntry[], nextSeq: number): KeyRing {
  const found = keysIn(dataDir);
  const current = known.at(-1)?.fingerprint ?? null;
  const missing = known.map(({ fingerprint }) => fingerprint).filter((fingerprint) => !found.has(fingerprint));
  if (current !== null && found.has(current)) return ringOf(found, known, missing);
  const spare = [...found].find(([fingerprint]) => !known.some((entry) => entry.fingerprint === fingerprint));
  const [fingerprint, key] = spare ?? makeKey(dataDir, known.length === 0);
  found.set(fingerprint, key);
  return ringOf(found, [...known, { fingerprint, fromSeq: nextSeq }], missing);
}

/** By fingerprint, of every key that is at hand; makes none. */
export function signersIn(dataDir: string): ReadonlyMap<string, Sign> {
  return new Map([...keysIn(dataDir)].map(([fingerprint, key]) => [fingerprint, signWith(key)]));
}

function keysIn(dataDir: string): Map<string, Buffer> {
  return new Map(keyFiles(dataDir).flatMap((file) => readKey(join(dataDir, file))));
}

/** Names of the key files, for a backup. */
export function keyFiles(dataDir: string): readonly string[] {
  return readdirSync(dataDir)
    .filter((name) => FILE_PATTERN.test(name))
    .sort();
}

function ringOf(found: ReadonlyMap<string, Buffer>, entries: readonly KeyEntry[], missing: readonly string[]): KeyRing {
  const current = found.get(entries.at(-1)?.fingerprint ?? '');
  if (current === undefined) throw new Error('a ring has a current key');
  return {
    seal: sealWith(
      current,
      [...found.values()].filter((key) => key !== current),
    ),
    sign: signWith(current),
    entries,
    missing,
  };
}

/** The signing key is derived, so that one file is enough and no text is ever both sealed and signed with the same bytes. */
function signWith(key: Buffer): Sign {
  const own = createHmac('sha256', key).update('branch-queue event chain').digest();
  return (text) => createHmac('sha256', own).update(text).digest().subarray(0, MAC_BYTES);
}

function readKey(file: string): [string, Buffer][] {
  if (!statSync(file).isFile()) return [];
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  return key.length === KEY_BYTES ? [[fingerprintOf(key), key]] : [];
}

function fingerprintOf(key: Buffer): string {
  return createHash('sha256').update('branch-queue key').update(key).digest('hex').slice(0, FINGERPRINT_LENGTH);
}

/** Only the first key takes the plain name: a lost one keeps its place, so that nothing is overwritten when it is put back. */
function makeKey(dataDir: string, isFirst: boolean): [string, Buffer] {
  const numbered = Array.from({ length: KEYS_MAX - 1 }, (_, index) => `${FILE}.${index + 2}`);
  const names = isFirst ? [FILE, ...numbered] : numbered;
  const name = names.find((one) => !existsSync(join(dataDir, one)));
  if (name === undefined) throw new RangeError(`there are ${KEYS_MAX} key files in ${dataDir} already`);
  const key = randomBytes(KEY_BYTES);
  writeFileDurably(join(dataDir, name), `${key.toString('base64')}\n`, 0o600);
  return [fingerprintOf(key), key];
}
