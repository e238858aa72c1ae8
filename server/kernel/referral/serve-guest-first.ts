import { armForGuest } from '../calling/arm-direct-service.ts';
import { defineCommand, each, from } from '../rule.ts';
import type { DirectCustomer } from '../state/direct-service.ts';
import type { Ticket } from '../state/ticket.ts';
import { orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { attended } from './attended.ts';
import { guidable } from './concluded.ts';

/** counterId: the counter that serves the guest next, without a call; null: a counter serves the guest already. */
const BODY = {
  referralId: ID,
  counterId: orNothing(ID),
  serviceId: orNothing(ID),
};

/** No manager is free (S40 B): a counter serves the guest first; afterwards somebody sees which manager is free (S43). */
export const serveGuestFirst = defineCommand({
  type: 'serve-guest-first',
  asked: from(each(['lobby', 'manager'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = guidable(branch, command.referralId, actor);
    if (!found.ok) return found;
    const { referral, by } = found;
    const watching = { type: 'guest-served-first', referralId: referral.id, ...by } as const;
    const ticket = branch.hall.tickets.get(referral.ticketId ?? '');
    if (command.counterId === null) {
      if (ticket?.phase !== 'serving' && ticket?.phase !== 'called') return refuse('guest-not-here', {});
      return accept([...attended(referral, by, context), { ...watching, ticketId: ticket.id, directServiceId: null }]);
    }
    const customer = customerOf(ticket, command.serviceId);
    const { counterId } = command;
    const { cueId, personRef } = referral;
    const arming = { counterId, customer, cueId, needId: null, personRef } as const;
    const armed = armForGuest(branch, arming, actor, context);
    if (!armed.ok) return armed;
    const fact = armed.events.find((event) => event.type === 'direct-service-armed');
    if (fact === undefined) throw new Error('a direct service was accepted, and not armed');
    const { ticketId, directServiceId } = fact;
    return accept([...attended(referral, by, context), ...armed.events, { ...watching, ticketId, directServiceId }]);
  },
});

/** The guest's own ticket. If it is closed, or the guest needs a different service first, a new one is issued. */
function customerOf(ticket: Ticket | undefined, serviceId: string | null): DirectCustomer {
  if (ticket === undefined) return { kind: 'walk-in', serviceId: serviceId ?? '', language: 'zh-CN' };
  const isForOther = ticket.phase === 'escorted' && serviceId !== null && serviceId !== ticket.serviceId;
  if (ticket.phase !== 'closed' && !isForOther) return { kind: 'ticket', ticketId: ticket.id };
  return { kind: 'walk-in', serviceId: serviceId ?? ticket.serviceId, language: ticket.language };
}
