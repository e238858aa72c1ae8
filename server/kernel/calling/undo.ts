import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import { atCounter } from '../guards.ts';
import { undoUntil, whyNotUndo } from '../state/undo.ts';

/** Takes the counter's last act back: the ticket to its exact place, as if it had not happened. */
export function undo(branch: Branch, command: CommandOf<'undo'>, actor: Actor, context: Context): Decision {
  const post = atCounter(branch, command.counterId, actor);
  if (!post.ok) return post;
  const act = branch.staff.acts.get(command.counterId);
  if (act === undefined || whyNotUndo(branch, act) !== null) return refuse('nothing-to-undo', {});
  const number = act.ticketBefore.number;
  if (context.now > undoUntil(act, post.configuration.rules)) return refuse('undo-too-late', { number });
  return accept([{ type: 'act-undone', actId: act.id, counterId: command.counterId, ticketId: act.ticketId, staffId: post.staffId }]);
}
