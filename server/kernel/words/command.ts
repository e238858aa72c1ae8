import type { AppointmentCommand } from '../appointment-command.ts';
import type { Language } from '../configuration/local-text.ts';
import type { DayEndCommand } from '../day-end-command.ts';
import type { CounterState } from '../state/counter.ts';
import type { ContactWarning, FollowUpCommand } from '../follow-up-command.ts';
import type { DiversionCommand } from '../diversion-command.ts';
import type { DutyCommand } from '../duty-command.ts';
import type { HelpKind } from '../state/help-request.ts';
import type { ListCommand } from '../list-command.ts';
import type { PadKey } from './pad.ts';
import type { PrinterCondition, PrintOutcome } from '../state/printing.ts';
import type { ReferralCommand } from '../referral-command.ts';
import type { DeviceReport } from '../state/device.ts';
import type { SupportCommand } from '../support-command.ts';
import type { SoundCondition } from '../state/sound.ts';
import type { Confidence, Segment, Tier } from '../configuration/standing.ts';
import type { Destination } from '../state/ticket.ts';

/*
 * Commands name what the person saw when deciding (`ticketId`), so that a screen that was behind
 * is refused (`ticket-not-here`) instead of acting on somebody else.
 */
export type Command =
  | QueueCommand
  | ReferralCommand
  | DutyCommand
  | SupportCommand
  | DiversionCommand
  | ListCommand
  | FollowUpCommand
  | AppointmentCommand
  | DayEndCommand;

export type QueueCommand =
  // the day
  | { readonly type: 'open-day' }
  | { readonly type: 'close-day' }
  | { readonly type: 'sweep' }
  // taking and giving up
  /** card: what a look-up made of the card that was shown; the number itself never comes here. null: no card, or nothing known of it. */
  | {
      readonly type: 'take-ticket';
      readonly serviceId: string;
      readonly language: Language;
      readonly elder: boolean;
      readonly card: CardStanding | null;
    }
  /** From the lobby, for who stands before the lobby manager; printerId null: no slip. */
  | {
      readonly type: 'register-walk-in';
      readonly serviceId: string;
      readonly language: Language;
      readonly identification: Identification | null;
      readonly needId: string | null;
      readonly appointmentAt: number | null;
      readonly printerId: string | null;
    }
  | { readonly type: 'cancel-ticket'; readonly ticketId: string }
  // counters
  | { readonly type: 'open-counter'; readonly counterId: string }
  | { readonly type: 'close-counter'; readonly counterId: string }
  | { readonly type: 'pause-counter'; readonly counterId: string; readonly reasonId: string }
  | { readonly type: 'resume-counter'; readonly counterId: string }
  | { readonly type: 'force-sign-out'; readonly counterId: string }
  // calling and serving; `finishing` is the ticket this key also finishes, null when the counter is idle
  | { readonly type: 'call-next'; readonly counterId: string; readonly finishing: string | null }
  | { readonly type: 'call-ticket'; readonly counterId: string; readonly ticketId: string; readonly reasonId: string }
  | { readonly type: 'recall'; readonly counterId: string; readonly ticketId: string }
  | { readonly type: 'start-service'; readonly counterId: string; readonly ticketId: string }
  | { readonly type: 'finish-service'; readonly counterId: string; readonly ticketId: string }
  | { readonly type: 'mark-no-show'; readonly counterId: string; readonly ticketId: string }
  | { readonly type: 'restore-ticket'; readonly ticketId: string }
  | { readonly type: 'transfer-ticket'; readonly ticketId: string; readonly to: Destination }
  | { readonly type: 'park-ticket'; readonly counterId: string; readonly ticketId: string; readonly reasonId: string }
  | { readonly type: 'resume-ticket'; readonly counterId: string; readonly ticketId: string }
  | { readonly type: 'return-ticket'; readonly counterId: string; readonly ticketId: string }
  | { readonly type: 'undo'; readonly counterId: string }
  // who stands before us
  | { readonly type: 'identify-ticket'; readonly ticketId: string; readonly identification: Identification }
  | { readonly type: 'revoke-identification'; readonly ticketId: string }
  | { readonly type: 'assign-need'; readonly ticketId: string; readonly needId: string }
  | { readonly type: 'withdraw-need'; readonly ticketId: string }
  // skip the next call
  | {
      readonly type: 'arm-direct-service';
      readonly counterId: string;
      /** Whose ticket, or what business of somebody without one. */
      readonly customer: DirectCustomer;
      readonly cueId: string | null;
      readonly needId: string | null;
      readonly personRef: string | null;
    }
  | { readonly type: 'withdraw-direct-service'; readonly directServiceId: string }
  | { readonly type: 'hand-back-direct-service'; readonly directServiceId: string; readonly reasonId: string }
  | { readonly type: 'dismiss-notice'; readonly noticeId: string }
  // help; from a kiosk `counterId` is null, and so it is from the lobby, which writes down what a guard said
  | { readonly type: 'request-help'; readonly counterId: string | null; readonly kind: HelpKind }
  | { readonly type: 'see-help'; readonly helpId: string }
  | { readonly type: 'acknowledge-help'; readonly helpId: string }
  | { readonly type: 'resolve-help'; readonly helpId: string }
  // a counter's own hardware; `seen`: the counter's state when the key was pressed; `reasonId`: of a pause, else null
  | {
      readonly type: 'press-pad';
      readonly counterId: string;
      readonly key: PadKey;
      readonly seen: CounterState;
      readonly reasonId: string | null;
    }
  | { readonly type: 'rate-visit'; readonly counterId: string; readonly visitId: string; readonly score: number }
  // sound
  | { readonly type: 'report-sound'; readonly condition: SoundCondition; readonly fault: string | null }
  // boards, pads, readers
  | { readonly type: 'report-devices'; readonly devices: readonly DeviceReport[] }
  // printing
  | { readonly type: 'report-printer'; readonly printerId: string; readonly condition: PrinterCondition }
  | { readonly type: 'report-print'; readonly jobId: string; readonly outcome: PrintOutcome }
  | { readonly type: 'reprint-ticket'; readonly ticketId: string; readonly printerId: string; readonly reason: string };

