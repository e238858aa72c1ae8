/** What the ear takes for silence, in dB below full scale. */
export const SILENCE_DB = -50;

/** Loudness of a sound, RMS over its length, in dB relative to full scale: 0 at most, -Infinity for silence. */
export function loudnessDb(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return 10 * Math.log10(sum / Math.max(1, samples.length));
}

/** Amplitude that brings a chime down to the softest word, so that it opens the ear and does not hurt it; never up. Both in dB. */
export function chimeGain(chimeDb: number, softestWordDb: number): number {
  return Math.min(1, 10 ** ((softestWordDb - chimeDb) / 20));
}
