/* Boosted regression trees on binned values (Friedman 2001), as small as they can be: the strongest way an observer has to weigh his notes. */

export interface Example {
  readonly values: readonly number[];
  readonly isTrue: boolean;
}

/** Log-odds that an example is true. */
export type Score = (values: readonly number[]) => number;

const ROUNDS_MOST = 200;
/** It ends when so many rounds have not helped with the examples that check it. */
const ROUNDS_IN_VAIN = 20;
const DEPTH = 3;
const RATE = 0.15;
const BINS = 24;
/** Fewest examples on either side of a split, weighted by their uncertainty; and what damps a leaf. */
const LEAF_LEAST = 4;
const DAMPING = 2;
const GAIN_LEAST = 1e-6;

type Tree = { readonly leaf: number } | { readonly feature: number; readonly below: number; readonly yes: Tree; readonly no: Tree };

/**
 * Learns from the examples as long as it helps with others that check it: what is chance in the first is not in the second.
 * @throws Error if there is no example
 */
export function learn(examples: readonly Example[], checks: readonly Example[]): Score {
  const first = examples[0];
  if (first === undefined) throw new Error('nothing to learn from');
  const limits = first.values.map((_, feature) => limitsOf(examples.map(({ values }) => values[feature] ?? 0)));
  const binned = limits.map((one, feature) => Uint8Array.from(examples, ({ values }) => binOf(one, values[feature] ?? 0)));
  const share = (examples.filter(({ isTrue }) => isTrue).length + 0.5) / (examples.length + 1);
  const base = Math.log(share / (1 - share));
  const scores = new Float64Array(examples.length).fill(base);
  const checked = new Float64Array(checks.length).fill(base);
  const trees: Tree[] = [];
  let [best, kept] = [lossOf(checks, checked), 0];
  while (trees.length < ROUNDS_MOST && trees.length < kept + ROUNDS_IN_VAIN) {
    const tree = new Grower(binned, limits, scores, examples).grow(Uint32Array.from(examples.keys()), DEPTH);
    trees.push(tree);
    for (const [index, { values }] of checks.entries()) checked[index] = (checked[index] ?? 0) + leafOf(tree, values);
    const loss = lossOf(checks, checked);
    if (loss < best) [best, kept] = [loss, trees.length];
  }
  const useful = trees.slice(0, kept);
  return (values) => useful.reduce((sum, tree) => sum + leafOf(tree, values), base);
}

function lossOf(checks: readonly Example[], scores: Float64Array): number {
  return checks.reduce((sum, { isTrue }, index) => sum + Math.log1p(Math.exp((isTrue ? -1 : 1) * (scores[index] ?? 0))), 0);
}

/** Values below which the examples divide into about equal parts. */
function limitsOf(values: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(values).sort();
  const limits = Array.from({ length: BINS - 1 }, (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / BINS)] ?? 0);
  return [...new Set(limits)].filter((one) => one > (sorted[0] ?? 0));
}

function binOf(limits: readonly number[], value: number): number {
  let bin = 0;
  while (bin < limits.length && value >= (limits[bin] ?? 0)) bin += 1;
  return bin;
}

function leafOf(tree: Tree, values: readonly number[]): number {
  let branch = tree;
  while (!('leaf' in branch)) branch = (values[branch.feature] ?? 0) < branch.below ? branch.yes : branch.no;
  return branch.leaf;
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

/** Grows one tree, and adds its leaves to the scores. */
class Grower {
  private readonly binned: readonly Uint8Array[];
  private readonly limits: readonly (readonly number[])[];
  private readonly scores: Float64Array;
  private readonly slope: Float64Array;
  private readonly weight: Float64Array;

  constructor(binned: readonly Uint8Array[], limits: readonly (readonly number[])[], scores: Float64Array, examples: readonly Example[]) {
    this.binned = binned;
    this.limits = limits;
    this.scores = scores;
    const chances = scores.map((score) => 1 / (1 + Math.exp(-score)));
    this.slope = Float64Array.from(examples, ({ isTrue }, index) => (isTrue ? 1 : 0) - (chances[index] ?? 0));
    this.weight = chances.map((chance) => chance * (1 - chance));
  }

  grow(rows: Uint32Array, depth: number): Tree {
    const split = depth === 0 ? null : this.bestSplit(rows);
    if (split === null) return this.leafFor(rows);
    const column = this.binned[split.feature] ?? new Uint8Array();
    const yes = this.grow(
      rows.filter((row) => (column[row] ?? 0) <= split.bin),
      depth - 1,
    );
    const no = this.grow(
      rows.filter((row) => (column[row] ?? 0) > split.bin),
      depth - 1,
    );
    return { feature: split.feature, below: this.limits[split.feature]?.[split.bin] ?? 0, yes, no };
  }

  private leafFor(rows: Uint32Array): Tree {
    const { slope, weight } = this.sumOf(rows);
    const leaf = (RATE * slope) / (weight + DAMPING);
    for (const row of rows) this.scores[row] = (this.scores[row] ?? 0) + leaf;
    return { leaf };
  }

  private sumOf(rows: Uint32Array): { readonly slope: number; readonly weight: number } {
    let [slope, weight] = [0, 0];
    for (const row of rows) {
      slope += this.slope[row] ?? 0;
      weight += this.weight[row] ?? 0;
    }
    return { slope, weight };
  }

  private bestSplit(rows: Uint32Array): Split | null {
    const all = this.sumOf(rows);
    let best: Split | null = null;
    for (const feature of this.binned.keys()) {
      const { slopes, weights } = this.binsOf(rows, feature);
      let [slope, weight] = [0, 0];
      for (let bin = 0; bin < (this.limits[feature]?.length ?? 0); bin += 1) {
        slope += at(slopes, bin);
        weight += at(weights, bin);
        if (weight < LEAF_LEAST || all.weight - weight < LEAF_LEAST) continue;
        const gain = worth(slope, weight) + worth(all.slope - slope, all.weight - weight) - worth(all.slope, all.weight);
        if (gain > (best?.gain ?? GAIN_LEAST)) best = { feature, bin, gain };
      }
    }
    return best;
  }

  private binsOf(rows: Uint32Array, feature: number): { readonly slopes: Float64Array; readonly weights: Float64Array } {
    const column = this.binned[feature] ?? new Uint8Array();
    const slopes = new Float64Array(BINS);
    const weights = new Float64Array(BINS);
    for (const row of rows) {
      const bin = at(column, row);
      slopes[bin] = at(slopes, bin) + at(this.slope, row);
      weights[bin] = at(weights, bin) + at(this.weight, row);
    }
    return { slopes, weights };
  }
}

function at(values: Float64Array | Uint8Array, index: number): number {
  return values[index] ?? 0;
}

function worth(slope: number, weight: number): number {
  return slope ** 2 / (weight + DAMPING);
}
