import type { BranchConfiguration, CounterConfiguration } from '../../../../server/kernel/configuration/configuration.ts';
import type { Branch } from '../../../../server/kernel/state/branch.ts';
import type { EventOf, StoredEvent } from '../../../../server/kernel/words/event.ts';

/** A direct service that is kept: whom it would pass, and until when. */
interface Kept {
  readonly isCharged: boolean;
  readonly reserved: ReadonlySet<string>;
}

/**
 * Each customer's account: every time that somebody who stood as premium, and had come later, was served first at a counter that
 * could have served this customer, who waited. It asks nobody what a ticket is now: who is ordinary at last was passed as often as it says.
 * Nothing here looks at the kernel's lines or sums; only where somebody is, and when he came.
 */
export class Accounts {
  /** By customer: the acts by which he was passed. */
  private readonly passes = new Map<string, Set<string>>();
  private readonly kept = new Map<string, Kept>();
  /** Direct services by the act that started them, for its undo. */
  private readonly started = new Map<string, readonly [string, Kept]>();
  private readonly counters: Map<string, CounterConfiguration>;
  private readonly cap: number;

  constructor({ counters, policy }: BranchConfiguration) {
    this.counters = new Map(counters.map((counter) => [counter.id, counter]));
    this.cap = policy.overtakeCap ?? Infinity;
  }

  get most(): number {
    return Math.max(0, ...[...this.passes.values()].map(({ size }) => size));
  }

  /** After the event was folded: whoever it served waits no more. */
  hear(branch: Branch, { event }: StoredEvent): readonly string[] {
    if (event.type === 'counter-services-set') this.setServices(event);
    if (event.type === 'ticket-called' && event.class === 'premium') this.charge(branch, event, event.callId);
    if (event.type === 'call-withdrawn') this.takeBack(event.callId);
    if (event.type === 'direct-service-armed') this.keep(branch, event);
    if (event.type === 'direct-service-started') this.start(branch, event);
    if (event.type === 'direct-service-ended') this.kept.delete(event.directServiceId);
    if (event.type === 'act-undone') this.undo(event);
    return this.wrong(branch);
  }

  private wrong({ staff, hall }: Branch): readonly string[] {
    return [...hall.tickets.values()].flatMap(({ id, number }) => {
      const passed = this.passes.get(id)?.size ?? 0;
      const reserved = [...this.kept.values()].filter((kept) => kept.reserved.has(id)).length;
      const said = staff.records.get(id)?.over ?? 0;
      return [
        ...(passed > this.cap ? [`${number} was passed ${passed} times, K is ${this.cap}`] : []),
        ...(said === passed + reserved
          ? []
          : [`${number} was passed ${passed} times, ${reserved} more are reserved; the branch says ${said}`]),
      ];
    });
  }

  private setServices({ counterId, serviceIds }: EventOf<'counter-services-set'>): void {
    const counter = this.counters.get(counterId);
    if (counter !== undefined) this.counters.set(counterId, { ...counter, serviceIds });
  }

  /** Those who wait, came before this customer, and could be served at this counter. */
  private passedBy({ hall, staff }: Branch, ticketId: string, counterId: string): ReadonlySet<string> {
    const counter = this.counters.get(counterId);
    const own = staff.records.get(ticketId);
    if (counter === undefined || own === undefined) throw new Error(`an event names ${ticketId} and ${counterId}`);
    const before = [...hall.tickets.values()].filter(({ id, phase }) => {
      const other = staff.records.get(id);
      if (other === undefined || id === ticketId || phase !== 'waiting' || other.n >= own.n) return false;
      if (other.destination.kind === 'counter') return other.destination.counterId === counterId;
      return counter.serviceIds.includes(other.destination.serviceId) && counter.profile.classes.includes(other.class);
    });
    return new Set(before.map(({ id }) => id));
  }

  private charge(branch: Branch, { ticketId, counterId }: { readonly ticketId: string; readonly counterId: string }, actId: string): void {
    for (const id of this.passedBy(branch, ticketId, counterId)) this.passes.set(id, (this.passes.get(id) ?? new Set()).add(actId));
  }

  private takeBack(actId: string): ReadonlySet<string> {
    const given = [...this.passes].filter(([, acts]) => acts.delete(actId)).map(([id]) => id);
    return new Set(given);
  }

  private keep(branch: Branch, { directServiceId, ticketId, counterId, needId }: EventOf<'direct-service-armed'>): void {
    const isCharged = needId === null;
    this.kept.set(directServiceId, { isCharged, reserved: isCharged ? this.passedBy(branch, ticketId, counterId) : new Set() });
  }

  private start(branch: Branch, event: EventOf<'direct-service-started'>): void {
    const kept = this.kept.get(event.directServiceId);
    if (kept === undefined) throw new Error(`${event.directServiceId} was never kept`);
    this.kept.delete(event.directServiceId);
    this.started.set(event.actId, [event.directServiceId, kept]);
    if (kept.isCharged) this.charge(branch, event, event.actId);
  }

  /** A direct service that is taken back is kept again for those whom it had passed. */
  private undo({ actId }: EventOf<'act-undone'>): void {
    const given = this.takeBack(actId);
    const started = this.started.get(actId);
    if (started !== undefined) this.kept.set(started[0], { ...started[1], reserved: given });
  }
}
