import type Database from 'better-sqlite3';
import { StoreError } from './store-error.ts';

const FULL = 2;

/** @throws StoreError 'not-durable' if a power cut could lose a commit (at NORMAL, 40 of 40 were lost) */
export function assertDurable(connection: Database.Database, file: string): void {
  const level = synchronousOf(connection).get();
  if (level !== FULL) throw new StoreError('not-durable', file, String(level));
}

const synchronousStatements = new WeakMap<Database.Database, Database.Statement<[], number>>();

/**
 * Prepared once, because it runs before every commit. As a table function the PRAGMA is read on each run; as a
 * plain statement it would keep its first value.
 */
function synchronousOf(connection: Database.Database): Database.Statement<[], number> {
  let statement = synchronousStatements.get(connection);
  if (statement === undefined) {
    statement = connection.prepare<[], number>('SELECT synchronous FROM pragma_synchronous').pluck();
    synchronousStatements.set(connection, statement);
  }
  return statement;
}
