import type { ErasedCounts } from '../../contract/people/erasure.ts';

/** References and ids of what was erased: they lead to nothing any more, but in an archive. */
interface ErasedIds {
  readonly people: readonly string[];
  readonly prospects: readonly string[];
  readonly attendees: readonly string[];
}

/** An order that was carried out, and is again after a restore. It names nobody: ids, and sums that need the branch's key. */
export interface Erasure {
  /** The number of the receipt. */
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly staffId: string;
  readonly counts: ErasedCounts;
  readonly ids: ErasedIds;
  readonly marks: readonly string[];
}

export interface ErasureReader {
  find(id: string): Erasure | null;
}

/** For use within a transaction only. */
export interface ErasureList extends ErasureReader {
  add(erasure: Erasure): void;
}
