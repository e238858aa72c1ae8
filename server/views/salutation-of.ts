import type { Salutation } from '../contract/priority.ts';

/** Looks a salutation up where personal data may be purged: null when it is gone. It never lies in the branch itself. */
export type SalutationOf = (personRef: string) => Salutation | null;
