import type { LocalText } from './local-text.ts';
import type { ReasonConfiguration } from './reason.ts';
import type { TimeOfDay } from './time-of-day.ts';

/** A relationship manager who receives guests (S40–S51). */
interface ManagerConfiguration {
  /** A person of the staff list with the role "manager". */
  readonly staffId: string;
  /** Where guests are received: "理财室 2". */
  readonly place: LocalText;
  /** Staff with the role "assistant" who read and acknowledge for this manager (S47). */
  readonly assistantIds: readonly string[];
}

/** When an unanswered referral alerts again, and whom. The bank's manual gives no numbers. */
export interface ReferralConfiguration {
  /** Delays after the referral was raised, ascending. */
  readonly realertAfterMs: readonly number[];
  /** Delay after which the supervisor and everybody in the lobby are told. */
  readonly escalateAfterMs: number;
  /** How long "Later" delays an alert; it can be used once a referral. */
  readonly snoozeMs: number;
  /** How long after finishing with a customer a teller may still refer him. */
  readonly raiseWithinMs: number;
  /** A referral that nobody has answered after this time expires. */
  readonly lifeMs: number;
  /** With at least this many waiting, the teller is asked to be brief (S54). */
  readonly briefFromWaiting: number;
  /** A guest has waited this long for a manager: the lobby is prompted, never the manager (S45). */
  readonly guestPromptAfterMs: number;
}

/** How recognised customers are guided: lobby, managers, follow-ups. The day-opened event stores it. */
export interface GuidanceConfiguration {
  readonly referral: ReferralConfiguration;
  readonly appointment: {
    /** Least time between two appointments of one manager. */
    readonly spacingMs: number;
    /** Delay after the agreed time: a customer who has not come by then is to be called. */
    readonly missedAfterMs: number;
  };
  /** A tablet on duty that the server has not heard for this long is silent: the supervisor is told. */
  readonly tabletSilentAfterMs: number;
  readonly support: {
    /**
     * With this many waiting for each open counter throughout `holdMs`, the server itself asks for support
     * (S29); null: only people ask.
     */
    readonly waitingPerCounter: number | null;
    readonly holdMs: number;
  };
  /** Hours in which customers may be called (S82). */
  readonly contact: {
    readonly from: TimeOfDay;
    readonly to: TimeOfDay;
    /** From this time on, a call needs a reason. */
    readonly latest: TimeOfDay;
    /** Days from the card handout to the day the follow-up is due. */
    readonly dueAfterDays: number;
  };
  /** How many days personal data is kept: no longer than the purpose needs (PIPL 19). */
  readonly retention: {
    /** Phones and notes, counted from the close of their follow-up. */
    readonly phoneDays: number;
    /** Salutations, kept as long as their record. */
    readonly recordDays: number;
    /** A prospect on a manager's list, counted from the import or the last contact. */
    readonly prospectDays: number;
    /** A person registered for a gathering, counted from its start. */
    readonly attendeeDays: number;
  };
  readonly managers: readonly ManagerConfiguration[];
  /** Number series of customers who visit a manager by appointment; no counter serves it. null: nobody can check in by appointment. */
  readonly visitServiceId: string | null;
  /** Where guests are asked to sit. */
  readonly seats: readonly ReasonConfiguration[];
  /** Chips that describe a guest so that the manager recognises him: never free text on looks, deleted with the day. */
  readonly looks: readonly ReasonConfiguration[];
  /** Services whose waiting customers the lobby is quietly prompted to ask (S19), such as large cash. */
  readonly askServiceIds: readonly string[];
  readonly awayReasons: readonly ReasonConfiguration[];
  readonly lateContactReasons: readonly ReasonConfiguration[];
}
