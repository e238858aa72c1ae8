import { readFileSync } from 'node:fs';
import { applyEdits, modify } from 'jsonc-parser';
import { ConfigurationError, parseConfiguration, writeFileDurably } from './config.ts';
import type { SlipConfiguration } from './kernel/configuration/slip-template.ts';

const FORMAT = { tabSize: 2, insertSpaces: true, eol: '\n' } as const;
/** As the first run writes it: whoever administers the machine may read it. */
const MODE = 0o644;

/**
 * Puts a template into the branch configuration's file, in place of its own; the rest of the file stays as it was written.
 * Returns why it could not, as `ConfigurationError` would say it, and has changed nothing then; null: it is there, also after a power cut.
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
  writeFileDurably(file, changed, MODE);
  return null;
}
