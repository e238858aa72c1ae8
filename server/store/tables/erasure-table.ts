import type { Database } from 'better-sqlite3';
import type { Erasure, ErasureList } from '../erasure/erasure.ts';
import { insertSummed, isIntact } from '../integrity/row-sums.ts';

interface ErasureRow {
  readonly id: string;
  readonly at: number;
  readonly staff_id: string;
  readonly counts: string;
  readonly ids: string;
  readonly marks: string;
}

/** Receipts, and orders that hold after a restore too. */
interface ErasureTable extends ErasureList {
  all(): readonly Erasure[];
}

export function erasureTable(connection: Database): ErasureTable {
  const intact = isIntact('erasures');
  const find = connection.prepare<[string], ErasureRow>(`SELECT * FROM erasures WHERE id = ? AND ${intact}`);
  const all = connection.prepare<[], ErasureRow>(`SELECT * FROM erasures WHERE ${intact} ORDER BY at, id`);
  const add = connection.prepare<[ErasureRow]>(insertSummed('erasures'));
  return {
    find(id) {
      const row = find.get(id);
      return row === undefined ? null : erasureOf(row);
    },
    all: () => all.all().map(erasureOf),
    add: (erasure) => void add.run(rowOf(erasure)),
  };
}

function erasureOf({ id, at, staff_id: staffId, counts, ids, marks }: ErasureRow): Erasure {
  return {
    id,
    at,
    staffId,
    counts: JSON.parse(counts) as Erasure['counts'],
    ids: JSON.parse(ids) as Erasure['ids'],
    marks: JSON.parse(marks) as Erasure['marks'],
  };
}

function rowOf({ id, at, staffId, counts, ids, marks }: Erasure): ErasureRow {
  return { id, at, staff_id: staffId, counts: JSON.stringify(counts), ids: JSON.stringify(ids), marks: JSON.stringify(marks) };
}
