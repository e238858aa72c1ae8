import { randomInt } from 'node:crypto';

/** As many as one draw can tell apart. */
const STEPS = 2 ** 47;

/** Uniform in [0, 1), and nobody foretells the next: those of `Math.random` can be computed from a few before them. */
export function drawUniform(): number {
  return randomInt(STEPS) / STEPS;
}
