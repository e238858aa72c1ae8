import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Language } from '../configuration/local-text.ts';
import type { Standing, TicketClass } from '../configuration/standing.ts';
import type { Appointment } from '../state/appointment.ts';
import type { DayTurner } from '../state/business-day.ts';
import type { CallManner } from '../state/call.ts';
import type { DayEnd } from '../state/day-end.ts';
import type { DeviceReport } from '../state/device.ts';
import type { DirectServiceEnd } from '../state/direct-service.ts';
import type { FollowUp } from '../state/follow-up.ts';
import type { HelpKind, HelpSource } from '../state/help-request.ts';
import type { PrinterCondition, PrintOutcome } from '../state/printing.ts';
import type { Restoration } from '../state/restoration.ts';
import type { ServingRole } from '../state/serving-role.ts';
import type { SoundCondition } from '../state/sound.ts';
import type { Destination, Outcome, TicketOrigin } from '../state/ticket.ts';
import type { AlarmEvent } from './alarm.ts';
import type { AppointmentEvent } from './appointment.ts';
import type { DayEndEvent } from './day-end.ts';
import type { DiversionEvent } from './diversion.ts';
import type { DutyEvent } from './duty.ts';
import type { ErasureEvent } from './erasure.ts';
import type { FollowUpEvent } from './follow-up.ts';
import type { KioskEvent } from './kiosk.ts';
import type { ListEvent } from './list.ts';
import type { ReferralEvent } from './referral.ts';
import type { RestorationEvent } from './restoration.ts';
import type { SupportEvent } from './support.ts';

/** What must continue when a branch opens twice on one date, or while devices stay connected overnight. */
export interface DayCarry {
  /** Last number drawn, by prefix; empty on a new date. */
  readonly lastOrdinals: Readonly<Record<string, number>>;
  readonly lastN: number;
  readonly printers: Readonly<Record<string, PrinterCondition>>;
  /** Open ones, at most FOLLOW_UPS_MAX: references only. */
  readonly followUps: readonly FollowUp[];
  /** Still to come, at most APPOINTMENTS_OPEN_MAX: references only. */
  readonly appointments: readonly Appointment[];
  /** Submitted and not received by everybody, at most DAY_ENDS_KEPT. */
  readonly dayEnds: readonly DayEnd[];
  /** On the date of a restoration; otherwise null. */
  readonly restored: Restoration | null;
  /** By cue: how often it was given as a reason of late. */
  readonly cueUses: Readonly<Record<string, number>>;
}

/*
 * Facts, in the past tense. A stored shape never changes: add a new type, or upcast in the store.
 * Durations are computed when they happen and stored, so that reports add up what was decided.
 */
export type BranchEvent =
  | QueueEvent
  | ReferralEvent
  | DutyEvent
  | SupportEvent
  | AlarmEvent
  | KioskEvent
  | DiversionEvent
  | ListEvent
  | FollowUpEvent
  | AppointmentEvent
  | DayEndEvent
  | RestorationEvent
  | ErasureEvent;

