/** A waiting ticket's place: smaller key first, ties by issue number. Keys are constant while waiting, so the order is too. */
export interface Place {
  readonly ticketId: string;
  readonly key: number;
  readonly n: number;
}

export function comparePlaces(a: Place, b: Place): number {
  return a.key - b.key || a.n - b.n;
}

/** Removed places at the front are dropped for good once there are so many. */
const COMPACT_AFTER = 1_024;

/**
 * One line of waiting tickets, sorted. Issuing appends and calling takes the head, both O(1);
 * returners and removals search by order, O(log n) plus one memory move.
 */
export class Line {
  /** Issue numbers of those who were passed as often as the cap allows: nobody charged may pass them again. */
  readonly atCap = new IssueNumbers();
  /** Issue numbers of those whom one more pass would bring there: shown to whoever is about to cause it. */
  readonly nearCap = new IssueNumbers();
  /** Kept for a direct service out of need: called by nobody else, and still passed by whoever is charged. */
  private readonly aside = new Map<number, Place>();
  private places: Place[] = [];
  private start = 0;

  get length(): number {
    return this.places.length - this.start;
  }

  head(): Place | null {
    return this.places[this.start] ?? null;
  }

  at(index: number): Place | null {
    return this.places[this.start + index] ?? null;
  }

  /** The first that was issued before `n`. One step for each that was not: order in line says nothing of order of issue after returns. */
  firstIssuedBefore(n: number): Place | null {
    for (let index = this.start; index < this.places.length; index += 1) {
      const place = this.places[index];
      if (place !== undefined && place.n < n) return place;
    }
    return null;
  }

  insert(place: Place): void {
    const last = this.places[this.places.length - 1];
    if (this.length === 0 || (last !== undefined && comparePlaces(last, place) < 0)) {
      this.places.push(place);
      return;
    }
    this.places.splice(this.search(place), 0, place);
  }

  remove(place: Place): void {
    const index = this.search(place);
    if (this.places[index]?.ticketId !== place.ticketId) {
      throw new Error(`ticket ${place.ticketId} is not in this line`);
    }
    if (index === this.start) this.dropHead();
    else this.places.splice(index, 1);
    this.atCap.delete(place.n);
    this.nearCap.delete(place.n);
  }

  /** Takes a place out of the order of calls and leaves it under the cap. */
  setAside(place: Place): void {
    this.aside.set(place.n, place);
  }

  takeFromAside(place: Place): void {
    this.aside.delete(place.n);
    this.atCap.delete(place.n);
    this.nearCap.delete(place.n);
  }

  keptAside(): Iterable<Place> {
    return this.aside.values();
  }

  /** How many stand before this place, whether or not it stands here itself. */
  countBefore(place: Place): number {
    return this.search(place) - this.start;
  }

  *[Symbol.iterator](): Generator<Place> {
    for (let index = this.start; index < this.places.length; index += 1) {
      const place = this.places[index];
      if (place !== undefined) yield place;
    }
  }

  private dropHead(): void {
    this.start += 1;
    if (this.start < COMPACT_AFTER || this.start * 2 < this.places.length) return;
    this.places = this.places.slice(this.start);
    this.start = 0;
  }

  private search(place: Place): number {
    let low = this.start;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.places[middle];
      if (other !== undefined && comparePlaces(other, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A set of issue numbers that knows its smallest. */
class IssueNumbers {
  private readonly sorted: number[] = [];

  get size(): number {
    return this.sorted.length;
  }

  /** null when empty. */
  get smallest(): number | null {
    return this.sorted[0] ?? null;
  }

  add(n: number): void {
    const index = this.search(n);
    if (this.sorted[index] !== n) this.sorted.splice(index, 0, n);
  }

  delete(n: number): void {
    const index = this.search(n);
    if (this.sorted[index] === n) this.sorted.splice(index, 1);
  }

  has(n: number): boolean {
    return this.sorted[this.search(n)] === n;
  }

  /** The `limit` smallest, ascending. */
  first(limit: number): readonly number[] {
    return this.sorted.slice(0, limit);
  }

  private search(n: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] ?? n) < n) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
