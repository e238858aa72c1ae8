import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { branchConfiguration } from './schema.ts';
import { upgradeConfiguration } from './upgrade.ts';
import { writeFileDurably } from '../config.ts';

const MODE = 0o644;

/**
 * Brings a configuration file of an earlier release to today's form, so that nobody types two pages of JSON on the day of an
 * update; the old file stays beside it. Only missing keys are added, and only if the result is valid; other mistakes are left for
 * the reader to name. Returns what was added, for the log; empty: nothing was changed.
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