export interface CardStanding {
  readonly tier: Tier;
  readonly lastFour: string;
  /** The manager whose customer this is, as the bank's look-up says (S49); null: it does not say. */
  readonly managerId: string | null;
}

/** What staff say of a customer, and why: at least a tier or a segment. */
export interface Identification {
  readonly tier: Tier;
  readonly segment: Segment | null;
  readonly confidence: Confidence;
  readonly cueId: string;
}

export type DirectCustomer =
  | { readonly kind: 'ticket'; readonly ticketId: string }
  | { readonly kind: 'walk-in'; readonly serviceId: string; readonly language: Language };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;

/** What the asker gets back, beside the next view. */
export type Receipt =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'ticket';
      readonly ticketId: string;
      readonly number: string;
      readonly ahead: number;
      /** "printing": a slip is on its way; "no-slip": remember the number. */
      readonly slip: 'printing' | 'no-slip';
    }
  /** number null: the transaction in hand was finished and nobody was waiting. */
  | { readonly kind: 'called'; readonly ticketId: string | null; readonly number: string | null }
  | { readonly kind: 'referral'; readonly referralId: string }
  | { readonly kind: 'appointment'; readonly appointmentId: string; readonly code: string }
  | { readonly kind: 'follow-up'; readonly followUpId: string }
  | { readonly kind: 'contact'; readonly warnings: readonly ContactWarning[] }
  /** The counter's next key started the direct service that was armed: nobody was called. */
  | { readonly kind: 'direct'; readonly ticketId: string; readonly number: string };

/** Longest free text a command may carry (a reprint's reason). */
export const REASON_MAX_LENGTH = 60;
/** Longest detail of its sound's fault that a display may give. */
export const SOUND_FAULT_MAX_LENGTH = 160;
/** Three devices at each of sixty counters, and the readers of sixteen kiosks; such a report still fits one message. */
export const DEVICES_OF_AGENT_MAX = 200;
/** Longest name of a device in its agent: its line's and its own. */
export const DEVICE_ID_MAX_LENGTH = 129;
/** A rating's scores: very dissatisfied to very satisfied. */
export const SCORE_MIN = 1;
export const SCORE_MAX = 5;
/** A branch has no more services than this, so a counter has not either. */
export const SERVICES_OF_COUNTER_MAX = 12;
/** Longest id a command may carry. */
export const ID_MAX_LENGTH = 64;
