import type { Audience } from '../../contract/wire.ts';

/** A screen that can be paired: where it is, who may look at it, and what the command line calls it. */
export interface ScreenPlace {
  readonly path: string;
  readonly audience: Audience;
  /** "kiosk kiosk-1", as `npm run pair -- …` takes it. */
  readonly words: string;
}

const SCREENS: readonly { readonly pattern: RegExp; readonly audience: Audience; readonly kind: string }[] = [
  { pattern: /^\/kiosk\/([\w-]{1,64})$/, audience: 'kiosk', kind: 'kiosk' },
  { pattern: /^\/display\/wall\/([\w-]{1,64})$/, audience: 'wall', kind: 'wall' },
  { pattern: /^\/rate\/([\w-]{1,64})$/, audience: 'rating', kind: 'rating' },
  { pattern: /^\/display\/counter\/([\w-]{1,64})$/, audience: 'counter-display', kind: 'counter' },
];

/** The screen a path is for; null: none that is paired. Only these are ever gone to, whatever an address asks for. */
export function screenAt(path: string): ScreenPlace | null {
  for (const { pattern, audience, kind } of SCREENS) {
    const id = pattern.exec(path)?.[1];
    if (id !== undefined) return { path, audience, words: `${kind} ${id}` };
  }
  return null;
}

/** Address at which a screen without a token gets one; null: not a screen that is paired. */
export function pairingAddress(path: string): string | null {
  return screenAt(path) === null ? null : `/pair?to=${encodeURIComponent(path)}`;
}
