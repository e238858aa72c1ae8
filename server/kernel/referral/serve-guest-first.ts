import type { DirectCustomer } from '../state/direct-service.ts';
import { accept, refuse } from '../words/decision.ts';
import type { Ticket } from '../state/ticket.ts';
import { armForGuest } from '../calling/arm-direct-service.ts';
import { attended } from './attended.ts';
import { guidable } from './concluded.ts';
import { orNothing } from '../words/body.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from, each } from '../rule.ts';

/** counterId: serve there next, without a call; null: the counter where the guest is served already. */
const BODY = {
  referralId: ID,
  counterId: orNothing(ID),
  serviceId: orNothing(ID),
};

/** No manager is free (S40 B): a counter serves the guest first; when it has, somebody looks again who is free (S43). */
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

/** The guest's own number; who has none any more, or sits with us and wants something else done first, is given another. */
function customerOf(ticket: Ticket | undefined, serviceId: string | null): DirectCustomer {
  if (ticket === undefined) return { kind: 'walk-in', serviceId: serviceId ?? '', language: 'zh-CN' };
  const isForOther = ticket.phase === 'escorted' && serviceId !== null && serviceId !== ticket.serviceId;
  if (ticket.phase !== 'closed' && !isForOther) return { kind: 'ticket', ticketId: ticket.id };
  return { kind: 'walk-in', serviceId: serviceId ?? ticket.serviceId, language: ticket.language };
}
