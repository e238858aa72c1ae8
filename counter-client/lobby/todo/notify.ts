import { effect } from '@preact/signals';
import { play, type Tone, touched } from '../../parts/alert/sound.ts';
import type { LobbyScreen } from '../lobby-screen.ts';

/** After this long offline the lobby must look up from the tablet, so a loud tone is justified. */
export const TONE_AFTER_MS = 10_000;
export const TONE_EVERY_MS = 60_000;
const OFFLINE_TONE: Tone = { hz: 880, seconds: 0.6, level: 0.6 };

/** Made locally, because there is no server to send it: the paper-age fallback is to walk past the counters. */
export function soundWhileOffline(screen: LobbyScreen): void {
  let soundedAt = -Infinity;
  effect(() => {
    const offlineMs = screen.moment.offlineMs.value;
    if (offlineMs < TONE_AFTER_MS) {
      screen.sounding.value = false;
      soundedAt = -Infinity;
      return;
    }
    if (offlineMs - soundedAt < TONE_EVERY_MS || !touched()) return;
    soundedAt = offlineMs;
    play(OFFLINE_TONE);
    screen.sounding.value = true;
  });
}
