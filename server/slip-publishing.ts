import { readFileSync } from 'node:fs';
import { applyEdits, modify } from 'jsonc-parser';
import { ConfigurationError, parseConfiguration, writeFileDurably } from './config.ts';
import type { SlipConfiguration } from './kernel/configuration/slip-template.ts';

const FORMAT = { tabSize: 2, insertSpaces: true, eol: '\n' } as const;
/** As the first run writes it: whoever administers the machine may read it. */
const MODE = 0o644;

/**
 * Replaces the template in the branch configuration's file; the rest of the file stays as written. null: it is stored, also after
 * a power cut. Otherwise nothing has changed, and the result says why, as `ConfigurationError` does.
 */
export function saveSlip(file: string, slip: SlipConfiguration): string | null {
  const text = readFileSync(file, 'utf8');
  const changed = applyEdits(text, modify(text, ['slip'], slip, { formattingOptions: FORMAT }));
  try {
    parseConfiguration(file, changed);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  try {
    writeFileDurably(file, changed, MODE);
    return null;
  } catch (error) {
    // A full or read-only disk is no reason to stop calling.
    return error instanceof Error ? error.message : String(error);
  }
}
