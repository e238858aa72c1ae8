import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;
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
  /** null: damaged, or sealed with a key that is not at hand. */
  open(sealed: string): string | null;
  /** The same for the same text; reveals nothing without the key. */
  sumOf(plain: string): string;
}

/**
 * @param current 32 random bytes; closes, sums, and opens
 * @param earlier keys that only open what was sealed with them
 */
export function sealWith(current: Buffer, earlier: readonly Buffer[]): Seal {
  return {
    close(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      for (const key of [current, ...earlier]) {
        const plain = opened(bytes, key);
        if (plain !== null) return plain;
      }
      return null;
    },
    sumOf: (plain) => createHmac('sha256', current).update(plain).digest('hex').slice(0, SUM_LENGTH),
  };
}

function opened(bytes: Buffer, key: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

/** A seal for data that does not outlive the process. */
export function ephemeralSeal(): Seal {
  return sealWith(randomBytes(KEY_BYTES), []);
}
