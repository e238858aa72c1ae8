import type { Branch } from './branch.ts';
import type { RulesConfiguration } from '../configuration/configuration.ts';
import type { Counter } from './counter.ts';
import type { DirectService } from './direct-service.ts';
import type { Ticket, TicketRecord } from './ticket.ts';

export const ACT_KINDS = ['call', 'finish', 'no-show', 'transfer', 'park', 'return', 'direct'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** The last thing a counter did, with everything needed to take it back to its exact place. */
export interface Act {
  readonly id: string;
  readonly kind: ActKind;
  readonly ticketId: string;
  readonly at: number;
  /** The ticket's `touches` right after the act; any later event on it makes undo impossible. */
  readonly touchesAfter: number;
  readonly ticketBefore: Readonly<Ticket>;
  readonly recordBefore: Readonly<TicketRecord>;
  readonly counterBefore: Readonly<Counter>;
  /** The direct service that the act started; null: it started none. */
  readonly directServiceBefore: DirectService | null;
}

/** A finish may be reopened longer than the rest: the customer is still at the glass. */
export function undoUntil(act: Act, rules: RulesConfiguration): number {
  return act.at + (act.kind === 'finish' ? rules.undoFinishMs : rules.undoCallMs);
}

/** null when the act can still be taken back; else what came after it. */
export function whyNotUndo(branch: Branch, act: Act): 'ticket-moved-on' | 'line-gone' | null {
  if (branch.staff.records.get(act.ticketId)?.touches !== act.touchesAfter) return 'ticket-moved-on';
  if (act.directServiceBefore !== null && isArmed(branch, act.counterBefore.id)) return 'line-gone';
  const { destination } = act.recordBefore;
  const lineGone = destination.kind === 'counter' && !branch.staff.sessions.has(destination.counterId);
  return lineGone && act.ticketBefore.phase === 'waiting' ? 'line-gone' : null;
}

/** One direct service a counter: a second one was armed since. */
function isArmed(branch: Branch, counterId: string): boolean {
  return [...branch.staff.directServices.values()].some((direct) => direct.counterId === counterId);
}
