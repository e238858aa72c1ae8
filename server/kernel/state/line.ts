/**
 * A waiting ticket's place, sorted by key and then by issue sequence (`n`). A key is constant while the ticket
 * waits, so the order is too.
 */
export interface Place {
  readonly ticketId: string;
  readonly key: number;
  readonly n: number;
}

export function comparePlaces(a: Place, b: Place): number {
  return a.key - b.key || a.n - b.n;
}

/** Removed places at the front are dropped for good once there are this many. */
const COMPACT_AFTER = 1_024;

/**
 * One line of waiting tickets, sorted. Issuing appends and calling takes the head, both O(1);
 * returns and removals search by order: O(log n) plus one memory move.
 */
export class Line {
  /** Issue sequences of tickets passed as often as the cap allows, also of those kept aside: no charged ticket may pass them again. */
  readonly atCap = new IssueSequences();
  /** Issue sequences of tickets one pass away from the cap: shown to the person who is about to add that pass. */
  readonly nearCap = new IssueSequences();
  /** Tickets kept for a direct service: no other counter calls them, and charged tickets still pass them. */
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

  /** The first one issued no later than this sequence. Linear: after returns, the order in line no longer follows the order of issue. */
  firstIssuedUpTo(issueSequence: number): Place | null {
    for (let index = this.start; index < this.places.length; index += 1) {
      const place = this.places[index];
      if (place !== undefined && place.n <= issueSequence) return place;
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

  /** Takes a place out of the order of calls; the cap still protects it. */
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

  /** Number of places before this one, whether or not it is in the line itself. */
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

/** A sorted set of issue sequences. */
class IssueSequences {
  private readonly sorted: number[] = [];

  get size(): number {
    return this.sorted.length;
  }

  /** null when empty. */
  get smallest(): number | null {
    return this.sorted[0] ?? null;
  }

  add(issueSequence: number): void {
    const index = this.search(issueSequence);
    if (this.sorted[index] !== issueSequence) this.sorted.splice(index, 0, issueSequence);
  }

  delete(issueSequence: number): void {
    const index = this.search(issueSequence);
    if (this.sorted[index] === issueSequence) this.sorted.splice(index, 1);
  }

  has(issueSequence: number): boolean {
    return this.sorted[this.search(issueSequence)] === issueSequence;
  }

  /** The `limit` smallest, ascending. */
  first(limit: number): readonly number[] {
    return this.sorted.slice(0, limit);
  }

  private search(issueSequence: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] ?? issueSequence) < issueSequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
