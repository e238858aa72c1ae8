/** A mean over independent replications, with a confidence interval. */
export interface Interval {
  readonly mean: number;
  readonly halfWidth: number;
}

export function isInside({ mean, halfWidth }: Interval, value: number): boolean {
  return Math.abs(value - mean) <= halfWidth;
}

/** Student's interval at this confidence (0.99) from one value for each replication; needs at least REPLICATIONS_MIN of them. */
export function intervalOf(values: readonly number[], confidence: number): Interval {
  const { length } = values;
  const mean = values.reduce((sum, value) => sum + value, 0) / length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (length - 1);
  return { mean, halfWidth: studentQuantile((1 + confidence) / 2, length - 1) * Math.sqrt(variance / length) };
}

/** With fewer replications, the expansion below is not accurate enough. */
export const REPLICATIONS_MIN = 10;

/** Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5). */
export function studentQuantile(probability: number, degrees: number): number {
  const z = normalQuantile(probability);
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9];
  return (
    z +
    (z3 + z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92_160 * degrees ** 4)
  );
}

/** Bisection of Abramowitz and Stegun 7.1.26 would be too coarse in the tail: Newton's steps on the series of the error function. */
function normalQuantile(probability: number): number {
  let z = 0;
  for (let step = 0; step < 50; step += 1) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const change = (normalDistribution(z) - probability) / density;
    z -= Math.max(-1, Math.min(1, change));
    if (Math.abs(change) < 1e-13) break;
  }
  return z;
}

/** Marsaglia's series: exact to the last digits for |z| below 7. */
function normalDistribution(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-17 && k < 400; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
