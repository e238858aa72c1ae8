import type { BranchDatabase } from '../database.ts';
import { insertSummed, isIntact } from '../integrity/row-sums.ts';

/** Most people that a branch knows, those who left among them. */
const CREDENTIALS_MAX = 1_000;

/** How one person proves who he is. `staffId` is his id in `branch.json`, by which events name him; an administrator may have none there. */
export interface Credential {
  readonly staffId: string;
  /** What he types, in lower case; no two people have the same. */
  readonly staffNumber: string;
  readonly name: string;
  readonly isAdministrator: boolean;
  /** PIN or passphrase as `secrets.ts` hashes it; null: none was chosen yet. */
  readonly secret: string | null;
  /** The one-time code with which he chooses it: the beginning, which says whose it is; null: none is open. */
  readonly codeName: string | null;
  /** The rest of that code, hashed like `secret`. */
  readonly codeHash: string | null;
  /** Epoch ms. */
  readonly codeUntil: number | null;
  /** Epoch ms; null: he may sign in. */
  readonly disabledAt: number | null;
  readonly changedAt: number;
}

/** Read from memory. A row that the disk has changed is nobody's: it might let another person in. */
export interface Credentials {
  find(staffId: string): Credential | null;
  findByNumber(staffNumber: string): Credential | null;
  findByCode(codeName: string): Credential | null;
  list(): readonly Credential[];
  /**
   * Adds a person, or replaces what was known of him.
   * @throws RangeError when the branch has CREDENTIALS_MAX people; StorageUnavailable with nothing written
   */
  keep(credential: Credential): void;
}

interface CredentialRow {
  readonly staff_id: string;
  readonly staff_number: string;
  readonly name: string;
  readonly administrator: number;
  readonly secret: string | null;
  readonly code_name: string | null;
  readonly code_hash: string | null;
  readonly code_until: number | null;
  readonly disabled_at: number | null;
  readonly changed_at: number;
}

export function sqliteCredentials({ connection, writer }: BranchDatabase): Credentials {
  const readAll = connection.prepare<[], CredentialRow>(`SELECT * FROM credentials WHERE ${isIntact('credentials')} ORDER BY staff_number`);
  const remove = connection.prepare<[string]>('DELETE FROM credentials WHERE staff_id = ?');
  const insert = connection.prepare<[CredentialRow]>(insertSummed('credentials'));
  const known = new Map(readAll.all().map((row) => [row.staff_id, credentialOf(row)]));
  const find = (holds: (one: Credential) => boolean): Credential | null => [...known.values()].find(holds) ?? null;
  return {
    find: (staffId) => known.get(staffId) ?? null,
    findByNumber: (staffNumber) => find((one) => one.staffNumber === staffNumber),
    findByCode: (codeName) => find((one) => one.codeName === codeName),
    list: () => [...known.values()],
    keep(credential) {
      if (known.size >= CREDENTIALS_MAX && !known.has(credential.staffId))
        throw new RangeError(`there are ${CREDENTIALS_MAX} people already`);
      writer.transact(() => {
        remove.run(credential.staffId);
        insert.run(rowOf(credential));
      });
      known.set(credential.staffId, credential);
    },
  };
}

function credentialOf(row: CredentialRow): Credential {
  return {
    staffId: row.staff_id,
    staffNumber: row.staff_number,
    name: row.name,
    isAdministrator: row.administrator === 1,
    secret: row.secret,
    codeName: row.code_name,
    codeHash: row.code_hash,
    codeUntil: row.code_until,
    disabledAt: row.disabled_at,
    changedAt: row.changed_at,
  };
}

function rowOf(one: Credential): CredentialRow {
  return {
    staff_id: one.staffId,
    staff_number: one.staffNumber,
    name: one.name,
    administrator: one.isAdministrator ? 1 : 0,
    secret: one.secret,
    code_name: one.codeName,
    code_hash: one.codeHash,
    code_until: one.codeUntil,
    disabled_at: one.disabledAt,
    changed_at: one.changedAt,
  };
}
