import type { Language } from '../configuration/local-text.ts';
import type { Standing, TicketClass } from '../configuration/standing.ts';

/** escorted: out of the line, accompanied by staff. */
export const TICKET_PHASES = ['waiting', 'called', 'serving', 'parked', 'escorted', 'missed', 'closed'] as const;
export type TicketPhase = (typeof TICKET_PHASES)[number];

export const OUTCOMES = [
  'normal',
  'no-show',
  'removed',
  'cancelled-by-customer',
  /** Its kiosk gave numbers to nobody, and the lobby ended all of them at once. */
  'voided',
  'diverted',
  'transferred-to-manager',
  'reset',
  'forced-sign-out',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type TicketOrigin =
  { readonly kind: 'kiosk'; readonly kioskId: string; readonly elder: boolean } | { readonly kind: 'lobby'; readonly staffId: string };

/** The line a waiting ticket stands in: its service's, or that of one counter. */
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
  /** At most so many are called before it, as its holder's page says; null: nothing is promised. It never rises. */
  atMostAhead: number | null;
  /** Unguessable text in the slip's QR code; never the ticket's id. */
  readonly token: string;
  serviceId: string;
  phase: TicketPhase;
  /** Print job of its latest slip; null: no slip was ordered. */
  slipJobId: string | null;
  /** The counter that calls or serves it; null: none. */
  counterId: string | null;
}

/** What an identification replaced, to be put back if it was a mistake. */
interface BeforeIdentified {
  readonly at: number;
  /** Who identified. */
  readonly staffId: string;
  readonly standing: Standing;
  readonly cueId: string | null;
}

/** What only staff may know of a ticket: its place in the order, and its visit so far. */
export interface TicketRecord {
  readonly ticketId: string;
  /** Issue sequence of the day: unlike the time, no clock can change this order. */
  readonly n: number;
  /** The series of its number, and its place in that series. */
  readonly prefix: string;
  readonly ordinal: number;
  standing: Standing;
  class: TicketClass;
  /** The cue by which staff identified this customer; null: nobody has, or a card did. */
  cueId: string | null;
  /** Place in the line, epoch ms; computed when the standing is known, stored, never computed again from a clock. */
  key: number;
  /** What was known before staff identified this customer last; null: nobody has, or something was found out since. */
  beforeIdentified: BeforeIdentified | null;
  /** Head-start contained in the key; 0 for a returned ticket. */
  headStartMs: number;
  /** Head-start lost by returning to the line; no later change of standing gives it back. null: never returned. */
  lostHeadStartMs: number | null;
  /** Times that charged tickets passed it. Survives transfer, park, restore and revocation. */
  over: number;
  /** Tickets that its present call or direct service passed, to be given their pass back if that was a mistake. */
  charge: readonly string[];
  /** The direct service that keeps it out of every line; null: in line, or not waiting. */
  directServiceId: string | null;
  /** Last four digits of the card it was taken with; null: no card. Nothing else of a card is ever kept. */
  readonly lastFour: string | null;
  destination: Destination;
  enteredLineAt: number;
  /** The wait freezes here; null: not called yet in this line. A recall never changes it. */
  firstCalledAt: number | null;
  calledAt: number | null;
  callId: string | null;
  /** Announcements of the present call: 1 for the call itself. */
  rounds: number;
  /** When the present call was last announced, epoch ms; 0: never called. */
  announcedAt: number;
  startedAt: number | null;
  missedAt: number | null;
  parkedAt: number | null;
  parkReasonId: string | null;
  outcome: Outcome | null;
  /** Number of events that touched this ticket, so that undo can tell whether anything came after. */
  touches: number;
}
