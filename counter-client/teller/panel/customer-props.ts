import type { KnownStanding } from '../../../server/contract/priority.ts';
import type { TellerView } from '../../../server/contract/teller.ts';
import type { TellerCounter } from '../counter.ts';
import type { Station } from '../station.ts';

export interface CustomerProps {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
}

/** Somebody with a number: at the glass, or waiting in a line of this counter. */
export interface Subject {
  readonly ticketId: string;
  readonly number: string;
  readonly standing: KnownStanding | null;
  /** The reason that has already been given; null: none. */
  readonly cueId: string | null;
  /** Issue number and since when; null: already at the counter. */
  readonly waiting: { readonly n: number; readonly since: number } | null;
}

/** Name of the panel's sender: its refusals show in it. */
export const CUSTOMER_AT = 'customer';
