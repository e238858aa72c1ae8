import { endsWith } from '../calling/ended-direct-service.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import type { Ticket } from '../state/ticket.ts';
import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID, MOMENT, REASON_TEXT } from '../words/fields.ts';
import { numbersOf } from './numbers-of.ts';

const BODY = {
  kioskId: ID,
  /** Numbers taken at this moment or later. */
  since: MOMENT,
  reason: REASON_TEXT,
};

/** Ends all at once what a kiosk gave to nobody. It cannot be undone: a number that was voided is never called again. */
export const voidKioskNumbers = defineCommand({
  type: 'void-kiosk-numbers',
  asked: from({ lobby: BODY }),
  decide: (branch, { kioskId, since, reason }, actor) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    if (!configuration.kiosks.some(({ id }) => id === kioskId)) return refuse('unknown-kiosk', {});
    if (actor.role !== 'lobby') return refuse('not-allowed', {});
    const { staffId } = actor;
    const { voidable, kept } = numbersOf(branch, kioskId, since);
    if (voidable.length === 0) return refuse('nothing-to-void', {});
    const said = { kioskId, since, staffId, reason, voided: voidable.length, kept: kept.length };
    return accept([{ type: 'kiosk-numbers-voided', ...said }, ...voidable.flatMap((ticket) => voided(branch, ticket, staffId))]);
  },
});

function voided(branch: Branch, { id: ticketId, serviceId }: Ticket, staffId: string): readonly BranchEvent[] {
  return [
    ...endsWith(branch, ticketId),
    { type: 'ticket-closed', actId: null, ticketId, serviceId, counterId: null, staffId, outcome: 'voided', serviceMs: null },
  ];
}
