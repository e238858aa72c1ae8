import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { branchConfiguration } from './schema.ts';
import { upgradeConfiguration } from './upgrade.ts';
import { writeFileDurably } from '../config.ts';

const MODE = 0o644;

/**
 * A configuration file of an earlier release is brought to today's form, so that nobody types two pages of JSON on the day
 * of an update; the old one stays beside it. Only what is missing is added, and only if the whole is then valid; every other
 * mistake is left for the reader to name. What was added, for the log; empty: nothing was done.
 */
export function bringUpToDate(file: string): readonly string[] {
  if (!existsSync(file)) return [];
  const value = parsed(readFileSync(file, 'utf8'));
  if (branchConfiguration.safeParse(value).success) return [];
  const upgraded = upgradeConfiguration(value);
  if (upgraded.added.length === 0 || !branchConfiguration.safeParse(upgraded.value).success) return [];
  copyFileSync(file, `${file}.before-update`);
  writeFileDurably(file, `${JSON.stringify(upgraded.value, null, 2)}\n`, MODE);
  return upgraded.added;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
