import { findTicket, type Post } from '../guards.ts';
import type { Branch } from '../state/branch.ts';
import type { Context } from '../words/context.ts';
import type { EventOf } from '../words/event.ts';
import { passedBy } from './pass.ts';

/** The event of every kind of call. The wait freezes at the first call of this line, and never again. */
export function ticketCalled(
  branch: Branch,
  post: Post,
  ticketId: string,
  manner: 'next' | 'chosen' | 'resumed',
  reasonId: string | null,
  context: Context,
): { readonly number: string; readonly event: EventOf<'ticket-called'> } {
  const found = findTicket(branch, ticketId);
  if (!found.ok) throw new Error(`a line holds unknown ticket ${ticketId}`);
  const { ticket, record } = found;
  return {
    number: ticket.number,
    event: {
      type: 'ticket-called',
      callId: context.newId(),
      ticketId,
      serviceId: ticket.serviceId,
      counterId: post.counter.id,
      staffId: post.staffId,
      manner,
      reasonId,
      waitMs: record.firstCalledAt === null ? context.now - record.enteredLineAt : null,
      class: record.class,
      overtook: record.class === 'premium' ? passedBy(branch, post.settings, record.n).length : 0,
    },
  };
}
