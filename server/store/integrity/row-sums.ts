import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';

/**
 * Tables whose rows carry a sum of their own, with the columns that it covers, key first. Events are not among them: their
 * sums are a chain. A changed digit on the disk leaves SQLite content; the sum does not let it pass for a fact.
 */
export const SUMMED_TABLES = {
  commands: ['command_id', 'body_hash', 'answer', 'at'],
  tokens: ['token_sha256', 'audience', 'subject', 'name', 'created_at', 'revoked_at'],
  people: ['ref', 'kept_for', 'facts', 'at', 'purge_at'],
  prospects: ['id', 'import_id', 'manager_id', 'phone_sum', 'details', 'state', 'due_on', 'contacts', 'added_at', 'changed_at'],
  gatherings: ['id', 'title', 'starts_at', 'seats', 'cancelled'],
  attendees: ['id', 'gathering_id', 'manager_id', 'phone_sum', 'details', 'companions', 'registered_at', 'arrived_at'],
  erasures: ['id', 'at', 'staff_id', 'counts', 'ids', 'marks'],
  credentials: [
    ...(['staff_id', 'staff_number', 'name', 'administrator', 'secret'] as const),
    ...(['code_name', 'code_hash', 'code_until', 'disabled_at', 'changed_at'] as const),
  ],
  sightings: ['device_id', 'at', 'address'],
  sessions: ['token_sha256', 'staff_id', 'device_id', 'signed_in_at', 'active_at'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type SummedTable = keyof typeof SUMMED_TABLES;

/** Makes `row_sum(…)` known to a connection. A connection without it cannot change a summed table, which is meant. */
export function defineRowSum(connection: Database): void {
  connection.function('row_sum', { varargs: true, deterministic: true }, (...values: unknown[]) => crc32(JSON.stringify(values)));
}

/** Whether a row of this table is as it was written. `prefix`: the table's alias in the query, with its dot; empty: none. */
export function isIntact(table: SummedTable): string {
  return `(sum IS row_sum(${SUMMED_TABLES[table].join(', ')}))`;
}

/** A row whose statement brought no sum. */
const NOT_SUMMED = 0;

/** Inserts a row with its sum, so that it is written once; a parameter a column, by its name. */
export function insertSummed(table: SummedTable): string {
  const columns = SUMMED_TABLES[table];
  const parameters = columns.map((column) => `@${column}`).join(', ');
  return `INSERT INTO ${table} (${columns.join(', ')}, sum) VALUES (${parameters}, row_sum(${parameters}))`;
}

/** Gives a table its column of sums, and triggers that keep it: no statement that changes a row can forget the sum. */
export function addRowSums(table: SummedTable): string {
  const columns = SUMMED_TABLES[table];
  const [key] = columns;
  const update = `UPDATE ${table} SET sum = row_sum(${columns.join(', ')})`;
  return `
  ALTER TABLE ${table} ADD COLUMN sum INTEGER NOT NULL DEFAULT ${NOT_SUMMED};
  ${update};
  CREATE TRIGGER ${table}_inserted AFTER INSERT ON ${table} WHEN NEW.sum = ${NOT_SUMMED} BEGIN ${update} WHERE ${key} = NEW.${key}; END;
  CREATE TRIGGER ${table}_updated AFTER UPDATE OF ${columns.join(', ')} ON ${table} BEGIN ${update} WHERE ${key} = NEW.${key}; END;
  `;
}
