import type { TicketClass } from '../../kernel/configuration/standing.ts';
import type { StoredEvent } from '../../kernel/words/event.ts';
import type { VirtualBranch } from '../virtual-branch.ts';
import { readNumber } from './what-is-seen.ts';

/* What really happened, against which observers are judged. No observer reads it. */

interface TrueCall {
  readonly callId: string;
  readonly class: TicketClass;
  /** An observer's own number. */
  readonly isMine: boolean;
  /** Somebody who took a number earlier, and waits in the same line, is still waiting. */
  readonly passes: boolean;
}

export interface TrueDay {
  readonly calls: ReadonlyMap<string, TrueCall>;
  /** Ordinary customers who were called, and those who saw a later number of their service called first. */
  readonly ordinary: { readonly waited: number; readonly sawLaterNumber: number };
}

export class Truth {
  private readonly virtual: VirtualBranch;
  private readonly own = new Set<string>();
  private readonly calls = new Map<string, TrueCall>();
  private readonly sawLater = new Set<string>();
  private readonly counted = new Set<string>();
  private waited = 0;

  constructor(virtual: VirtualBranch) {
    this.virtual = virtual;
    this.virtual.watch = (stored) => this.hear(stored);
  }

  get day(): TrueDay {
    const sawLaterNumber = [...this.counted].filter((ticketId) => this.sawLater.has(ticketId)).length;
    return { calls: this.calls, ordinary: { waited: this.waited, sawLaterNumber } };
  }

  mine(ticketId: string): void {
    this.own.add(ticketId);
  }

  private hear({ event }: StoredEvent): void {
    if (event.type !== 'ticket-called') return;
    const { hall, staff } = this.virtual.branch;
    const ticket = hall.tickets.get(event.ticketId);
    const record = staff.records.get(event.ticketId);
    if (ticket === undefined || record === undefined) throw new Error(`ticket ${event.ticketId} was called and is unknown`);
    const called = readNumber(ticket.number);
    let passes = false;
    for (const other of hall.tickets.values()) {
      if (other.phase !== 'waiting' || other.serviceId !== ticket.serviceId) continue;
      const waiting = staff.records.get(other.id);
      if (waiting !== undefined && waiting.n < record.n) passes = true;
      const number = readNumber(other.number);
      if (number.prefix === called.prefix && called.ordinal > number.ordinal && !this.counted.has(other.id)) this.sawLater.add(other.id);
    }
    this.calls.set(event.callId, { callId: event.callId, class: record.class, isMine: this.own.has(ticket.id), passes });
    if (record.class !== 'ordinary' || this.own.has(ticket.id) || this.counted.has(ticket.id)) return;
    this.waited += 1;
    this.counted.add(ticket.id);
  }
}
