import type { ClipId } from './voice/clip-id.ts';

/** One time that a call was said, or would have been, had there been sound. */
interface SpokenTurn {
  readonly callId: string;
  readonly round: number;
  /** 1 for the first time, then its repeats. */
  readonly turn: number;
  /** Percent of full loudness. */
  readonly level: number;
  /** On the audio clock, ms; null: this screen has no sound. */
  readonly clips: readonly { readonly clip: ClipId; readonly startsAtMs: number | null; readonly durationMs: number }[];
}

export type SoundState = 'silent' | 'loading' | 'on' | 'blocked' | 'broken';

/** What a technician in front of the screen reads in the console: `branchQueueDisplay`. */
export interface Diagnostics {
  sound: SoundState;
  /** Why the sound is "broken", or why the built-in clips speak instead of the branch's own; null otherwise. */
  soundFault: string | null;
  /** The last SPOKEN_TURNS_KEPT, oldest first. */
  readonly spoken: SpokenTurn[];
}

export const SPOKEN_TURNS_KEPT = 100;

declare global {
  interface Window {
    branchQueueDisplay?: Diagnostics;
  }
}

/** Hangs the diagnostics on the window. Once a page. */
export function openDiagnostics(): Diagnostics {
  const diagnostics: Diagnostics = { sound: 'silent', soundFault: null, spoken: [] };
  window.branchQueueDisplay = diagnostics;
  return diagnostics;
}

export function recordTurn(diagnostics: Diagnostics, turn: SpokenTurn): void {
  diagnostics.spoken.push(turn);
  while (diagnostics.spoken.length > SPOKEN_TURNS_KEPT) diagnostics.spoken.shift();
}
