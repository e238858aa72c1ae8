import { atCounter, configurationOfOpenDay } from '../guards.ts';
import { isSomebodyOnDuty } from '../referral/escalate-referrals.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import {
  HELP_KINDS,
  HELP_PRESS_PAUSE_MS,
  HELP_PRESSES_AGAIN_MAX,
  type HelpRequest,
  type HelpSource,
  sameSource,
} from '../state/help-request.ts';
import type { Actor } from '../words/actor.ts';
import { givenByServer, NOTHING, oneOf, type ValuesOf } from '../words/body.ts';
import { accept, type Decision, refuse, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID } from '../words/fields.ts';

const KIOSK_BODY = {
  counterId: NOTHING,
  kind: givenByServer('help'),
};
const TELLER_BODY = {
  counterId: ID,
  kind: oneOf(HELP_KINDS),
};
const LOBBY_BODY = {
  counterId: NOTHING,
  kind: oneOf(HELP_KINDS),
};
type Asking = ValuesOf<typeof KIOSK_BODY> | ValuesOf<typeof TELLER_BODY> | ValuesOf<typeof LOBBY_BODY>;

/**
 * A kiosk or a counter asks for somebody from the lobby. Each place has one open request of each kind, so that no open request
 * holds back a call for security. A guard's request, told in person (S27), is acknowledged at once by the lobby manager.
 */
export const requestHelp = defineCommand({
  type: 'request-help',
  asked: from({ kiosk: KIOSK_BODY, teller: TELLER_BODY, lobby: LOBBY_BODY }),
  decide: (branch, command, actor, context) => {
    const source = sourceOf(branch, command, actor);
    if ('ok' in source) return source;
    // A kiosk has one button, so what it is pressed for is unknown.
    const kind = source.kind === 'kiosk' ? 'help' : command.kind;
    for (const help of branch.staff.helpRequests.values()) {
      if (help.kind === kind && sameSource(help.source, source)) return pressedAgain(branch, help, context.now);
    }
    const helpId = context.newId();
    const asked: BranchEvent = { type: 'help-requested', helpId, source, kind };
    if (source.kind === 'guard') return accept([asked, { type: 'help-acknowledged', helpId, staffId: source.staffId, afterMs: 0 }]);
    return accept(source.kind === 'kiosk' ? [asked, ...toTheDesk(branch, helpId)] : [asked]);
  },
});

/** The customer learns at once that nobody is there to come. */
function toTheDesk(branch: Branch, helpId: string): readonly BranchEvent[] {
  return isSomebodyOnDuty(branch) ? [] : [{ type: 'help-unanswered', helpId, cause: 'nobody-on-duty' }];
}

/** At a kiosk a second press alerts the lobby again, unless somebody is coming; a counter's request is on its teller's screen. */
function pressedAgain(branch: Branch, { id: helpId, source, state, pressedAt, pressesAgain }: HelpRequest, now: number): Decision {
  if (source.kind !== 'kiosk' || state === 'acknowledged' || now < pressedAt + HELP_PRESS_PAUSE_MS)
    return refuse('help-already-raised', {});
  if (pressesAgain >= HELP_PRESSES_AGAIN_MAX) return refuse('help-pressed-often', {});
  return accept([{ type: 'help-pressed-again', helpId, pressesAgain: pressesAgain + 1 }, ...toTheDesk(branch, helpId)]);
}

function sourceOf(branch: Branch, command: Asking, actor: Actor): HelpSource | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  if (actor.role === 'kiosk') {
    const known = configuration.kiosks.some((kiosk) => kiosk.id === actor.kioskId);
    return known ? { kind: 'kiosk', kioskId: actor.kioskId } : refuse('unknown-kiosk', {});
  }
  if (actor.role === 'lobby') return { kind: 'guard', staffId: actor.staffId };
  if (command.counterId === null) return refuse('unknown-counter', {});
  const post = atCounter(branch, command.counterId, actor);
  return post.ok ? { kind: 'counter', counterId: command.counterId } : post;
}
