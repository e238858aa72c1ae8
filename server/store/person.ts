import type { Salutation } from '../contract/priority.ts';

/** Personal data, apart from the events that refer to it, so that it can be deleted for good. */
export interface Person {
  readonly ref: string;
  /** "day": gone when the business day is closed (what staff recognise a customer by, PIPL 6 and 19). */
  readonly keptFor: 'day';
  readonly salutation: Salutation;
}
