import type { Look, Salutation } from '../contract/command/person.ts';

/** Personal data that staff screens may show, until it is purged. */
interface PersonFacts {
  readonly salutation: Salutation | null;
  readonly look: Look | null;
  readonly phone: string | null;
  readonly note: string | null;
}

/** Looks up personal data in the purgeable table; null: it is gone. The branch itself never holds it. */
export type PersonOf = (personRef: string) => PersonFacts | null;
