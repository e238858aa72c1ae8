import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import { refuse, type Refused } from '../words/decision.ts';
import { ELDERLY_NEED_ID } from '../state/diversion.ts';
import { configurationOfOpenDay, findTicket, notHere, type Holding } from '../guards.ts';

interface Waiting extends Holding {
  readonly configuration: BranchConfiguration;
  readonly staffId: string;
}

/** Large print at the kiosk, or old age as a need. */
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
