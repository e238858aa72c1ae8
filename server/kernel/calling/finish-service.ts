import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import type { EventOf } from '../words/event.ts';
import { atCounter, inHand, type Holding, type Post } from '../guards.ts';
import { serviceMsOf } from './service-time.ts';

export function finishService(branch: Branch, command: CommandOf<'finish-service'>, actor: Actor, context: Context): Decision {
  const post = atCounter(branch, command.counterId, actor);
  if (!post.ok) return post;
  const held = inHand(branch, post, command.ticketId);
  if (!held.ok) return held;
  if (held.ticket.phase !== 'serving') return refuse('not-serving', { number: held.ticket.number });
  return accept([finished(held, post, context)]);
}

export function finished(held: Holding, post: Post, context: Context): EventOf<'ticket-closed'> {
  return {
    type: 'ticket-closed',
    actId: context.newId(),
    ticketId: held.ticket.id,
    serviceId: held.ticket.serviceId,
    counterId: post.counter.id,
    staffId: post.staffId,
    outcome: 'normal',
    serviceMs: serviceMsOf(held, context.now),
  };
}
