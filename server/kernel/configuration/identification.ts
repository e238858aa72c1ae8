import type { Confidence, Segment, Tier } from './standing.ts';

/** Cards whose number begins so, and is so long, are of this tier. Only the beginning is known: never a whole number. */
export interface BinRule {
  /** First digits, 4 to 10; the range runs to `to`, which has as many. */
  readonly from: string;
  readonly to: string;
  /** Digits of a whole card number. */
  readonly lengths: readonly number[];
  readonly tier: Exclude<Tier, 'none'>;
}

/** Which answer counts when there are two. Whatever the mode, a remote that fails or is late leaves the local answer. */
export const DIRECTORY_MODES = ['local', 'remote', 'higher', 'lower'] as const;
export type DirectoryMode = (typeof DIRECTORY_MODES)[number];

export interface IdentificationConfiguration {
  /** Whether kiosks take a card, by a reader that types or by the pad on the screen. */
  readonly cardAtKiosk: boolean;
  readonly binRules: readonly BinRule[];
  readonly directory: { readonly mode: DirectoryMode; readonly remoteUrl: string | null };
}

/** What a look-up made of a card that was shown; the number itself never comes into the kernel. */
export interface CardStanding {
  readonly tier: Tier;
  readonly lastFour: string;
  /** The manager whose customer this is, as the bank's look-up says (S49); null: it does not say. */
  readonly managerId: string | null;
}

/** What staff say of a customer, and why: at least a tier or a segment. */
export interface Identification {
  readonly tier: Tier;
  readonly segment: Segment | null;
  readonly confidence: Confidence;
  readonly cueId: string;
}
