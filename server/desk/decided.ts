import type { Command } from '../kernel/commands.ts';
import { decide } from '../kernel/decide.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Actor } from '../kernel/words/actor.ts';
import type { Context } from '../kernel/words/context.ts';
import type { DeskParts } from './desk-parts.ts';
import { type Decision, refuse } from '../kernel/words/decision.ts';

/**
 * The kernel's decision. A decision changes nothing, so a bug in one costs this command its answer and nobody else anything: ended
 * for it, the process would meet the same command of the clock again after each start.
 */
export function decided({ faulted }: DeskParts, branch: Branch, command: Command, actor: Actor, context: Context): Decision {
  try {
    return decide(branch, command, actor, context);
  } catch (error) {
    faulted(error, command.type);
    return refuse('server-fault', {});
  }
}
