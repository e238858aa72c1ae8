import type { CardStanding } from '../configuration/identification.ts';
import { NO_STANDING, type Standing } from '../configuration/standing.ts';
import { orderSlip } from '../device/order-slip.ts';
import { configurationOfOpenDay, publicService } from '../guards.ts';
import { refusePace } from '../kiosk/kiosk-pace.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { type CardField, FLAG } from '../words/body.ts';
import { type Accepted, acceptWith, refuse } from '../words/decision.ts';
import type { BranchEvent, EventOf } from '../words/event.ts';
import { ID, LANGUAGE } from '../words/fields.ts';
import { issueTicket } from './issue-ticket.ts';

/** What a look-up found for the card; the card number itself never comes here. null: no card, or nothing known of it. */
const CARD: CardField<CardStanding | null> = { form: { kind: 'card' } };

const BODY = {
  serviceId: ID,
  language: LANGUAGE,
  elder: FLAG,
  card: CARD,
};

/** Takes a number at the kiosk, with or without a card. The receipt never tells what the card says. */
export const takeTicket = defineCommand({
  type: 'take-ticket',
  asked: from({ kiosk: BODY }),
  decide: (branch, command, actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const service = publicService(configuration, command.serviceId);
    if (service === null) return refuse('unknown-service', {});
    const kiosk = actor.role === 'kiosk' ? configuration.kiosks.find((one) => one.id === actor.kioskId) : undefined;
    if (kiosk === undefined) return refuse('unknown-kiosk', {});
    const tooMany = refusePace(branch, configuration, kiosk.id, context.now);
    if (tooMany !== null) return tooMany;
    const { card, language, elder } = command;
    const standing: Standing = card === null ? NO_STANDING : { ...NO_STANDING, tier: card.tier, confidence: 'confirmed' };
    const origin = { kind: 'kiosk', kioskId: kiosk.id, elder } as const;
    const issued = issueTicket(branch, configuration, { service, language, origin, standing, lastFour: card?.lastFour ?? null }, context);
    if (!issued.ok) return issued;
    const { ticketId } = issued.event;
    return ticketReceipt(
      issued.event,
      orderSlip(branch, configuration, kiosk.printerId, ticketId, context),
      ownManager(branch, ticketId, card),
    );
  },
});

/** The bank may name a manager who receives no guests in this branch: then nothing is known. */
function ownManager(branch: Branch, ticketId: string, card: CardStanding | null): readonly BranchEvent[] {
  const managerId = card?.managerId ?? null;
  return managerId !== null && branch.staff.managers.has(managerId) ? [{ type: 'manager-known', ticketId, managerId }] : [];
}

/** `print`: events about its slip; `beside`: whatever else is recorded at the same time. */
export function ticketReceipt(taken: EventOf<'ticket-taken'>, print: readonly BranchEvent[], beside: readonly BranchEvent[]): Accepted {
  const slip = print.length === 1 ? 'printing' : 'no-slip';
  return acceptWith({ kind: 'ticket', ticketId: taken.ticketId, number: taken.number, ahead: taken.ahead, slip }, [
    taken,
    ...print,
    ...beside,
  ]);
}
