import type { Look, Salutation } from '../contract/command/person.ts';

/** What staff screens may show of somebody whose data may be purged. */
interface PersonFacts {
  readonly salutation: Salutation | null;
  readonly look: Look | null;
  readonly phone: string | null;
  readonly note: string | null;
}

/** Looks somebody up where personal data may be purged: null when it is gone. It never lies in the branch itself. */
export type PersonOf = (personRef: string) => PersonFacts | null;
