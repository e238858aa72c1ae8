import type { Branch } from '../../server/kernel/state/branch.ts';
import { decide } from '../../server/kernel/decide.ts';
import { evolve } from '../../server/kernel/evolve.ts';
import type { EventOf } from '../../server/kernel/words/event.ts';
import { readNumber } from '../../server/simulation/observer/what-is-seen.ts';
import type { Rules } from '../../server/simulation/virtual-branch.ts';

/**
 * The product as it was: whoever comes with a premium card gets an unused number just after those who stand before him in his line.
 * Everything else is the production kernel, and the folds count such a number as they did.
 */
export const PLACED_BETWEEN: Rules = {
  decide: (branch, command, actor, context) => {
    const decision = decide(branch, command, actor, context);
    if (!decision.ok) return decision;
    return { ...decision, events: decision.events.map((event) => (event.type === 'ticket-taken' ? placed(branch, event) : event)) };
  },
  evolve,
};

function placed(branch: Branch, event: EventOf<'ticket-taken'>): EventOf<'ticket-taken'> {
  if (event.class !== 'premium') return event;
  const own = [...branch.hall.tickets.values()].filter((ticket) => readNumber(ticket.number).prefix === event.prefix);
  const used = new Set(own.map(({ number }) => readNumber(number).ordinal));
  const stands = own.filter((ticket) => ticket.phase !== 'waiting' || (branch.staff.records.get(ticket.id)?.key ?? 0) <= event.key);
  let ordinal = 1 + Math.max(0, ...stands.map(({ number }) => readNumber(number).ordinal));
  while (used.has(ordinal)) ordinal += 1;
  if (ordinal >= event.ordinal) return event;
  const digits = event.number.length - event.prefix.length;
  return { ...event, ordinal, number: event.prefix + String(ordinal).padStart(digits, '0'), advances: false };
}
