import type { Language } from '../configuration/local-text.ts';
import type { Standing, TicketClass } from '../configuration/standing.ts';

/** escorted: out of the line, with somebody of the staff. */
export const TICKET_PHASES = ['waiting', 'called', 'serving', 'parked', 'escorted', 'missed', 'closed'] as const;
export type TicketPhase = (typeof TICKET_PHASES)[number];

export const OUTCOMES = [
  'normal',
  'no-show',
  'removed',
  'cancelled-by-customer',
  'diverted',
  'transferred-to-manager',
  'reset',
  'forced-sign-out',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type TicketOrigin =
  { readonly kind: 'kiosk'; readonly kioskId: string; readonly elder: boolean } | { readonly kind: 'lobby'; readonly staffId: string };

/** Where a waiting ticket stands: in its service's line, or in the line of one counter. */
export type Destination =
  { readonly kind: 'service'; readonly serviceId: string } | { readonly kind: 'counter'; readonly counterId: string };

/** What the hall may know of a ticket. */
export interface Ticket {
  readonly id: string;
  readonly number: string;
  readonly language: Language;
  readonly takenAt: number;
  readonly origin: TicketOrigin;
  /** People waiting before this ticket in its service when it was issued; printed on the slip. */
  readonly aheadAtIssue: number;
  /** Unguessable, in the slip's QR; never the ticket's id. */
  readonly token: string;
  serviceId: string;
  phase: TicketPhase;
  /** The print job of its latest slip; null: none was asked for. */
  slipJobId: string | null;
  /** Where it is called or served; null elsewhere. */
  counterId: string | null;
}

/** What only staff may know of a ticket: its place in the order, and its visit so far. */
export interface TicketRecord {
  readonly ticketId: string;
  /** Issue sequence of the day: the order that clocks cannot change. */
  readonly n: number;
  /** Its number's series and place in it. */
  readonly prefix: string;
  readonly ordinal: number;
  standing: Standing;
  class: TicketClass;
  /** Why staff identified this customer, one of the branch's cues; null: nobody has, or a card said it. */
  cueId: string | null;
  /** Order in the line, epoch ms; computed when the standing is known, stored, never recomputed from a clock. */
  key: number;
  /** How much of the key is head-start; a returner has none left. */
  headStartMs: number;
  /** What returning cost of it, and no later change of standing gives back; null: it never came back into line. */
  lostHeadStartMs: number | null;
  /** How often it was passed by charged tickets. Survives transfer, park, restore and revocation. */
  over: number;
  /** Whom its present call or direct service passed, to be given back if it was a mistake. */
  charge: readonly string[];
  /** Kept for a direct service, and so in no line; null: in line, or not waiting. */
  directServiceId: string | null;
  /** Last four digits of the card it was taken with; null: no card. Nothing more of a card is ever kept. */
  readonly lastFour: string | null;
  destination: Destination;
  enteredLineAt: number;
  /** Waiting time freezes here; null until called in this line. A recall never touches it. */
  firstCalledAt: number | null;
  calledAt: number | null;
  callId: string | null;
  /** Announcements of the present call: 1 for the call itself. */
  rounds: number;
  /** When the present call was last announced, epoch ms; 0 before any call. */
  announcedAt: number;
  startedAt: number | null;
  missedAt: number | null;
  parkedAt: number | null;
  parkReasonId: string | null;
  outcome: Outcome | null;
  /** Counts the events that touched this ticket, so that undo knows whether anything came after. */
  touches: number;
}
