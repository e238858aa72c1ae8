import type { Confidence, Segment, Tier } from './standing.ts';

/**
 * Cards whose number begins in this range and has one of these lengths are of this tier. Only the beginning is
 * stored, never a whole number.
 */
export interface BinRule {
  /** First 4 to 10 digits of the range's lower end; `to`, its upper end, has the same number of digits. */
  readonly from: string;
  readonly to: string;
  /** Lengths of a whole card number, in digits. */
  readonly lengths: readonly number[];
  readonly tier: Exclude<Tier, 'none'>;
}

/**
 * Which answer counts when local and remote look-up both give one. In every mode, a remote look-up that fails or
 * is late leaves the local answer.
 */
export const DIRECTORY_MODES = ['local', 'remote', 'higher', 'lower'] as const;
export type DirectoryMode = (typeof DIRECTORY_MODES)[number];

export interface IdentificationConfiguration {
  /** Whether kiosks take a card: swiped at a reader that types like a keyboard, or typed on the screen. */
  readonly cardAtKiosk: boolean;
  readonly binRules: readonly BinRule[];
  readonly directory: { readonly mode: DirectoryMode; readonly remoteUrl: string | null };
}

/** What a look-up found for a card; the card number itself never enters the kernel. */
export interface CardStanding {
  readonly tier: Tier;
  readonly lastFour: string;
  /** The manager who looks after this customer, as the bank's look-up says (S49); null: it does not say. */
  readonly managerId: string | null;
}

/** What staff judge a customer to be, and why: at least a tier or a segment. */
export interface Identification {
  readonly tier: Tier;
  readonly segment: Segment | null;
  readonly confidence: Confidence;
  readonly cueId: string;
}
