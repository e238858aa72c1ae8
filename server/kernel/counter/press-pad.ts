import { callNext } from '../calling/call-next.ts';
import { finishService } from '../calling/finish-service.ts';
import { recall } from '../calling/recall.ts';
import { startService } from '../calling/start-service.ts';
import { configurationOfOpenDay, counterLabel } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { type Counter, COUNTER_STATES } from '../state/counter.ts';
import { requestHelp } from '../support/request-help.ts';
import { markNoShow } from '../ticket/mark-no-show.ts';
import type { Actor } from '../words/actor.ts';
import { oneOf, orNothing, type ValuesOf } from '../words/body.ts';
import type { Context } from '../words/context.ts';
import { accept, type Decision, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { PAD_KEYS } from '../words/pad.ts';
import { pauseCounter } from './pause-counter.ts';
import { resumeCounter } from './resume-counter.ts';

const BODY = {
  counterId: ID,
  key: oneOf(PAD_KEYS),
  seen: oneOf(COUNTER_STATES),
  reasonId: orNothing(ID),
};
type Asking = ValuesOf<typeof BODY>;

/**
 * A key of a counter's call pad. A pad cannot sign in: it asks in the name of the teller signed on there, and is refused where
 * nobody is. The key becomes a command here, not where it arrives, so that key and ticket meet in one moment and a key sent
 * twice is carried out once.
 */
export const pressPad = defineCommand({
  type: 'press-pad',
  asked: from({ agent: BODY }),
  decide: (branch, command, _actor, context) => {
    const { counterId } = command;
    if (configurationOfOpenDay(branch) === null) return refuse('day-not-open', {});
    const counter = branch.hall.counters.get(counterId);
    if (counter === undefined) return refuse('unknown-counter', {});
    const session = branch.staff.sessions.get(counterId);
    const label = counterLabel(branch, counterId);
    if (session === undefined) return refuse('counter-not-open', { counter: label });
    if (counter.state !== command.seen) return refuse('counter-moved-on', { counter: label });
    const decision = carryOut(branch, command, counter, { role: 'teller', staffId: session.staffId }, context);
    /* The number called is shown to the teller; the pad learns only that the key was carried out. */
    return decision.ok ? accept(decision.events) : decision;
  },
});

function carryOut(branch: Branch, command: Asking, counter: Counter, teller: Actor, context: Context): Decision {
  const { counterId } = command;
  /* No ticket has the empty id, so with nothing in hand the counter's own rules refuse the key. */
  const ticketId = counter.ticketId ?? '';
  switch (command.key) {
    case 'next':
      return callNext.decide(branch, { counterId, finishing: counter.ticketId }, teller, context);
    case 'recall':
      return recall.decide(branch, { counterId, ticketId }, teller, context);
    case 'confirm':
      return counter.state === 'serving'
        ? finishService.decide(branch, { counterId, ticketId }, teller, context)
        : startService.decide(branch, { counterId, ticketId }, teller, context);
    case 'no-show':
      return markNoShow.decide(branch, { counterId, ticketId }, teller, context);
    case 'pause':
      return counter.state === 'paused'
        ? resumeCounter.decide(branch, { counterId }, teller, context)
        : pauseCounter.decide(branch, { counterId, reasonId: command.reasonId ?? '' }, teller, context);
    case 'help':
      return requestHelp.decide(branch, { counterId, kind: 'help' }, teller, context);
    default:
      return command.key satisfies never;
  }
}
