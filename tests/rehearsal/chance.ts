import { hash } from 'node:crypto';

/** Everything a rehearsal leaves to chance. */
export interface Chance {
  /** A version 4 UUID. */
  uuid(): string;
  /** In [0, 1). */
  uniform(): number;
  /** Time to the next of events that come on average every `mean`; at most ten times that. */
  exponential(mean: number): number;
  /** Service times are lognormal: many short, few long. `cv`: standard deviation / mean. At most ten times the mean. */
  lognormal(mean: number, cv: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
}

/** A draw beyond this many means would only stall a rehearsal. */
const TAIL_MEANS_MAX = 10;

/** The same seed gives the same draws on every machine: hashes of the seed and a count. */
export function seededChance(seed: string): Chance {
  let drawn = 0;
  const digest = (): string => hash('sha256', `${seed}:${(drawn += 1)}`, 'hex');
  const uniform = (): number => Number.parseInt(digest().slice(0, 13), 16) / 2 ** 52;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uuid: () => uuidOf(digest()),
    uniform,
    exponential: (mean) => Math.min(-Math.log(1 - uniform()) * mean, mean * TAIL_MEANS_MAX),
    lognormal: (mean, cv) => {
      const variance = Math.log(1 + cv * cv);
      return Math.min(Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normal()), mean * TAIL_MEANS_MAX);
    },
    chance: (probability) => uniform() < probability,
    pick: (items) => items[Math.floor(uniform() * items.length)] ?? items[0],
  };
}

function uuidOf(digest: string): string {
  const variant = '89ab'[Number.parseInt(digest.slice(16, 17), 16) & 3] ?? '8';
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
