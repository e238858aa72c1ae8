import type { Look, Salutation } from '../contract/command/person.ts';

/** Personal data, separate from the events that refer to it, so that it can be deleted for good. */
export interface Person {
  readonly ref: string;
  /**
   * "day": deleted when the business day closes (how staff recognise a customer, PIPL 6 and 19); "record": deleted with the
   * record that names it; "follow-up": deleted a term after its follow-up closed.
   */
  readonly keptFor: 'day' | 'record' | 'follow-up';
  readonly salutation: Salutation | null;
  /** Where the guest sits and how to recognise him. Kept for the day only. */
  readonly look: Look | null;
  readonly phone: string | null;
  readonly note: string | null;
}

/** Fields that the newer one lacks are taken from the older one. */
export function inherited(person: Person, from: Person): Person {
  return {
    ...person,
    salutation: person.salutation ?? from.salutation,
    phone: person.phone ?? from.phone,
    note: person.note ?? from.note,
  };
}
