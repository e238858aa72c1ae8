import type { Actor } from '../actor.ts';
import type { Branch } from '../branch.ts';
import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { accept, refuse, type Decision, type Refused } from '../decision.ts';
import { atCounter, configurationOfOpenDay } from '../guards.ts';
import { sameSource, type HelpSource } from '../help-request.ts';

/** A kiosk or a counter asks for somebody from the lobby; one open request each. */
export function requestHelp(branch: Branch, command: CommandOf<'request-help'>, actor: Actor, context: Context): Decision {
  const source = sourceOf(branch, command, actor);
  if ('ok' in source) return source;
  for (const help of branch.staff.helpRequests.values()) {
    if (sameSource(help.source, source)) return refuse('help-already-raised', {});
  }
  return accept([{ type: 'help-requested', helpId: context.newId(), source }]);
}

function sourceOf(branch: Branch, command: CommandOf<'request-help'>, actor: Actor): HelpSource | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  if (actor.role === 'kiosk') {
    const known = configuration.kiosks.some((kiosk) => kiosk.id === actor.kioskId);
    return known ? { kind: 'kiosk', kioskId: actor.kioskId } : refuse('unknown-kiosk', {});
  }
  if (command.counterId === null) return refuse('unknown-counter', {});
  const post = atCounter(branch, command.counterId, actor);
  return post.ok ? { kind: 'counter', counterId: command.counterId } : post;
}
