import type { Language } from '../../server/contract/wire.ts';

/** What a call says to somebody who cannot hear it. Nothing that the wall does not show. */
interface CallCue {
  readonly number: string;
  readonly counterLabel: string;
  readonly language: Language;
  readonly round: number;
  /** 1 for the first time a round is said, then its repeats. */
  readonly turn: number;
}

const CALL_CUE = 'branch-queue:call';

/**
 * Tells the page's surroundings that a call is being said, in the moment it is: a pager gateway, a flashing lamp or a
 * hearing loop's sign listens on `window` for `branch-queue:call` from an extension or a user script of the display's
 * browser, so that the hall needs no second system. China Banking Association's accessibility standard (2018) asks for call
 * reminders that vibrate and that flash; the screen flashes by itself.
 */
export function giveCue(cue: CallCue): void {
  window.dispatchEvent(new CustomEvent<CallCue>(CALL_CUE, { detail: cue }));
}
