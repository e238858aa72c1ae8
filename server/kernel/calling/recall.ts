import { atCounter, inHand } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  counterId: ID,
  ticketId: ID,
};

export const recall = defineCommand({
  type: 'recall',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    const held = inHand(branch, post, command.ticketId);
    if (!held.ok) return held;
    const { ticket, record } = held;
    if (ticket.phase !== 'called' || record.callId === null) return refuse('not-calling', { number: ticket.number });
    const { recallLimit, recallPauseMs } = post.configuration.rules;
    if (record.rounds > recallLimit) return refuse('recall-limit', { number: ticket.number, limit: recallLimit });
    const from = record.announcedAt + recallPauseMs;
    if (context.now < from) return refuse('recall-too-soon', { seconds: Math.ceil((from - context.now) / 1_000) });
    return accept([
      { type: 'ticket-recalled', callId: record.callId, ticketId: ticket.id, counterId: post.counter.id, round: record.rounds + 1 },
    ]);
  },
});
