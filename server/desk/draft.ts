import type { Command } from '../kernel/commands.ts';
import type { Refusal, RefusalCode, RefusalParams } from '../kernel/words/refusal.ts';
import type { Lists } from '../store/lists.ts';

/** The command about a row of a large list, made after the row was read; or a refusal. */
export type Draft =
  | {
      readonly ok: true;
      readonly command: Command;
      /** Writes the rows, after the kernel has accepted the command. */
      readonly write: (lists: Lists, now: number) => void;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Runs within the commit and sees the result of the commands before it, so two people who act on one row never both succeed.
 * May run twice (when space was made on a full disk), so it keeps no state of its own.
 */
export type MakeDraft = (lists: Lists, now: number) => Draft;

export function refusedDraft(code: RefusalCode, params: RefusalParams): Draft {
  return { ok: false, refusal: { code, params } };
}
