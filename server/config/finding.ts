import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';

export type KeyPath = readonly (string | number)[];

/** What is wrong at one place of the configuration, and what is allowed there. */
export interface Finding {
  readonly path: KeyPath;
  readonly allowed: string;
}

/** A check over several sections; it runs if each of them has the right shape, whatever is wrong elsewhere. */
export interface CrossCheck {
  readonly sections: readonly (keyof BranchConfiguration)[];
  readonly find: (configuration: BranchConfiguration) => Finding[];
}
