import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFileDurably } from '../config.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Half of a SHA-256: two of ten million phone numbers have the same sum once in 10^24 branches. */
const SUM_LENGTH = 32;

/**
 * Encrypts personal data in the large lists (PIPL 51). The key is in a file of its own, so that a copy of the database alone names
 * nobody. Phone numbers are few enough to try them all, so they are compared only by a sum that needs the key.
 */
export interface Seal {
  /** Opaque text, different each time. */
  close(plain: string): string;
  /** null: damaged, or sealed with another key. */
  open(sealed: string): string | null;
  /** The same for the same text; reveals nothing without the key. */
  sumOf(plain: string): string;
}

/** @param key 32 random bytes */
function sealWith(key: Buffer): Seal {
  return {
    close(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
    sumOf: (plain) => createHmac('sha256', key).update(plain).digest('hex').slice(0, SUM_LENGTH),
  };
}

/** A seal for data that does not outlive the process. */
export function ephemeralSeal(): Seal {
  return sealWith(randomBytes(KEY_BYTES));
}

/**
 * The seal of the key in `file`, which is created if there is none. A branch whose key is lost opens all the same: a marketing
 * list that has become unreadable must not keep customers from being served.
 */
export function sealOf(file: string): Seal {
  if (existsSync(file)) {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
    if (key.length === KEY_BYTES) return sealWith(key);
  }
  const key = randomBytes(KEY_BYTES);
  writeFileDurably(file, `${key.toString('base64')}\n`, 0o600);
  return sealWith(key);
}
