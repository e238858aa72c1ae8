import type { BranchConfiguration } from '../configuration/configuration.ts';
import { configurationOfOpenDay, findTicket, type Holding, notHere } from '../guards.ts';
import type { Branch } from '../state/branch.ts';
import { ELDERLY_NEED_ID } from '../state/diversion.ts';
import type { Actor } from '../words/actor.ts';
import { refuse, type Refused } from '../words/decision.ts';

interface Waiting extends Holding {
  readonly configuration: BranchConfiguration;
  readonly staffId: string;
}

/** Large print was chosen at the kiosk, or old age is the need. */
export function isElderly({ ticket: { origin }, record: { standing } }: Pick<Holding, 'ticket' | 'record'>): boolean {
  return (origin.kind === 'kiosk' && origin.elder) || standing.needId === ELDERLY_NEED_ID;
}

export function refuseElderly(found: Holding): Refused | null {
  return isElderly(found) ? refuse('elderly-stays', { number: found.ticket.number }) : null;
}

export function findWaiting(branch: Branch, ticketId: string, actor: Actor): Waiting | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  if (actor.role !== 'lobby') return refuse('not-allowed', {});
  const found = findTicket(branch, ticketId);
  if (!found.ok) return found;
  if (found.ticket.phase !== 'waiting') return notHere(branch, found.ticket);
  return { ...found, configuration, staffId: actor.staffId };
}
