/** All randomness of a simulation. The same seed gives the same draws on every machine. */
export interface Chance {
  /** In [0, 1). */
  readonly uniform: () => number;
  readonly exponential: (mean: number) => number;
  /** `cv`: standard deviation / mean. */
  readonly lognormal: (mean: number, cv: number) => number;
  readonly chance: (probability: number) => boolean;
  /** A whole number from 0 to `count` - 1. */
  readonly below: (count: number) => number;
}

const TWO_TO_32 = 2 ** 32;
/** First draws that are discarded, so that neighbouring seeds have nothing in common. */
const MIXING_DRAWS = 16;

export function seededChance(seed: number): Chance {
  const uniform = sfc32(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    exponential: (mean) => -Math.log(1 - uniform()) * mean,
    lognormal: (mean, cv) => {
      const variance = Math.log(1 + cv * cv);
      return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normal());
    },
    chance: (probability) => uniform() < probability,
    below: (count) => Math.floor(uniform() * count),
  };
}

/** Chris Doty-Humphrey's sfc32 (PractRand): a simulation makes millions of draws, and a hash for each would cost more than the kernel. */
function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [0x9e3779b9, Math.trunc(seed / TWO_TO_32), seed | 0, 1];
  const draw = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / TWO_TO_32;
  };
  for (let draws = 0; draws < MIXING_DRAWS; draws += 1) draw();
  return draw;
}
