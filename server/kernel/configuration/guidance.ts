import type { ReasonConfiguration } from './reason.ts';
import type { TimeOfDay } from './time-of-day.ts';
import type { LocalText } from './local-text.ts';

/** A relationship manager who receives guests (S40–S51). */
interface ManagerConfiguration {
  /** A person of the staff list with the role "manager". */
  readonly staffId: string;
  /** Where guests are received: "理财室 2". */
  readonly place: LocalText;
  /** Who reads and acknowledges for this manager (S47), of the staff list with the role "assistant". */
  readonly assistantIds: readonly string[];
}

/** When a referral that nobody answers is heard again, and by whom; the bank's manual gives no numbers. */
export interface ReferralConfiguration {
  /** After raising, ascending. */
  readonly realertAfterMs: readonly number[];
  /** The supervisor and every other person of the lobby are told. */
  readonly escalateAfterMs: number;
  /** "Later", once a referral. */
  readonly snoozeMs: number;
  /** How long after finishing with a customer a teller may still refer him. */
  readonly raiseWithinMs: number;
  /** Nobody ever answered: it ends as expired. */
  readonly lifeMs: number;
  /** From so many waiting on, the teller is told to be brief (S54). */
  readonly briefFromWaiting: number;
  /** A guest has waited so long for a manager: the lobby is prompted, never the manager (S45). */
  readonly guestPromptAfterMs: number;
}

/** What guides recognised customers to somebody: lobby, managers, follow-ups. It rides in the day-opened event. */
export interface GuidanceConfiguration {
  readonly referral: ReferralConfiguration;
  readonly appointment: {
    /** Between two appointments of one manager. */
    readonly spacingMs: number;
    /** So long after the time, who has not come is to be called. */
    readonly missedAfterMs: number;
  };
  /** A tablet on duty that is not heard of for so long is silent: the supervisor is told. */
  readonly tabletSilentAfterMs: number;
  readonly support: {
    /** So many waiting for each open counter, for so long, ask for support by themselves (S29); null: only people ask. */
    readonly waitingPerCounter: number | null;
    readonly holdMs: number;
  };
  /** When customers may be called (S82). */
  readonly contact: {
    readonly from: TimeOfDay;
    readonly to: TimeOfDay;
    /** From here on only with a reason. */
    readonly latest: TimeOfDay;
    /** A follow-up is due so many days after the card was handed out. */
    readonly dueAfterDays: number;
  };
  /** Days: no longer than the purpose needs (PIPL 19). */
  readonly retention: {
    /** Phones and notes, after their follow-up closed. */
    readonly phoneDays: number;
    /** Salutations, with their record. */
    readonly recordDays: number;
    /** A prospect on a manager's list, after the import or the last contact. */
    readonly prospectDays: number;
    /** Who registered for a gathering, after it began. */
    readonly attendeeDays: number;
  };
  readonly managers: readonly ManagerConfiguration[];
  /** Number series of who comes by appointment to a manager; null: no appointments are checked in. No counter serves it. */
  readonly visitServiceId: string | null;
  /** Where guests are asked to sit. */
  readonly seats: readonly ReasonConfiguration[];
  /** What to recognise a guest by: chips, never free text on looks; gone with the day. */
  readonly looks: readonly ReasonConfiguration[];
  /** Services whose waiting customers the lobby is softly prompted to ask (S19), such as large cash. */
  readonly askServiceIds: readonly string[];
  readonly awayReasons: readonly ReasonConfiguration[];
  readonly lateContactReasons: readonly ReasonConfiguration[];
}
