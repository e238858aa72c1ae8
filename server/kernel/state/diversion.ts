/** What came of the suggestion to use a machine (S32). */
export const DIVERSION_STATES = ['suggested', 'accepted', 'declined'] as const;
type DiversionState = (typeof DIVERSION_STATES)[number];

export interface Diversion {
  readonly staffId: string;
  readonly suggestedAt: number;
  state: DiversionState;
  /** Somebody showed the customer how (S12). */
  isCoached: boolean;
}

/** Who asked a waiting customer what brings him here, and when (S19). */
export interface Asked {
  readonly staffId: string;
  readonly at: number;
}

/** The need that stands for old age: staff serve these customers, and never divert them to a machine (S32). */
export const ELDERLY_NEED_ID = 'elderly';
