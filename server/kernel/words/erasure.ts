/** What the branch kept about one customer was deleted, at his request (PIPL 47). References only: they lead to nothing any more. */
export interface ErasureEvent {
  readonly type: 'customer-erased';
  /** The number of the receipt. */
  readonly erasureId: string;
  readonly personRefs: readonly string[];
  readonly attendeeIds: readonly string[];
  readonly staffId: string;
}

/** Most references of one customer: beyond it, something ties customers together who are not one. */
export const ERASED_REFS_MAX = 1_000;
