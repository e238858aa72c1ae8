import { serviceMsOf } from '../calling/service-time.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import { atCounter, configurationOfOpenDay, counterLabel, findTicket, type Holding, inHand, notHere, publicService } from '../guards.ts';
import { defineCommand, each, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import type { Destination } from '../state/ticket.ts';
import type { Actor } from '../words/actor.ts';
import { accept, refuse, type Refused } from '../words/decision.ts';
import { DESTINATION, ID } from '../words/fields.ts';
import { refuseArmed } from './change-standing.ts';

const BODY = {
  ticketId: ID,
  to: DESTINATION,
};

/** To another service or counter, keeping number, arrival and key: a teller moves the ticket in hand, the lobby a waiting one. */
export const transferTicket = defineCommand({
  type: 'transfer-ticket',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const held = heldBy(branch, command.ticketId, actor);
    if (!held.ok) return held;
    const wrong = refuseDestination(branch, configuration, held, command.to) ?? refuseArmed(branch, held);
    if (wrong !== null) return wrong;
    return accept([
      {
        type: 'ticket-transferred',
        actId: context.newId(),
        ticketId: held.ticket.id,
        fromServiceId: held.ticket.serviceId,
        counterId: held.ticket.counterId,
        staffId: actor.role === 'teller' || actor.role === 'lobby' ? actor.staffId : '',
        to: command.to,
        serviceMs: serviceMsOf(held, context.now),
      },
    ]);
  },
});

function heldBy(branch: Branch, ticketId: string, actor: Actor): Holding | Refused {
  const found = findTicket(branch, ticketId);
  if (!found.ok) return found;
  if (actor.role === 'lobby') return found.ticket.phase === 'waiting' ? found : notHere(branch, found.ticket);
  if (found.ticket.counterId === null) return notHere(branch, found.ticket);
  const post = atCounter(branch, found.ticket.counterId, actor);
  return post.ok ? inHand(branch, post, ticketId) : post;
}

function refuseDestination(branch: Branch, configuration: BranchConfiguration, held: Holding, to: Destination): Refused | null {
  const { ticket, record } = held;
  switch (to.kind) {
    case 'service': {
      if (publicService(configuration, to.serviceId) === null) return refuse('unknown-service', {});
      const stays = record.destination.kind === 'service' && ticket.serviceId === to.serviceId;
      return stays ? refuse('transfer-to-itself', { number: ticket.number }) : null;
    }
    case 'counter': {
      if (!branch.hall.counters.has(to.counterId)) return refuse('unknown-counter', {});
      const open = branch.staff.sessions.has(to.counterId);
      if (!open) return refuse('counter-not-open', { counter: counterLabel(branch, to.counterId) });
      const stays = ticket.counterId === to.counterId || isDirectedTo(record.destination, to.counterId, ticket.phase === 'waiting');
      return stays ? refuse('transfer-to-itself', { number: ticket.number }) : null;
    }
    default:
      return to satisfies never;
  }
}

function isDirectedTo(destination: Destination, counterId: string, waiting: boolean): boolean {
  return waiting && destination.kind === 'counter' && destination.counterId === counterId;
}
