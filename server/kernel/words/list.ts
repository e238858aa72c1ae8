import type { ContactResult } from '../state/prospect.ts';

/** Facts about rows of the large lists. Counts and references only: a list can be purged, an event cannot. */
export type ListEvent =
  | {
      readonly type: 'prospects-imported';
      readonly importId: string;
      readonly rows: number;
      readonly byManager: Readonly<Record<string, number>>;
      readonly staffId: string;
    }
  | {
      readonly type: 'prospect-contacted';
      readonly prospectId: string;
      readonly result: ContactResult;
      readonly dueOn: string | null;
      readonly reasonId: string | null;
      readonly staffId: string;
    }
  /** Somebody read a phone number in clear (JR/T 0171). */
  | { readonly type: 'prospect-revealed'; readonly prospectId: string; readonly role: ListReader; readonly staffId: string }
  | { readonly type: 'prospect-deleted'; readonly prospectId: string; readonly role: ListReader; readonly staffId: string }
  | {
      readonly type: 'gathering-planned';
      readonly gatheringId: string;
      readonly startsAt: number;
      readonly seats: number;
      readonly staffId: string;
    }
  | { readonly type: 'gathering-cancelled'; readonly gatheringId: string; readonly staffId: string }
  | {
      readonly type: 'attendee-registered';
      readonly gatheringId: string;
      readonly attendeeId: string;
      readonly companions: number;
      readonly staffId: string;
    }
  | { readonly type: 'attendee-withdrawn'; readonly gatheringId: string; readonly attendeeId: string; readonly staffId: string }
  | {
      readonly type: 'attendee-arrived';
      readonly gatheringId: string;
      readonly attendeeId: string;
      readonly companions: number;
      readonly managerId: string;
      readonly staffId: string;
    }
  | { readonly type: 'arrival-taken-back'; readonly gatheringId: string; readonly attendeeId: string; readonly staffId: string }
  /** The manager knows that his guest is here. */
  | { readonly type: 'arrival-noted'; readonly attendeeId: string; readonly managerId: string; readonly staffId: string };

export const LIST_READERS = ['manager', 'supervisor'] as const;
export type ListReader = (typeof LIST_READERS)[number];
export type ListEventType = ListEvent['type'];

/** Most friends whom a customer may bring (S92). */
export const COMPANIONS_MAX = 2;
/** How long before its start people are let in: whoever is checked in earlier is at the wrong door, or it is the wrong day. */
export const GATHERING_DOORS_MS = 2 * 60 * 60 * 1_000;
/** The largest hall a branch hires. */
export const SEATS_MAX = 500;
/** In one commit, 10,000 rows kept everybody waiting for 1.6 s, and 2,000 take a fifth of that. Longer lists come in parts. */
export const IMPORT_ROWS_MAX = 2_000;
/** Most days that a call may be put off. */
export const DUE_DAYS_MAX = 366;
