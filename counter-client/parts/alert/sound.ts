/** New: one soft buzz; again: two. */
const BUZZ_NEW: readonly number[] = [180];
const BUZZ_AGAIN: readonly number[] = [180, 120, 180];

/** The same tone for every request: nobody within hearing learns what it is about. */
const CHIME: Tone = { hz: 660, seconds: 0.25, level: 0.2 };

export interface Tone {
  readonly hz: number;
  readonly seconds: number;
  /** Of full volume. */
  readonly level: number;
}

let audio: AudioContext | null = null;

/** Browsers allow buzzing and sound only after somebody touched the page. */
export function touched(): boolean {
  return navigator.userActivation?.hasBeenActive === true;
}

/** @param stage 1 for what is new */
export function buzz(stage: number): void {
  if (touched() && typeof navigator.vibrate === 'function') navigator.vibrate([...(stage === 1 ? BUZZ_NEW : BUZZ_AGAIN)]);
}

export function chime(): void {
  if (touched()) play(CHIME);
}

export function play({ hz, seconds, level }: Tone): void {
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
