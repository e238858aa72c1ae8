import type { RulesConfiguration } from '../configuration/configuration.ts';
import type { Counter } from './counter.ts';
import type { DirectService } from './direct-service.ts';
import type { Ticket, TicketRecord } from './ticket.ts';

export const ACT_KINDS = ['call', 'finish', 'no-show', 'transfer', 'park', 'return', 'direct'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** The last act of a counter, with everything needed to undo it exactly. */
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

/** A finish can be reopened for longer than other acts: the customer is still at the glass. */
export function undoUntil(act: Act, rules: RulesConfiguration): number {
  return act.at + (act.kind === 'finish' ? rules.undoFinishMs : rules.undoCallMs);
}
