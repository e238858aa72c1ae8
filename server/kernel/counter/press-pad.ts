import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import type { Counter } from '../state/counter.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import { configurationOfOpenDay, counterLabel } from '../guards.ts';
import { callNext } from '../calling/call-next.ts';
import { finishService } from '../calling/finish-service.ts';
import { markNoShow } from '../ticket/mark-no-show.ts';
import { pauseCounter } from './pause-counter.ts';
import { recall } from '../calling/recall.ts';
import { requestHelp } from '../support/request-help.ts';
import { resumeCounter } from './resume-counter.ts';
import { startService } from '../calling/start-service.ts';

/**
 * A key of a counter's call pad. A pad cannot sign in: what it asks is what the teller signed on there asks, and where
 * nobody is signed on it asks for nobody. Translated here, not where the key arrives, so that the key and its ticket
 * meet in one moment and a key sent twice is carried out once.
 */
export function pressPad(branch: Branch, command: CommandOf<'press-pad'>, context: Context): Decision {
  const { counterId } = command;
  if (configurationOfOpenDay(branch) === null) return refuse('day-not-open', {});
  const counter = branch.hall.counters.get(counterId);
  if (counter === undefined) return refuse('unknown-counter', {});
  const session = branch.staff.sessions.get(counterId);
  const label = counterLabel(branch, counterId);
  if (session === undefined) return refuse('counter-not-open', { counter: label });
  if (counter.state !== command.seen) return refuse('counter-moved-on', { counter: label });
  const decision = carryOut(branch, command, counter, { role: 'teller', staffId: session.staffId }, context);
  /* Whom the key brought, and how, is the teller's to know: a pad learns that it was done. */
  return decision.ok ? accept(decision.events) : decision;
}

function carryOut(branch: Branch, command: CommandOf<'press-pad'>, counter: Counter, teller: Actor, context: Context): Decision {
  const { counterId } = command;
  /* With nothing in hand no ticket has this id, and the counter's own rules say so. */
  const ticketId = counter.ticketId ?? '';
  switch (command.key) {
    case 'next':
      return callNext(branch, { type: 'call-next', counterId, finishing: counter.ticketId }, teller, context);
    case 'recall':
      return recall(branch, { type: 'recall', counterId, ticketId }, teller, context);
    case 'confirm':
      return counter.state === 'serving'
        ? finishService(branch, { type: 'finish-service', counterId, ticketId }, teller, context)
        : startService(branch, { type: 'start-service', counterId, ticketId }, teller, context);
    case 'no-show':
      return markNoShow(branch, { type: 'mark-no-show', counterId, ticketId }, teller, context);
    case 'pause':
      return counter.state === 'paused'
        ? resumeCounter(branch, { type: 'resume-counter', counterId }, teller, context)
        : pauseCounter(branch, { type: 'pause-counter', counterId, reasonId: command.reasonId ?? '' }, teller);
    case 'help':
      return requestHelp(branch, { type: 'request-help', counterId, kind: 'help' }, teller, context);
    default:
      return command.key satisfies never;
  }
}
