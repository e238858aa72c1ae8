import type { BranchEvent } from '../../kernel/words/event.ts';

/** Visits without an outcome yet, and the service that holds each. Undone acts are not added. */
export class OpenVisits {
  /** By ticket: the service in whose line or hands it is. */
  private readonly services = new Map<string, string>();

  add(event: BranchEvent): void {
    if (event.type === 'ticket-taken') this.services.set(event.ticketId, event.serviceId);
    if (event.type === 'ticket-transferred' && event.to.kind === 'service') this.services.set(event.ticketId, event.to.serviceId);
    if (event.type === 'ticket-closed') this.services.delete(event.ticketId);
  }

  get total(): number {
    return this.services.size;
  }

  of(serviceId: string): number {
    return [...this.services.values()].filter((one) => one === serviceId).length;
  }
}
