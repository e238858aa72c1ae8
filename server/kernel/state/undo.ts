import type { RulesConfiguration } from '../configuration/configuration.ts';
import type { Counter } from './counter.ts';
import type { DirectService } from './direct-service.ts';
import type { Ticket, TicketRecord } from './ticket.ts';

export const ACT_KINDS = ['call', 'finish', 'no-show', 'transfer', 'park', 'return', 'direct'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** So many acts of a counter can be undone one after the other: one key makes two of them, a finish and a call. */
export const ACTS_REMEMBERED = 4;

/** An act of a counter, with everything needed to undo it exactly. */
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
  /** The act before it, which can be undone once this one is; null: there is none. */
  readonly previous: Act | null;
}

/** The newest of the acts that end with this one. */
export function newest(act: Act | null, count: number): Act | null {
  return act === null || count === 0 ? null : { ...act, previous: newest(act.previous, count - 1) };
}

/** A finish can be reopened for longer than other acts: the customer is still at the glass. */
export function undoUntil(act: Act, rules: RulesConfiguration): number {
  return act.at + (act.kind === 'finish' ? rules.undoFinishMs : rules.undoCallMs);
}

/** As long as a finish: whoever was taken for somebody else is still there. null: there is no identification to undo. */
export function undoIdentificationUntil({ beforeIdentified }: TicketRecord, rules: RulesConfiguration): number | null {
  return beforeIdentified === null ? null : beforeIdentified.at + rules.undoFinishMs;
}
