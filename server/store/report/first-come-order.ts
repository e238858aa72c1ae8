import type { Branch } from '../../kernel/state/branch.ts';
import type { EventOf, StoredEvent } from '../../kernel/words/event.ts';

type Called = EventOf<'ticket-called'> | EventOf<'direct-service-started'>;

interface Waiting {
  readonly issueSequence: number;
  readonly ordinary: boolean;
  readonly serviceId: string;
}

/**
 * The same day in the order of arrival: each real call, at its own counter and time, goes to the longest-waiting ticket that the
 * counter serves. The additional wait of an ordinary customer in reality is what priority added.
 */
export class FirstComeOrder {
  private readonly waiting = new Map<string, Waiting>();
  private readonly served = new Map<string, { readonly at: number; readonly ordinary: boolean }>();
  private readonly real = new Map<string, number>();

  /** `branch`: as it is after the event. */
  add({ at, event }: StoredEvent, undone: ReadonlySet<string>, branch: Branch): void {
    if (event.type === 'day-opened') this.waiting.clear();
    if (event.type === 'ticket-taken') {
      const { ticketId, n: issueSequence, class: ticketClass, serviceId } = event;
      this.waiting.set(ticketId, { issueSequence, ordinary: ticketClass === 'ordinary', serviceId });
    }
    if (event.type === 'ticket-called' && event.waitMs !== null && !undone.has(event.callId)) this.call(event, at, branch);
    if (event.type === 'direct-service-started' && event.waitMs !== null && !undone.has(event.actId)) this.call(event, at, branch);
    // A customer who gave up before any call would have given up in any order.
    if (event.type === 'ticket-closed' && !this.real.has(event.ticketId)) this.waiting.delete(event.ticketId);
  }

  /** For every ordinary ticket at its first call: how much later it was than in the order of arrival; never below zero. */
  addedMs(): number[] {
    const added: number[] = [];
    for (const [ticketId, { at, ordinary }] of this.served) {
      const real = this.real.get(ticketId);
      if (ordinary && real !== undefined) added.push(Math.max(0, real - at));
    }
    return added;
  }

  private call({ ticketId, counterId }: Called, at: number, branch: Branch): void {
    this.real.set(ticketId, at);
    const serviceIds = branch.hall.configuration?.counters.find(({ id }) => id === counterId)?.serviceIds ?? [];
    let first: [string, Waiting] | null = null;
    for (const entry of this.waiting) {
      if (serviceIds.includes(entry[1].serviceId) && (first === null || entry[1].issueSequence < first[1].issueSequence)) first = entry;
    }
    if (first === null) return;
    this.served.set(first[0], { at, ordinary: first[1].ordinary });
    this.waiting.delete(first[0]);
  }
}
