interface Entry<T> {
  readonly at: number;
  readonly rank: number;
  readonly order: number;
  readonly item: T;
}

/** What is to be done when: by time, then rank, then order; full ties in the order they were added. */
export class Agenda<T> {
  /** Last first, so that taking the next one is a pop. */
  private readonly entries: Entry<T>[] = [];

  /** When the next entry is due; null when there is none. */
  nextAt(): number | null {
    return this.entries.at(-1)?.at ?? null;
  }

  add(at: number, rank: number, order: number, item: T): void {
    const entry: Entry<T> = { at, rank, order, item };
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.entries[middle];
      if (other !== undefined && compare(other, entry) > 0) low = middle + 1;
      else high = middle;
    }
    this.entries.splice(low, 0, entry);
  }

  /** Takes the next entry if it is due at that moment. */
  takeAt(at: number): T | null {
    if (this.nextAt() !== at) return null;
    return this.entries.pop()?.item ?? null;
  }
}

function compare(one: Entry<unknown>, other: Entry<unknown>): number {
  return one.at - other.at || one.rank - other.rank || one.order - other.order;
}
