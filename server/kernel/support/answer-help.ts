import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';

type AnswerHelp = CommandOf<'see-help'> | CommandOf<'acknowledge-help'> | CommandOf<'resolve-help'>;

/** Seen on a lobby screen, somebody coming, over. Repeating a step already made changes nothing and is no error. */
export function answerHelp(branch: Branch, command: AnswerHelp, actor: Actor, context: Context): Decision {
  const help = branch.staff.helpRequests.get(command.helpId);
  if (help === undefined || actor.role !== 'lobby') return refuse('unknown-help-request', {});
  switch (command.type) {
    case 'see-help':
      return accept(help.state === 'raised' ? [{ type: 'help-seen', helpId: help.id }] : []);
    case 'acknowledge-help':
      if (help.state === 'acknowledged') return accept([]);
      return accept([{ type: 'help-acknowledged', helpId: help.id, staffId: actor.staffId, afterMs: context.now - help.raisedAt }]);
    case 'resolve-help':
      return accept([{ type: 'help-resolved', helpId: help.id, staffId: actor.staffId }]);
    default:
      return command satisfies never;
  }
}
