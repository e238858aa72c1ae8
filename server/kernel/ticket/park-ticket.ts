import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import { atCounter, inHand } from '../guards.ts';
import { serviceMsOf } from '../calling/service-time.ts';

/** Holds a customer who fills in a form or fetches a paper; any counter may resume. */
export function parkTicket(branch: Branch, command: CommandOf<'park-ticket'>, actor: Actor, context: Context): Decision {
  const post = atCounter(branch, command.counterId, actor);
  if (!post.ok) return post;
  const held = inHand(branch, post, command.ticketId);
  if (!held.ok) return held;
  const known = post.configuration.parkReasons.some((reason) => reason.id === command.reasonId);
  if (!known) return refuse('unknown-reason', {});
  return accept([
    {
      type: 'ticket-parked',
      actId: context.newId(),
      ticketId: held.ticket.id,
      serviceId: held.ticket.serviceId,
      counterId: post.counter.id,
      staffId: post.staffId,
      reasonId: command.reasonId,
      serviceMs: serviceMsOf(held, context.now),
    },
  ]);
}
