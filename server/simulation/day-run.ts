import type { Actor } from '../kernel/words/actor.ts';
import type { CommandOf } from '../kernel/commands.ts';
import type { CounterConfiguration } from '../kernel/configuration/configuration.ts';
import type { VirtualBranch } from './virtual-branch.ts';

export type Customer = 'ordinary' | 'premium' | 'need' | 'appointment';

/** A customer who arrives, takes a number by some command, and needs `serviceMs` at a counter. Times in ms. */
export interface Arrival {
  readonly at: number;
  readonly customer: Customer;
  readonly actor: Actor;
  readonly command: CommandOf<'take-ticket'> | CommandOf<'register-walk-in'>;
  readonly serviceMs: number;
}

/** How an arrival was served. */
export interface Visit {
  readonly arrival: Arrival;
  readonly startMs: number;
  /** The counter's label. */
  readonly counter: string;
  /** Times that charged tickets passed this one. */
  readonly overtaken: number;
}

interface SimulatedCounter {
  readonly settings: CounterConfiguration;
  readonly actor: Actor;
  readonly index: number;
  idleSince: number;
  endsAt: number | null;
  ticketId: string | null;
}

/** Interval at which a counter kept free checks whether ordinary customers have waited long enough. */
const LOOK_AGAIN_MS = 15_000;
/** Customers who still wait this long after the last arrival are never served: no counter serves that class. */
const GIVE_UP_MS = 48 * 3_600_000;

/** A simulation that cannot continue; the message says why. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
}

/**
 * Runs arrivals through a branch, first to last. Every counter is open all the time, and every customer comes when called. In one
 * millisecond, counters finish (and call) first, and then tickets are issued. An issued ticket goes to the idle counter that
 * serves the least else, then to the one idle longest. Visits come in the order of the arrivals.
 */
export class DayRun {
  private readonly virtual: VirtualBranch;
  private readonly arrivals: readonly Arrival[];
  private readonly counters: readonly SimulatedCounter[];
  private readonly arrivalOf = new Map<string, number>();
  private readonly visits: (Visit | null)[];
  private waiting = 0;
  private issued = 0;
  private readonly keptFree: boolean;

  constructor(virtual: VirtualBranch, arrivals: readonly Arrival[]) {
    this.virtual = virtual;
    this.arrivals = arrivals;
    this.visits = arrivals.map(() => null);
    const { counters, staff } = virtual.configuration;
    const tellers = staff.filter(({ roles }) => roles.includes('teller'));
    this.counters = counters.map((settings, index) => {
      const actor: Actor = { role: 'teller', staffId: tellers[index]?.id ?? '' };
      return { settings, actor, index, idleSince: 0, endsAt: null, ticketId: null };
    });
    this.keptFree = counters.some(({ profile }) => profile.keepFreeMs !== null);
  }

  /** @throws SimulationError when a number cannot be taken; null in the result: a customer whom no counter serves */
  run(): readonly (Visit | null)[] {
    this.open();
    for (;;) {
      const done = this.firstToFree();
      const arrival = this.arrivals[this.issued];
      const looksAt = this.looksAgainAt();
      const at = Math.min(done?.endsAt ?? Infinity, arrival?.at ?? Infinity, looksAt);
      if (at === Infinity) return this.visits;
      this.virtual.now = at;
      if (done !== null && done.endsAt === at) this.callAt(done);
      else if (arrival !== undefined && arrival.at === at) this.issue(arrival);
      else this.offer();
    }
  }

  private open(): void {
    this.must({ type: 'open-day' }, { role: 'operator' });
    for (const { settings, actor } of this.counters) this.must({ type: 'open-counter', counterId: settings.id }, actor);
  }

  private firstToFree(): SimulatedCounter | null {
    let first: SimulatedCounter | null = null;
    for (const counter of this.counters) {
      if (counter.endsAt !== null && (first === null || counter.endsAt < (first.endsAt ?? Infinity))) first = counter;
    }
    return first;
  }

  private looksAgainAt(): number {
    if (!this.keptFree || this.waiting === 0 || this.counters.every(({ endsAt }) => endsAt !== null)) return Infinity;
    const last = this.arrivals.at(-1)?.at ?? 0;
    return this.virtual.now > last + GIVE_UP_MS ? Infinity : this.virtual.now + LOOK_AGAIN_MS;
  }

  private issue(arrival: Arrival): void {
    const { receipt } = this.must(arrival.command, arrival.actor);
    if (receipt.kind !== 'ticket') throw new Error(`taking a number was answered with ${receipt.kind}`);
    this.arrivalOf.set(receipt.ticketId, this.issued);
    this.issued += 1;
    this.waiting += 1;
    this.offer();
  }

  /** Idle counters call until nobody waits whom they may serve. */
  private offer(): void {
    const idle = this.counters.filter(({ endsAt }) => endsAt === null);
    idle.sort(
      (one, other) =>
        one.settings.serviceIds.length - other.settings.serviceIds.length || one.idleSince - other.idleSince || one.index - other.index,
    );
    for (const counter of idle) {
      if (this.waiting === 0) return;
      this.callAt(counter);
    }
  }

  /** Presses the counter's key: finishes the service in hand, and starts the ticket called. */
  private callAt(counter: SimulatedCounter): void {
    const { now, branch } = this.virtual;
    const counterId = counter.settings.id;
    if (counter.ticketId !== null) counter.idleSince = now;
    const decision = this.virtual.run({ type: 'call-next', counterId, finishing: counter.ticketId }, counter.actor);
    counter.ticketId = null;
    counter.endsAt = null;
    if (!decision.ok && decision.refusal.code === 'nobody-waiting') return;
    if (!decision.ok) throw new Error(`calling next was refused: ${decision.refusal.code}`);
    const ticketId = decision.receipt.kind === 'called' ? decision.receipt.ticketId : null;
    if (ticketId === null) return;
    this.must({ type: 'start-service', counterId, ticketId }, counter.actor);
    this.waiting -= 1;
    const index = this.arrivalOf.get(ticketId) ?? -1;
    const arrival = this.arrivals[index];
    if (arrival === undefined) throw new Error(`ticket ${ticketId} was called and never issued`);
    counter.ticketId = ticketId;
    counter.endsAt = now + arrival.serviceMs;
    const overtaken = branch.staff.records.get(ticketId)?.over ?? 0;
    this.visits[index] = { arrival, startMs: now, counter: counter.settings.label, overtaken };
  }

  private must(command: Parameters<VirtualBranch['run']>[0], actor: Actor) {
    const decision = this.virtual.run(command, actor);
    if (decision.ok) return decision;
    if (decision.refusal.code !== 'numbers-exhausted') throw new Error(`${command.type} was refused: ${decision.refusal.code}`);
    throw new SimulationError(`At ${this.virtual.now} ms every number of the series is in somebody's hand: more wait than numbers exist.`);
  }
}
