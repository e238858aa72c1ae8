import type { BranchConfiguration, CounterConfiguration } from '../../kernel/configuration/configuration.ts';
import type { TicketClass } from '../../kernel/configuration/standing.ts';
import type { Destination } from '../../kernel/state/ticket.ts';

/** Where a ticket is, as an observer would note who sees only the events. */
export interface Seen {
  readonly id: string;
  readonly issueSequence: number;
  readonly takenAt: number;
  serviceId: string;
  class: TicketClass;
  key: number;
  headStartMs: number;
  place: 'line' | 'armed' | 'counter' | 'parked' | 'escorted' | 'missed' | 'closed';
  at: Destination;
  timesPassed: number;
  /** Tickets that its present call or direct service passed. */
  charged: readonly string[];
  /** Still in the line and with the standing it was issued with. */
  untouched: boolean;
}

/** All tickets in one list; each question of the call policy is answered by a scan of the whole list. */
export class Room {
  readonly tickets = new Map<string, Seen>();
  private readonly configuration: BranchConfiguration;
  private readonly counters = new Map<string, CounterConfiguration>();

  constructor(configuration: BranchConfiguration) {
    this.configuration = configuration;
    for (const counter of configuration.counters) this.counters.set(counter.id, counter);
  }

  /** Sets the services of that counter from now on. */
  setServices(counterId: string, serviceIds: readonly string[]): void {
    this.counters.set(counterId, { ...this.counter(counterId), serviceIds });
  }

  /** The next ticket at a counter, found by a scan; null: none. `now` matters to a counter kept free. */
  nextAt(counterId: string, now: number): Seen | null {
    const counter = this.counter(counterId);
    const within = this.waiting().filter((seen) => this.mayCall(counter, seen));
    const exhausted = this.exhaustedAt(counter);
    const candidates = within.filter(
      (seen) => seen.class !== 'premium' || !exhausted.some(({ issueSequence }) => issueSequence < seen.issueSequence),
    );
    const premium = candidates.filter((seen) => seen.class === 'premium');
    if (counter.profile.premiumFirst && premium.length > 0) return first(premium);
    const { keepFreeMs } = counter.profile;
    const oldest = first(within.filter((seen) => seen.class === 'ordinary'));
    const free =
      keepFreeMs !== null && exhausted.every(({ class: of }) => of === 'premium') && oldest !== null && now - oldest.key < keepFreeMs;
    return first(free ? candidates.filter((seen) => seen.class !== 'ordinary') : candidates);
  }

  passedBy(seen: Seen, counter: CounterConfiguration): readonly string[] {
    return this.guarded(counter)
      .filter((other) => other.issueSequence < seen.issueSequence)
      .map(({ id }) => id);
  }

  private exhaustedAt(counter: CounterConfiguration): readonly Seen[] {
    const cap = this.configuration.policy.overtakeCap ?? Infinity;
    return this.guarded(counter).filter((seen) => seen.timesPassed >= cap);
  }

  /** Tickets that can be passed at this counter: those waiting there, and those kept for a direct service. */
  private guarded(counter: CounterConfiguration): readonly Seen[] {
    return [...this.tickets.values()].filter((seen) => (seen.place === 'line' || seen.place === 'armed') && this.mayCall(counter, seen));
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
  const isBefore = (one: Seen, other: Seen): boolean =>
    one.key < other.key || (one.key === other.key && one.issueSequence < other.issueSequence);
  return seen.reduce<Seen | null>((best, one) => (best === null || isBefore(one, best) ? one : best), null);
}
