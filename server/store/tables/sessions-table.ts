import { hash, randomBytes } from 'node:crypto';
import type { BranchDatabase } from '../database.ts';
import { insertSummed, isIntact } from '../integrity/row-sums.ts';
import { StorageUnavailable } from '../unavailable.ts';

const TOKEN_BYTES = 32;
/** The length of every token, in characters: a text of another length is none, and is not hashed. */
const TOKEN_LENGTH = 43;
/** Most sessions at once; beyond it, the oldest ends. */
const SESSIONS_MAX = 2_000;
/** How far behind `activeAt` may lie on the disk: a session is written at most this often. */
const ACTIVE_WRITTEN_MS = 60_000;

/** A person who is signed in at a device. */
export interface StaffSession {
  /** Names the session without revealing its token: the beginning of its SHA-256. */
  readonly id: string;
  readonly staffId: string;
  /** Id of the device's own token. */
  readonly deviceId: string;
  /** Epoch ms. */
  readonly signedInAt: number;
  /** Epoch ms of the person's last act. */
  readonly activeAt: number;
}
const ID_LENGTH = 12;

/** Sessions as the store keeps them. Only the SHA-256 of a token is stored: 256 random bits need no salt. */
export interface Sessions {
  /** A new session; its token is shown this once. @throws StorageUnavailable with nothing written */
  begin(staffId: string, deviceId: string, now: number): { readonly token: string; readonly session: StaffSession };
  /** null: unknown or ended. Answered from memory. */
  find(token: string): StaffSession | null;
  list(): readonly StaffSession[];
  /** The person has acted. On the disk at most every ACTIVE_WRITTEN_MS, and where it has no room, later: no act is held up by it. */
  touch(id: string, now: number): void;
  /** Ends every session for which it holds; returns their number. @throws StorageUnavailable with nothing ended */
  end(holds: (session: StaffSession) => boolean): number;
}

interface SessionRow {
  readonly token_sha256: string;
  readonly staff_id: string;
  readonly device_id: string;
  readonly signed_in_at: number;
  readonly active_at: number;
}

export function sqliteSessions({ connection, writer }: BranchDatabase): Sessions {
  const readAll = connection.prepare<[], SessionRow>(`SELECT * FROM sessions WHERE ${isIntact('sessions')} ORDER BY signed_in_at`);
  const insert = connection.prepare<[SessionRow]>(insertSummed('sessions'));
  const update = connection.prepare<[number, string]>('UPDATE sessions SET active_at = ? WHERE token_sha256 = ?');
  const remove = connection.prepare<[string]>('DELETE FROM sessions WHERE token_sha256 = ?');
  const known = new Map(readAll.all().map((row) => [row.token_sha256, sessionOf(row)]));
  const written = new Map([...known].map(([key, { activeAt }]) => [key, activeAt]));

  function end(holds: (session: StaffSession) => boolean): number {
    const keys = [...known].filter(([, session]) => holds(session)).map(([key]) => key);
    if (keys.length === 0) return 0;
    writer.transact(() => {
      for (const key of keys) remove.run(key);
    });
    for (const key of keys) {
      known.delete(key);
      written.delete(key);
    }
    return keys.length;
  }

  return {
    begin(staffId, deviceId, now) {
      if (known.size >= SESSIONS_MAX) {
        const [oldest] = [...known.values()].sort((one, other) => one.activeAt - other.activeAt);
        end(({ id }) => id === oldest?.id);
      }
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const row = { token_sha256: sha256(token), staff_id: staffId, device_id: deviceId, signed_in_at: now, active_at: now };
      writer.transact(() => insert.run(row));
      const session = sessionOf(row);
      known.set(row.token_sha256, session);
      written.set(row.token_sha256, now);
      return { token, session };
    },
    find: (token) => (token.length === TOKEN_LENGTH ? (known.get(sha256(token)) ?? null) : null),
    list: () => [...known.values()],
    touch(id, now) {
      const [key, session] = [...known].find(([, one]) => one.id === id) ?? [];
      if (key === undefined || session === undefined || now <= session.activeAt) return;
      known.set(key, { ...session, activeAt: now });
      if (now - (written.get(key) ?? 0) < ACTIVE_WRITTEN_MS) return;
      written.set(key, now);
      try {
        writer.transact(() => update.run(now, key));
      } catch (error) {
        if (!(error instanceof StorageUnavailable)) throw error;
      }
    },
    end,
  };
}

function sessionOf(row: SessionRow): StaffSession {
  return {
    id: row.token_sha256.slice(0, ID_LENGTH),
    staffId: row.staff_id,
    deviceId: row.device_id,
    signedInAt: row.signed_in_at,
    activeAt: row.active_at,
  };
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
