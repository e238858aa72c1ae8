import type { Database } from 'better-sqlite3';
import type { Seal } from '../integrity/seal.ts';
import { erasureTable } from '../tables/erasure-table.ts';
import type { Writer } from '../writer.ts';
import type { Erasure } from './erasure.ts';
import { allErasures, readErasures, writeErasures } from './erasure-file.ts';
import { findTraces, type Traces } from './find-traces.ts';
import { wantedBy } from './wanted.ts';

/**
 * Carries out again what a database does not know of: an archive made before the order was put back. Orders that the file lacks, of a
 * server that was killed between commit and file, are written to it. Returns the number of orders carried out.
 * @throws StoreError when the file cannot be read; StorageUnavailable with nothing changed
 */
export function applyErasures(folder: string, connection: Database, writer: Writer, seal: Seal): number {
  const table = erasureTable(connection);
  const known = table.all();
  const ordered = readErasures(folder);
  const missing = ordered.filter(({ id }) => known.every((one) => one.id !== id));
  if (missing.length > 0) {
    writer.transact(() => {
      for (const erasure of missing) {
        eraseAgain(connection, erasure, seal);
        table.add(erasure);
      }
    });
    // Nobody reads yet; a process that does keeps the bytes until the next erasure or purge.
    writer.truncateWal();
  }
  if (known.some(({ id }) => ordered.every((one) => one.id !== id))) writeErasures(folder, allErasures(ordered, known));
  return missing.length;
}

function eraseAgain(connection: Database, { ids, marks }: Erasure, seal: Seal): void {
  const wanted = wantedBy(marks, new Set([...ids.people, ...ids.prospects, ...ids.attendees]), seal);
  const { people, prospectIds, attendeeIds } = atOnce(findTraces(connection, seal, wanted));
  remove(
    connection,
    'people',
    'ref',
    people.map(({ ref }) => ref),
  );
  remove(connection, 'prospects', 'id', prospectIds);
  remove(connection, 'attendees', 'id', attendeeIds);
}

/** Before anybody is served, nobody waits. */
function atOnce(steps: Generator<undefined, Traces>): Traces {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function remove(connection: Database, table: string, key: string, values: readonly string[]): void {
  const one = connection.prepare<[string]>(`DELETE FROM ${table} WHERE ${key} = ?`);
  for (const value of values) one.run(value);
}
