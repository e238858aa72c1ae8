import type { TicketExplanation, TicketSummary } from '../../../server/contract/explanation.ts';
import { pageHeaders, pageName } from '../../parts/page-headers.ts';

/** Tickets of the day whose number is, or ends with, what was typed; null: it cannot be looked up now. Never rejects. */
export async function fetchTickets(number: string): Promise<readonly TicketSummary[] | null> {
  const found = await fetchJson(`/api/tickets?number=${encodeURIComponent(number)}`);
  return found === null ? null : (found as { tickets: TicketSummary[] }).tickets;
}

/** Why a ticket was called when it was; null: it cannot be looked up now. Never rejects. */
export async function fetchExplanation(ticketId: string): Promise<TicketExplanation | null> {
  return (await fetchJson(`/api/tickets/${encodeURIComponent(ticketId)}/explanation`)) as TicketExplanation | null;
}

async function fetchJson(path: string): Promise<unknown> {
  try {
    const response = await fetch(path, { headers: pageHeaders(pageName()) });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
