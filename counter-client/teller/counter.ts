import type { TellerView } from '../../server/contract/teller.ts';

/** The counter at which this teller is signed on. */
export type TellerCounter = NonNullable<TellerView['counter']>;
export type TellerTicket = NonNullable<TellerCounter['ticket']>;
