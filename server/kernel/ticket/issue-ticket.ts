import { issueKey } from '../calling/next-ticket.ts';
import type { BranchConfiguration, ServiceConfiguration } from '../configuration/configuration.ts';
import type { Language } from '../configuration/local-text.ts';
import { rankOf } from '../configuration/rank.ts';
import { type Standing } from '../configuration/standing.ts';
import { hoursText } from '../day/opening-hours.ts';
import { serviceHours, serviceState } from '../day/service-state.ts';
import type { Branch } from '../state/branch.ts';
import { drawNumber, newSeries } from '../state/numbers.ts';
import type { TicketOrigin } from '../state/ticket.ts';
import type { Context } from '../words/context.ts';
import { refuse, type Refused } from '../words/decision.ts';
import type { EventOf } from '../words/event.ts';

/** Everything about a new ticket that the asker decides. */
interface Issue {
  readonly service: ServiceConfiguration;
  readonly language: Language;
  readonly origin: TicketOrigin;
  readonly standing: Standing;
  readonly lastFour: string | null;
}

/** The new ticket, or why this service gives none now. */
export function issueTicket(
  branch: Branch,
  configuration: BranchConfiguration,
  issue: Issue,
  context: Context,
): { readonly ok: true; readonly event: EventOf<'ticket-taken'> } | Refused {
  const closed = refuseUnlessOpen(branch, configuration, issue.service, context);
  if (closed !== null) return closed;
  const rank = rankOf(issue.standing, context.now, configuration.policy);
  const key = issueKey(context.now, rank.headStartMs);
  const { prefix } = issue.service;
  const drawn = drawNumber(
    prefix,
    branch.staff.series.get(prefix) ?? newSeries(0),
    configuration.rules,
    branch.staff.activeNumbers,
    context.draw,
  );
  if (drawn === null) return refuse('numbers-exhausted', {});
  const ticketId = context.newId();
  const event: EventOf<'ticket-taken'> = {
    type: 'ticket-taken',
    ticketId,
    n: branch.staff.lastN + 1,
    number: drawn.number,
    prefix,
    ordinal: drawn.ordinal,
    serviceId: issue.service.id,
    language: issue.language,
    origin: issue.origin,
    key,
    // Everybody who took a number before and still waits, whoever asks: the slip of a premium customer says nothing else.
    ahead: branch.hall.waitingCount.get(issue.service.id) ?? 0,
    token: context.newId(),
    standing: issue.standing,
    class: rank.class,
    headStartMs: rank.headStartMs,
    advances: true,
    lastFour: issue.lastFour,
  };
  return { ok: true, event };
}

function refuseUnlessOpen(
  branch: Branch,
  configuration: BranchConfiguration,
  service: ServiceConfiguration,
  context: Context,
): Refused | null {
  const state = serviceState(branch.hall, configuration, service, context);
  switch (state) {
    case 'open':
      return null;
    case 'closed':
      return refuse('service-closed', { hours: hoursText(serviceHours(configuration, service), context.local) ?? '—' });
    case 'full':
      return refuse('service-full', { limit: service.dailyCap ?? 0 });
    default:
      return state satisfies never;
  }
}
