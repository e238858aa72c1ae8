import { effect } from '@preact/signals';
import type { LobbyScreen } from '../lobby-screen.ts';

/** New: one soft buzz; again: two. */
const BUZZ_NEW: readonly number[] = [180];
const BUZZ_AGAIN: readonly number[] = [180, 120, 180];

/** How often a late alert buzzes again, until somebody responds. */
export const LATE_EVERY_MS = 15_000;

/** After this long offline the lobby must look up from the tablet, so a loud tone is justified. */
export const TONE_AFTER_MS = 10_000;
export const TONE_EVERY_MS = 60_000;
const OFFLINE_TONE: Tone = { hz: 880, seconds: 0.6, level: 0.6 };
/** The same tone for every request: nobody in the lobby can hear what it is about. */
const CHIME: Tone = { hz: 660, seconds: 0.25, level: 0.2 };

interface Tone {
  readonly hz: number;
  readonly seconds: number;
  /** Of full volume. */
  readonly level: number;
}

let audio: AudioContext | null = null;

/** Browsers allow buzzing and sound only after somebody touched the page. */
function touched(): boolean {
  return navigator.userActivation?.hasBeenActive === true;
}

/** @param stage 1 for what is new */
export function buzz(stage: number): void {
  if (touched() && typeof navigator.vibrate === 'function') navigator.vibrate([...(stage === 1 ? BUZZ_NEW : BUZZ_AGAIN)]);
}

export function chime(): void {
  if (touched()) play(CHIME);
}

function play({ hz, seconds, level }: Tone): void {
  audio ??= new AudioContext();
  void audio.resume();
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  const at = audio.currentTime;
  tone.frequency.value = hz;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(level, at + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
  tone.connect(gain).connect(audio.destination);
  tone.start(at);
  tone.stop(at + seconds);
}

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
