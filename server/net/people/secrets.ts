import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/*
 * PINs and passphrases are hashed by Node's own scrypt, on its thread pool: never on the thread of the desk. Parameters as
 * OWASP's password storage page names them for scrypt (N = 2^17, r = 8, p = 1); each hash takes 128 MiB while it runs.
 */
const COST = 2 ** 17;
const BLOCK_SIZE = 8;
const MEMORY_MAX_BYTES = 160 * 1024 * 1024;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Hashes at once: two take half a core each and 256 MiB, and leave the rest to the branch. */
export const HASHES_AT_ONCE = 2;
/** Hashes that wait for their turn: some ten seconds of them. Beyond it, people are told to try again in a moment. */
export const HASHES_WAITING_MAX = 16;

/** Too many people sign in at this moment. */
class TooManyHashes extends Error {
  override readonly name = 'TooManyHashes';
}

/** Does one thing at most HASHES_AT_ONCE times at once, the rest in turn. */
class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws TooManyHashes when HASHES_WAITING_MAX wait already */
  async take<T>(act: () => Promise<T>): Promise<T> {
    if (this.running >= HASHES_AT_ONCE) {
      if (this.waiting.length >= HASHES_WAITING_MAX) throw new TooManyHashes();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running += 1;
    try {
      return await act();
    } finally {
      const next = this.waiting.shift();
      // A turn is handed on: it is never free for a moment, in which a third could take it.
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}

const turns = new Turns();

/** "scrypt$17$8$1$<salt>$<hash>": the parameters stay with each hash, so that they can be raised. @throws TooManyHashes */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const derived = await derive(secret, salt);
  return ['scrypt', Math.log2(COST), BLOCK_SIZE, 1, salt.toString('base64url'), derived.toString('base64url')].join('$');
}

/**
 * Whether it is the secret of this hash. Takes one hash whatever the answer: also where there is no such person, or no secret yet (`stored` null).
 * @throws TooManyHashes
 */
export async function isSecret(secret: string, stored: string | null): Promise<boolean> {
  const [, , , , salt = '', expected = ''] = stored?.split('$') ?? [];
  const derived = await derive(secret, stored === null ? NOBODYS_SALT : Buffer.from(salt, 'base64url'));
  const wanted = stored === null ? NOBODYS_HASH : Buffer.from(expected, 'base64url');
  return wanted.length === derived.length && timingSafeEqual(wanted, derived);
}

/** null: too many hashes wait already. */
export async function unlessBusy<T>(hashing: () => Promise<T>): Promise<T | null> {
  try {
    return await hashing();
  } catch (error) {
    if (error instanceof TooManyHashes) return null;
    throw error;
  }
}

const NOBODYS_SALT = randomBytes(SALT_BYTES);
const NOBODYS_HASH = randomBytes(HASH_BYTES);

function derive(secret: string, salt: Buffer): Promise<Buffer> {
  const options = { N: COST, r: BLOCK_SIZE, p: 1, maxmem: MEMORY_MAX_BYTES };
  return turns.take(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(secret.normalize('NFKC'), salt, HASH_BYTES, options, (error, derived) => {
          if (error === null) resolve(derived);
          else reject(error);
        });
      }),
  );
}
