import { endDirectServiceAt } from '../calling/ended-direct-service.ts';
import { firstPlaces, linesAt } from '../calling/lines.ts';
import { atCounter, numberInHand } from '../guards.ts';
import { giveUpReferrals } from '../referral/hand-over-referrals.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  counterId: ID,
};

export const closeCounter = defineCommand({
  type: 'close-counter',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    if (post.counter.ticketId !== null) return refuse('counter-busy', { number: numberInHand(branch, post.counter) });
    return accept([
      ...endDirectServiceAt(branch, command.counterId),
      ...releaseDirected(branch, command.counterId),
      ...giveUpReferrals(branch, post.staffId),
      { type: 'counter-closed', counterId: command.counterId, staffId: post.staffId, forced: false },
    ]);
  },
});

/**
 * Tickets sent to a counter that closes would wait for ever, so they return to their service's line, key unchanged. The same
 * holds for those kept for a direct service, which are in no line now and would return to a line that nobody calls from.
 */
export function releaseDirected(branch: Branch, counterId: string): readonly BranchEvent[] {
  const places = firstPlaces(linesAt(branch.staff.lines, { kind: 'counter', counterId }), Number.POSITIVE_INFINITY);
  const kept = [...branch.staff.directServices.values()].filter(({ ticketId }) => {
    const destination = branch.staff.records.get(ticketId)?.destination;
    return destination?.kind === 'counter' && destination.counterId === counterId;
  });
  return [...places, ...kept].map(({ ticketId }) => ({ type: 'ticket-released', ticketId, counterId }));
}