type QueueEvent =
  | {
      readonly type: 'day-opened';
      readonly date: string;
      readonly openedBy: DayTurner;
      /** Opened outside the configured hours: services without hours of their own are open all the same. */
      readonly afterHours: boolean;
      /** When the day is over, epoch ms; those inside are still served for the closing grace. */
      readonly closesAt: number;
      readonly configuration: BranchConfiguration;
      readonly carry: DayCarry;
    }
  | { readonly type: 'day-closed'; readonly closedBy: DayTurner; readonly leftovers: number }
  | {
      readonly type: 'ticket-taken';
      readonly ticketId: string;
      readonly n: number;
      readonly number: string;
      readonly prefix: string;
      readonly ordinal: number;
      readonly serviceId: string;
      readonly language: Language;
      readonly origin: TicketOrigin;
      readonly key: number;
      readonly ahead: number;
      readonly token: string;
      readonly standing: Standing;
      readonly class: TicketClass;
      readonly headStartMs: number;
      /** False, in releases up to 0.3.0: a number between others, from which the series did not go on. */
      readonly advances: boolean;
      readonly lastFour: string | null;
    }
  /** Staff found out something about a waiting, called or served customer; the ticket's place in line changes at once. */
  | {
      readonly type: 'standing-changed';
      readonly ticketId: string;
      readonly change: StandingChange;
      /** The cue, one of the branch's; null: the reason is a need or a revocation, or nobody had identified the customer before. */
      readonly cueId: string | null;
      readonly role: ServingRole;
      readonly staffId: string;
      readonly standing: Standing;
      readonly class: TicketClass;
      readonly key: number;
      readonly headStartMs: number;
    }
  | {
      readonly type: 'direct-service-armed';
      readonly directServiceId: string;
      readonly counterId: string;
      readonly ticketId: string;
      readonly role: ServingRole;
      readonly staffId: string;
      readonly cueId: string | null;
      readonly personRef: string | null;
      readonly needId: string | null;
      readonly expiresAt: number;
      /** Number of tickets whose pass is reserved; 0 if the reason is a need. */
      readonly overtook: number;
    }
  | {
      readonly type: 'direct-service-started';
      readonly directServiceId: string;
      readonly actId: string;
      readonly ticketId: string;
      readonly serviceId: string;
      readonly counterId: string;
      readonly staffId: string;
      readonly waitMs: number | null;
      /** All it passed in the end: those reserved, and those that came back into line since. */
      readonly overtook: number;
    }
  | {
      readonly type: 'direct-service-ended';
      readonly directServiceId: string;
      readonly counterId: string;
      readonly ticketId: string;
      readonly end: DirectServiceEnd;
      readonly staffId: string | null;
      readonly reasonId: string | null;
    }
  | { readonly type: 'notice-dismissed'; readonly noticeId: string; readonly staffId: string }
  | {
      readonly type: 'ticket-called';
      readonly callId: string;
      readonly ticketId: string;
      readonly serviceId: string;
      readonly counterId: string;
      readonly staffId: string;
      readonly manner: CallManner;
      readonly reasonId: string | null;
      /** Wait in this line, frozen at its first call; null: this line had called it before. */
      readonly waitMs: number | null;
      readonly class: TicketClass;
      /** Number of tickets it passed; 0 unless it is charged. */
      readonly overtook: number;
    }
  | {
      readonly type: 'ticket-recalled';
      readonly callId: string;
      readonly ticketId: string;
      readonly counterId: string;
      readonly round: number;
    }
  | {
      readonly type: 'service-started';
      readonly ticketId: string;
      readonly serviceId: string;
      readonly counterId: string;
      readonly walkMs: number;
    }
  /** actId: what an undo names; null: nothing can be undone. */
  | {
      readonly type: 'ticket-closed';
      readonly actId: string | null;
      readonly ticketId: string;
      readonly serviceId: string;
      readonly counterId: string | null;
      readonly staffId: string | null;
      readonly outcome: Outcome;
      readonly serviceMs: number | null;
    }
  | {
      readonly type: 'ticket-missed';
      readonly actId: string;
      readonly ticketId: string;
      readonly serviceId: string;
      readonly counterId: string;
      readonly staffId: string;
    }
  | { readonly type: 'ticket-restored'; readonly ticketId: string; readonly key: number; readonly to: Destination }
  | {
      readonly type: 'ticket-transferred';
      readonly actId: string;
      readonly ticketId: string;
      readonly fromServiceId: string;
      readonly counterId: string | null;
      readonly staffId: string;
      readonly to: Destination;
      readonly serviceMs: number | null;
    }
  | {
      readonly type: 'ticket-parked';
      readonly actId: string;
      readonly ticketId: string;
      readonly serviceId: string;
      readonly counterId: string;
      readonly staffId: string;
      readonly reasonId: string;
      readonly serviceMs: number | null;
    }
  | {
      readonly type: 'ticket-returned';
      readonly actId: string;
      readonly ticketId: string;
      readonly serviceId: string;
      readonly counterId: string;
      readonly staffId: string;
      readonly key: number;
      readonly serviceMs: number | null;
      readonly to: Destination;
    }
  /** A ticket directed to a counter that closed returns to its service's line, key unchanged. */
  | { readonly type: 'ticket-released'; readonly ticketId: string; readonly counterId: string }
  /** A called ticket whose counter was signed out by force returns to its exact place. */
  | {
      readonly type: 'call-withdrawn';
      readonly ticketId: string;
      readonly counterId: string;
      readonly callId: string;
      readonly to: Destination;
    }
  | { readonly type: 'act-undone'; readonly actId: string; readonly counterId: string; readonly ticketId: string; readonly staffId: string }
  | { readonly type: 'counter-opened'; readonly counterId: string; readonly staffId: string }
  | { readonly type: 'counter-closed'; readonly counterId: string; readonly staffId: string; readonly forced: boolean }
  | { readonly type: 'counter-paused'; readonly counterId: string; readonly staffId: string; readonly reasonId: string }
  | { readonly type: 'counter-resumed'; readonly counterId: string; readonly staffId: string; readonly pausedMs: number }
  | { readonly type: 'help-requested'; readonly helpId: string; readonly source: HelpSource; readonly kind: HelpKind }
  | { readonly type: 'help-seen'; readonly helpId: string }
  | { readonly type: 'help-acknowledged'; readonly helpId: string; readonly staffId: string; readonly afterMs: number }
  | { readonly type: 'help-resolved'; readonly helpId: string; readonly staffId: string | null }
  /** Rates the service that `actId` ended; undone with it. Says nothing of ticket, customer or staff. */
  | {
      readonly type: 'visit-rated';
      readonly actId: string;
      readonly counterId: string;
      readonly serviceId: string;
      /** 1 (very dissatisfied) to 5 (very satisfied). */
      readonly score: number;
    }
  | { readonly type: 'sound-reported'; readonly wallId: string; readonly condition: SoundCondition; readonly fault: string | null }
  | { readonly type: 'devices-reported'; readonly agentId: string; readonly devices: readonly DeviceReport[] }
  | {
      readonly type: 'print-requested';
      readonly jobId: string;
      readonly printerId: string;
      readonly ticketId: string;
      readonly expiresAt: number;
      readonly reprintReason: string | null;
    }
  | { readonly type: 'print-reported'; readonly jobId: string; readonly outcome: PrintOutcome }
  | { readonly type: 'printer-reported'; readonly printerId: string; readonly condition: PrinterCondition };

export const STANDING_CHANGES = ['identified', 'identification-undone', 'revoked', 'need-assigned', 'need-withdrawn'] as const;
export type StandingChange = (typeof STANDING_CHANGES)[number];

export type EventType = BranchEvent['type'];
export type EventOf<T extends EventType> = Extract<BranchEvent, { readonly type: T }>;

/** An event as stored in the log. `at` is epoch ms and never decreases. */
export interface StoredEvent {
  readonly at: number;
  readonly event: BranchEvent;
}
