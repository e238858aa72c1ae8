import type { Look, Salutation } from '../contract/command/person.ts';

/** Personal data, apart from the events that refer to it, so that it can be deleted for good. */
export interface Person {
  readonly ref: string;
  /**
   * "day": gone when the business day is closed (what staff recognise a customer by, PIPL 6 and 19); "record": with the
   * record that names it; "follow-up": a term after its follow-up closed.
   */
  readonly keptFor: 'day' | 'record' | 'follow-up';
  readonly salutation: Salutation | null;
  /** Where the guest sits and what to recognise him by. Kept for the day only. */
  readonly look: Look | null;
  readonly phone: string | null;
  readonly note: string | null;
}

/** What the newer says nothing of, it takes from the older. */
export function inherited(person: Person, from: Person): Person {
  return {
    ...person,
    salutation: person.salutation ?? from.salutation,
    phone: person.phone ?? from.phone,
    note: person.note ?? from.note,
  };
}
