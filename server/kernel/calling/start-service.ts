import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import { atCounter, inHand } from '../guards.ts';

export function startService(branch: Branch, command: CommandOf<'start-service'>, actor: Actor, context: Context): Decision {
  const post = atCounter(branch, command.counterId, actor);
  if (!post.ok) return post;
  const held = inHand(branch, post, command.ticketId);
  if (!held.ok) return held;
  const { ticket, record } = held;
  if (ticket.phase !== 'called') return refuse('not-calling', { number: ticket.number });
  return accept([
    {
      type: 'service-started',
      ticketId: ticket.id,
      serviceId: ticket.serviceId,
      counterId: post.counter.id,
      walkMs: context.now - (record.calledAt ?? context.now),
    },
  ]);
}
