import { armDirectService } from '../calling/arm-direct-service.ts';
import { defineCommand, from } from '../rule.ts';
import { refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findManager } from './received.ts';

/** counterId: the counter that serves the guest by a direct service. */
const BODY = {
  managerId: ID,
  counterId: ID,
  serviceId: ID,
  cueId: ID,
};

/**
 * The manager goes along to a counter (S51), where a direct service under the usual cap K follows. The meeting
 * goes on until it is ended.
 */
export const accompanyGuest = defineCommand({
  type: 'accompany-guest',
  asked: from({ manager: BODY }),
  decide: (branch, command, actor, context) => {
    const found = findManager(branch, command.managerId, actor);
    if (!found.ok) return found;
    const { guest } = found.manager;
    if (guest === null) return refuse('guest-not-here', {});
    const referral = guest.kind === 'referral' ? branch.staff.referrals.get(guest.referralId) : undefined;
    const ticketId = guest.kind === 'visitor' ? guest.ticketId : referral?.ticketId;
    const language = branch.hall.tickets.get(ticketId ?? '')?.language ?? 'zh-CN';
    const { counterId, serviceId, cueId } = command;
    const customer = { kind: 'walk-in', serviceId, language } as const;
    const personRef = referral?.personRef ?? null;
    return armDirectService.decide(branch, { counterId, customer, cueId, needId: null, personRef }, actor, context);
  },
});
