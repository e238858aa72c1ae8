import type { ContactResult } from './state/prospect.ts';

/*
 * Of the large lists: prospects, and who comes to a gathering. The rows lie in tables that the kernel never reads; whether
 * there is such a row is found out by whoever drafts the command, within the same commit. Nothing here names a person.
 */
export type ListCommand =
  /** byManager: rows each manager gets, by staff id. */
  | {
      readonly type: 'import-prospects';
      readonly importId: string;
      readonly rows: number;
      readonly byManager: Readonly<Record<string, number>>;
    }
  /** dueOn: when to call again, "2026-12-05"; null: nothing more to do. */
  | {
      readonly type: 'log-prospect-contact';
      readonly prospectId: string;
      readonly result: ContactResult;
      readonly dueOn: string | null;
      /** Why at an hour at which customers are not called (S82); null: it was none. */
      readonly reasonId: string | null;
    }
  | { readonly type: 'reveal-prospect'; readonly prospectId: string }
  | { readonly type: 'delete-prospect'; readonly prospectId: string }
  | { readonly type: 'plan-gathering'; readonly gatheringId: string; readonly startsAt: number; readonly seats: number }
  | { readonly type: 'cancel-gathering'; readonly gatheringId: string }
  | { readonly type: 'register-attendee'; readonly gatheringId: string; readonly attendeeId: string; readonly companions: number }
  | { readonly type: 'withdraw-attendee'; readonly gatheringId: string; readonly attendeeId: string }
  | {
      readonly type: 'check-in-attendee';
      readonly gatheringId: string;
      readonly attendeeId: string;
      readonly companions: number;
      readonly managerId: string;
    }
  /** Somebody else was meant. */
  | { readonly type: 'take-back-arrival'; readonly gatheringId: string; readonly attendeeId: string };

export type ListCommandType = ListCommand['type'];

/** A customer may bring friends (S92), and no more of them than that. */
export const COMPANIONS_MAX = 2;
/** The largest hall a branch hires. */
export const SEATS_MAX = 500;
/** A list of 10,000 rows, written in one commit, kept everybody waiting for 1.6 s; 2,000 take a fifth of it. Longer lists come in parts. */
export const IMPORT_ROWS_MAX = 2_000;
/** The longest a call may be put off. */
export const DUE_DAYS_MAX = 366;
