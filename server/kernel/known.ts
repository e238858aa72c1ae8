import type { CounterConfiguration } from './configuration/configuration.ts';
import type { Branch } from './state/branch.ts';
import type { Counter } from './state/counter.ts';
import type { Ticket, TicketRecord } from './state/ticket.ts';

/** A stored fact names only what exists; anything else is a bug, so these throw. */
export function known<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`the log names ${name}, which does not exist`);
  return thing;
}

export function knownTicket(branch: Branch, ticketId: string): Ticket {
  return known(branch.hall.tickets.get(ticketId), `ticket ${ticketId}`);
}

/** The ticket's record, counted as touched by the present event. */
export function touchedRecord(branch: Branch, ticketId: string): TicketRecord {
  const record = known(branch.staff.records.get(ticketId), `record of ticket ${ticketId}`);
  record.touches += 1;
  return record;
}

export function knownCounter(branch: Branch, counterId: string): Counter {
  return known(branch.hall.counters.get(counterId), `counter ${counterId}`);
}

export function knownSettings(branch: Branch, counterId: string): CounterConfiguration {
  return known(
    branch.hall.configuration?.counters.find(({ id }) => id === counterId),
    `counter ${counterId} in the configuration`,
  );
}
