import type { Command } from '../kernel/commands.ts';
import type { Refusal, RefusalCode, RefusalParams } from '../kernel/words/refusal.ts';
import type { Lists } from '../store/lists.ts';

/** What asking about a row of a large list comes to, once the row has been looked at. */
export type Draft =
  | {
      readonly ok: true;
      readonly command: Command;
      /** Changes the rows, once the kernel has accepted the command. */
      readonly write: (lists: Lists, now: number) => void;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Runs within the commit, on what those before it left: two people who act on one row never both succeed. May run twice
 * (a full disk that was made room on), so it keeps nothing of its own.
 */
export type MakeDraft = (lists: Lists, now: number) => Draft;

export function refusedDraft(code: RefusalCode, params: RefusalParams): Draft {
  return { ok: false, refusal: { code, params } };
}
