import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { ErasedCounts } from '../../contract/people/erasure.ts';
import type { BranchDatabase } from '../database.ts';
import { othersTurn } from '../report/events-of-date.ts';
import { erasureTable } from '../tables/erasure-table.ts';
import type { Erasure, ErasureReader } from './erasure.ts';
import { allErasures, readErasures, writeErasures } from './erasure-file.ts';
import { countsOf, findTraces, type Traces } from './find-traces.ts';
import { type AskedOf, marksOf, wantedBy } from './wanted.ts';

interface Found {
  readonly traces: Traces;
  readonly counts: ErasedCounts;
}

/** What the network asks of the store for a customer who wants to be erased. */
export interface Erasures extends ErasureReader {
  /** All that is kept about a customer; others' turns come in between. */
  search(asked: AskedOf): Promise<Found>;
  /** What the order keeps of him: it names nobody. */
  marksOf(asked: AskedOf): readonly string[];
  /** After the commit: the order holds for archives that are older than it. */
  writeDown(erasure: Erasure): void;
}

export function sqliteErasures({ file, connection, keys: { seal } }: BranchDatabase): Erasures {
  const folder = dirname(file);
  const table = erasureTable(connection);
  return {
    find: (id) => table.find(id),
    marksOf: (asked) => marksOf(asked, seal),
    writeDown: (erasure) => writeErasures(folder, allErasures(readErasures(folder), table.all(), [erasure])),
    async search(asked) {
      const reading = new Database(file, { readonly: true, fileMustExist: true });
      try {
        const steps = findTraces(reading, seal, wantedBy(marksOf(asked, seal), new Set(), seal));
        for (;;) {
          const step = steps.next();
          if (step.done === true) return { traces: step.value, counts: countsOf(step.value) };
          await othersTurn();
        }
      } finally {
        reading.close();
      }
    },
  };
}
