import type { BranchConfiguration, CounterConfiguration } from '../../kernel/configuration/configuration.ts';
import type { TicketClass } from '../../kernel/configuration/standing.ts';
import type { Destination } from '../../kernel/state/ticket.ts';

/** Where a ticket is, as somebody would note who only hears the events. */
export interface Seen {
  readonly id: string;
  readonly n: number;
  readonly takenAt: number;
  serviceId: string;
  class: TicketClass;
  key: number;
  headStartMs: number;
  place: 'line' | 'armed' | 'counter' | 'parked' | 'escorted' | 'missed' | 'closed';
  at: Destination;
  /** Armed out of need: protected still. */
  needed: boolean;
  over: number;
  /** Whom its present call or direct service passed. */
  charged: readonly string[];
  /** Still in the line it was issued to, as what it was issued as. */
  untouched: boolean;
}

/** Everybody in one list, and the questions of the call policy answered by looking through it from end to end. */
export class Room {
  readonly tickets = new Map<string, Seen>();
  private readonly configuration: BranchConfiguration;
  private readonly counters = new Map<string, CounterConfiguration>();

  constructor(configuration: BranchConfiguration) {
    this.configuration = configuration;
    for (const counter of configuration.counters) this.counters.set(counter.id, counter);
  }

  /** From now on that counter serves these. */
  setServices(counterId: string, serviceIds: readonly string[]): void {
    this.counters.set(counterId, { ...this.counter(counterId), serviceIds });
  }

  /** Who is next at a counter, looked for among everybody; null: nobody. `now` matters to a counter kept free. */
  nextAt(counterId: string, now: number): Seen | null {
    const counter = this.counter(counterId);
    const within = this.waiting().filter((seen) => this.mayCall(counter, seen));
    const walls = this.exhaustedAt(counter).map(({ n }) => n);
    const candidates = within.filter((seen) => seen.class !== 'premium' || !walls.some((n) => n < seen.n));
    const premium = candidates.filter((seen) => seen.class === 'premium');
    if (counter.profile.premiumFirst && premium.length > 0) return first(premium);
    const { keepFreeMs } = counter.profile;
    const oldest = first(within.filter((seen) => seen.class === 'ordinary'));
    const free = keepFreeMs !== null && walls.length === 0 && oldest !== null && now - oldest.key < keepFreeMs;
    return first(free ? candidates.filter((seen) => seen.class !== 'ordinary') : candidates);
  }

  passedBy(seen: Seen, counter: CounterConfiguration): readonly string[] {
    return this.guarded(counter)
      .filter((other) => other.n < seen.n)
      .map(({ id }) => id);
  }

  private exhaustedAt(counter: CounterConfiguration): readonly Seen[] {
    const cap = this.configuration.policy.overtakeCap ?? Infinity;
    return this.guarded(counter).filter((seen) => seen.over >= cap);
  }

  /** Whom the cap protects at this counter: who waits there, or is kept for a direct service out of need. */
  private guarded(counter: CounterConfiguration): readonly Seen[] {
    return [...this.tickets.values()].filter(
      (seen) =>
        (seen.place === 'line' || (seen.place === 'armed' && seen.needed)) && seen.class !== 'premium' && this.mayCall(counter, seen),
    );
  }

  waiting(): readonly Seen[] {
    return [...this.tickets.values()].filter(({ place }) => place === 'line');
  }

  mayCall({ id, serviceIds, profile }: CounterConfiguration, { at, class: of }: Seen): boolean {
    return at.kind === 'counter' ? at.counterId === id : serviceIds.includes(at.serviceId) && profile.classes.includes(of);
  }

  counter(counterId: string): CounterConfiguration {
    const counter = this.counters.get(counterId);
    if (counter === undefined) throw new Error(`an event names counter ${counterId}`);
    return counter;
  }

  seen(ticketId: string): Seen {
    const seen = this.tickets.get(ticketId);
    if (seen === undefined) throw new Error(`an event names ticket ${ticketId}, which was never issued`);
    return seen;
  }
}

function first(seen: readonly Seen[]): Seen | null {
  const isBefore = (one: Seen, other: Seen): boolean => one.key < other.key || (one.key === other.key && one.n < other.n);
  return seen.reduce<Seen | null>((best, one) => (best === null || isBefore(one, best) ? one : best), null);
}
