import type { Tier } from './standing.ts';

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
