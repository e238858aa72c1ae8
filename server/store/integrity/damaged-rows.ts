import type { Database } from 'better-sqlite3';
import { isSqliteError } from '../sqlite-error.ts';
import { isIntact, type SummedTable } from './row-sums.ts';

/** A table in which rows are not as they were written. */
export interface DamagedTable {
  readonly table: SummedTable;
  /** null: the table itself cannot be read to its end. */
  readonly rows: number | null;
}

/** Looks at every row of these tables. A row whose key has changed is found here alone: whoever looks it up finds nothing. */
export function damagedTables(connection: Database, tables: readonly SummedTable[]): readonly DamagedTable[] {
  return tables.map((table) => ({ table, rows: damagedRows(connection, table) })).filter(({ rows }) => rows !== 0);
}

function damagedRows(connection: Database, table: SummedTable): number | null {
  try {
    if (connection.pragma(`quick_check('${table}')`, { simple: true }) !== 'ok') return null;
    return (
      connection
        .prepare<[], number>(`SELECT count(*) FROM ${table} WHERE NOT ${isIntact(table)}`)
        .pluck()
        .get() ?? 0
    );
  } catch (error) {
    if (isSqliteError(error, 'SQLITE_CORRUPT')) return null;
    throw error;
  }
}
