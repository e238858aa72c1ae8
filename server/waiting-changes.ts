import { isDeepStrictEqual } from 'node:util';
import type { BranchConfiguration } from './kernel/configuration/configuration.ts';
import type { Hall } from './kernel/state/branch.ts';

/** Sections of the configuration that the open day does not run on: they begin when the next day opens. Empty: none, or no day is open. */
export function waitingChanges({ day, configuration }: Hall, upcoming: BranchConfiguration): readonly string[] {
  if (day === null || day.closedAt !== null || configuration === null) return [];
  const sections = Object.keys(upcoming) as (keyof BranchConfiguration)[];
  return sections.filter((section) => !isDeepStrictEqual(configuration[section], upcoming[section]));
}
