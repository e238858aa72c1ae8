import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import { accept, refuse, type Decision, type Refused } from '../words/decision.ts';
import { ELDERLY_NEED_ID } from '../state/diversion.ts';
import type { BranchEvent } from '../words/event.ts';
import { configurationOfOpenDay, findTicket, notHere, type Holding } from '../guards.ts';
import { refuseArmed } from '../calling/change-standing.ts';

interface Waiting extends Holding {
  readonly configuration: BranchConfiguration;
  readonly staffId: string;
}

/** Only where the business can be done without a counter, and never to somebody old. Said again, it changes nothing. */
export function suggestDiversion(branch: Branch, { ticketId }: CommandOf<'suggest-diversion'>, actor: Actor): Decision {
  const found = findWaiting(branch, ticketId, actor);
  if (!found.ok) return found;
  const { ticket, configuration, staffId } = found;
  const wrong = refuseElderly(found) ?? refuseArmed(branch, found);
  if (wrong !== null) return wrong;
  const service = configuration.services.find(({ id }) => id === ticket.serviceId);
  if (service === undefined || service.selfServiceHint === null) return refuse('no-self-service', { number: ticket.number });
  if (branch.staff.diversions.get(ticketId)?.state === 'suggested') return accept([]);
  return accept([{ type: 'diversion-suggested', ticketId, serviceId: ticket.serviceId, staffId }]);
}

/** Accepted, the number is given up; declined, its place is what it was. */
export function answerDiversion(branch: Branch, command: CommandOf<'answer-diversion'>, actor: Actor): Decision {
  const { ticketId, accepted, isCoached } = command;
  const found = findWaiting(branch, ticketId, actor);
  if (!found.ok) return found;
  const { ticket, staffId } = found;
  if (branch.staff.diversions.get(ticketId)?.state !== 'suggested') return refuse('not-suggested', { number: ticket.number });
  const wrong = refuseElderly(found) ?? refuseArmed(branch, found);
  if (wrong !== null) return wrong;
  const { serviceId } = ticket;
  const answered: BranchEvent = { type: 'diversion-answered', ticketId, serviceId, staffId, accepted, isCoached };
  if (!accepted) return accept([answered]);
  const gone = { actId: null, ticketId, serviceId, counterId: null, staffId, serviceMs: null };
  return accept([answered, { type: 'ticket-closed', ...gone, outcome: 'diverted' }]);
}

/** "已询问": somebody has asked what this customer came for (S19). */
export function noteAsked(branch: Branch, { ticketId }: CommandOf<'note-asked'>, actor: Actor): Decision {
  const found = findWaiting(branch, ticketId, actor);
  if (!found.ok) return found;
  return accept(branch.staff.asked.has(ticketId) ? [] : [{ type: 'customer-asked', ticketId, staffId: found.staffId }]);
}

/** Large print at the kiosk, or old age as a need. */
export function isElderly({ ticket: { origin }, record: { standing } }: Pick<Holding, 'ticket' | 'record'>): boolean {
  return (origin.kind === 'kiosk' && origin.elder) || standing.needId === ELDERLY_NEED_ID;
}

function refuseElderly(found: Holding): Refused | null {
  return isElderly(found) ? refuse('elderly-stays', { number: found.ticket.number }) : null;
}

function findWaiting(branch: Branch, ticketId: string, actor: Actor): Waiting | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  if (actor.role !== 'lobby') return refuse('not-allowed', {});
  const found = findTicket(branch, ticketId);
  if (!found.ok) return found;
  if (found.ticket.phase !== 'waiting') return notHere(branch, found.ticket);
  return { ...found, configuration, staffId: actor.staffId };
}
