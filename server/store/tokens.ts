import { hash, randomBytes } from 'node:crypto';
import { DEVICE_NAME_MAX_LENGTH } from '../contract/people/devices.ts';
import type { Audience } from '../contract/wire.ts';
import type { BranchDatabase } from './database.ts';
import { isIntact } from './integrity/row-sums.ts';

const TOKEN_BYTES = 32;
/** A longer text is none of our tokens, and is not hashed. */
export const TOKEN_MAX_LENGTH = 128;
/** Most tokens of a branch's devices and people; beyond it, something issues tokens in a loop. */
export const TOKENS_MAX = 5_000;

/** workstation: a device at which staff sign in. It sees nothing by itself, so it is no audience. */
export type TokenKind = Audience | 'workstation';

/** Whom a token belongs to: a kiosk, wall, counter, agent, workstation or, in the demo, a staff member, by id. */
interface Bearer {
  readonly audience: TokenKind;
  readonly subject: string;
}

/** A valid token as people may see it. */
interface Enrolled extends Bearer {
  /** Names the token without revealing it: the beginning of its SHA-256. */
  readonly id: string;
  readonly name: string;
  /** Epoch ms. */
  readonly createdAt: number;
}
const ENROLLED_ID_LENGTH = 12;

/**
 * Tokens of devices and staff. Only their SHA-256 is stored: they are 256 random bits, so a salt would add nothing. A row that the
 * disk has changed is no token: it might name another person.
 */
export interface Tokens {
  /**
   * A new token, shown this once. `name` tells people later which device or person has it.
   * @throws RangeError when the name is too long or the branch has TOKENS_MAX valid tokens; StorageUnavailable with nothing written
   */
  issueToken(audience: TokenKind, subject: string, name: string, now: number): string;
  /** null: unknown or revoked. Answered from memory. */
  findToken(plaintext: string): Bearer | null;
  /** The id by which the list names this token; null: unknown or revoked. */
  idOf(plaintext: string): string | null;
  /** Revokes every token of this bearer; returns their number. */
  revokeToken(audience: TokenKind, subject: string, now: number): number;
  /** Every valid token, oldest first. */
  listTokens(): Enrolled[];
  /** Gives the token with this id another name; false: there is no such valid token. @throws RangeError when the name is too long */
  renameEnrolled(id: string, name: string): boolean;
  /** Revokes the token with this id; false: there is no such valid token. */
  revokeEnrolled(id: string, now: number): boolean;
}

interface ValidRow extends Bearer {
  readonly token_sha256: string;
}

interface ListedRow extends ValidRow {
  readonly name: string;
  readonly created_at: number;
}

export function sqliteTokens({ connection, writer }: BranchDatabase): Tokens {
  const { readValid, insert, revoke, listed, revokeOne, rename } = prepareStatements({ connection });
  const valid = new Map<string, Bearer>();
  for (const { token_sha256, audience, subject } of readValid.all()) valid.set(token_sha256, { audience, subject });
  /** Valid tokens presented before: they come with every command, so each is hashed once. Dropped at each revocation. */
  const presented = new Map<string, Bearer>();

  function find(plaintext: string): Bearer | null {
    if (plaintext.length > TOKEN_MAX_LENGTH) return null;
    const bearer = presented.get(plaintext) ?? valid.get(sha256(plaintext)) ?? null;
    if (bearer !== null) presented.set(plaintext, bearer);
    return bearer;
  }

  const keyOf = (id: string): string | undefined => [...valid.keys()].find((sum) => sum.slice(0, ENROLLED_ID_LENGTH) === id);

  return {
    issueToken(audience, subject, name, now) {
      if (name.length > DEVICE_NAME_MAX_LENGTH) throw new RangeError(`a token's name has at most ${DEVICE_NAME_MAX_LENGTH} characters`);
      if (valid.size >= TOKENS_MAX) throw new RangeError(`there are ${TOKENS_MAX} valid tokens already: revoke some`);
      const plaintext = randomBytes(TOKEN_BYTES).toString('base64url');
      writer.transact(() => insert.run(sha256(plaintext), audience, subject, name, now));
      valid.set(sha256(plaintext), { audience, subject });
      return plaintext;
    },
    findToken: find,
    idOf: (plaintext) => (find(plaintext) === null ? null : sha256(plaintext).slice(0, ENROLLED_ID_LENGTH)),
    revokeToken(audience, subject, now) {
      const { changes } = writer.transact(() => revoke.run(now, audience, subject));
      presented.clear();
      for (const [key, bearer] of valid) {
        if (bearer.audience === audience && bearer.subject === subject) valid.delete(key);
      }
      return changes;
    },
    listTokens: () =>
      listed.all().map(({ token_sha256, audience, subject, name, created_at }) => ({
        id: token_sha256.slice(0, ENROLLED_ID_LENGTH),
        audience,
        subject,
        name,
        createdAt: created_at,
      })),
    renameEnrolled(id, name) {
      if (name.length > DEVICE_NAME_MAX_LENGTH) throw new RangeError(`a token's name has at most ${DEVICE_NAME_MAX_LENGTH} characters`);
      const key = keyOf(id);
      if (key === undefined) return false;
      writer.transact(() => rename.run(name, key));
      return true;
    },
    revokeEnrolled(id, now) {
      const key = keyOf(id);
      if (key === undefined) return false;
      writer.transact(() => revokeOne.run(now, key));
      valid.delete(key);
      presented.clear();
      return true;
    },
  };
}

function prepareStatements({ connection }: Pick<BranchDatabase, 'connection'>) {
  return {
    readValid: connection.prepare<[], ValidRow>(
      `SELECT token_sha256, audience, subject FROM tokens WHERE revoked_at IS NULL AND ${isIntact('tokens')}`,
    ),
    insert: connection.prepare<[string, string, string, string, number]>(
      'INSERT INTO tokens (token_sha256, audience, subject, name, created_at, revoked_at) VALUES (?, ?, ?, ?, ?, NULL)',
    ),
    revoke: connection.prepare<[number, string, string]>(
      'UPDATE tokens SET revoked_at = ? WHERE audience = ? AND subject = ? AND revoked_at IS NULL',
    ),
    listed: connection.prepare<[], ListedRow>(
      `SELECT token_sha256, audience, subject, name, created_at FROM tokens
     WHERE revoked_at IS NULL AND ${isIntact('tokens')} ORDER BY created_at, token_sha256`,
    ),
    revokeOne: connection.prepare<[number, string]>('UPDATE tokens SET revoked_at = ? WHERE token_sha256 = ? AND revoked_at IS NULL'),
    rename: connection.prepare<[string, string]>('UPDATE tokens SET name = ? WHERE token_sha256 = ? AND revoked_at IS NULL'),
  };
}

function sha256(plaintext: string): string {
  return hash('sha256', plaintext, 'hex');
}
