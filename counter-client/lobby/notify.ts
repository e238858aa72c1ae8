import { effect } from '@preact/signals';
import { ageLevel, LATE_AFTER_MS } from './help-card.tsx';
import type { HallDesk } from './hall-desk.ts';

/** New request: one soft buzz; over 30 s: two; over a minute: two, every 15 s. No sound, a lobby hears it. */
const BUZZ_NEW: readonly number[] = [180];
const BUZZ_AGAIN: readonly number[] = [180, 120, 180];
const BUZZ_LATE_EVERY_MS = 15_000;

/** Cut off for so long, the lobby must look up from the tablet: now a sound is right. */
export const TONE_AFTER_MS = 10_000;
const TONE_EVERY_MS = 5_000;
const TONE_HZ = 880;
const TONE_S = 0.6;

/** Browsers allow buzzing and sound only after somebody touched the page. */
function touched(): boolean {
  return navigator.userActivation?.hasBeenActive === true;
}

function buzz(pattern: readonly number[]): void {
  if (touched() && typeof navigator.vibrate === 'function') navigator.vibrate([...pattern]);
}

/** Buzzes at most once for each stage a request reaches, until somebody goes. */
export function buzzForHelp(desk: HallDesk): void {
  const stages = new Map<string, number>();
  effect(() => {
    const now = desk.moment.now.value;
    for (const help of desk.connection.view.value?.help ?? []) {
      if (help.state === 'acknowledged') continue;
      const ageMs = now - help.raisedAt;
      const level = ageLevel(ageMs);
      const stage = level === 'new' ? 1 : level === 'soon' ? 2 : 3 + Math.floor((ageMs - LATE_AFTER_MS) / BUZZ_LATE_EVERY_MS);
      if (stage <= (stages.get(help.helpId) ?? 0)) continue;
      stages.set(help.helpId, stage);
      buzz(stage === 1 ? BUZZ_NEW : BUZZ_AGAIN);
    }
  });
}

function playTone(audio: AudioContext): void {
  const tone = audio.createOscillator();
  const level = audio.createGain();
  const at = audio.currentTime;
  tone.frequency.value = TONE_HZ;
  level.gain.setValueAtTime(0.0001, at);
  level.gain.exponentialRampToValueAtTime(0.6, at + 0.03);
  level.gain.exponentialRampToValueAtTime(0.0001, at + TONE_S);
  tone.connect(level).connect(audio.destination);
  tone.start(at);
  tone.stop(at + TONE_S);
}

/** Made locally, because there is no server to send it: the paper-age fallback is to walk past the counters. */
export function soundWhileOffline(desk: HallDesk): void {
  let audio: AudioContext | null = null;
  let soundedAt = -Infinity;
  effect(() => {
    const offlineMs = desk.moment.offlineMs.value;
    if (offlineMs < TONE_AFTER_MS) {
      desk.sounding.value = false;
      soundedAt = -Infinity;
      return;
    }
    if (offlineMs - soundedAt < TONE_EVERY_MS || !touched()) return;
    soundedAt = offlineMs;
    audio ??= new AudioContext();
    void audio.resume();
    playTone(audio);
    desk.sounding.value = true;
  });
}
