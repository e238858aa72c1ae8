import type { Findings } from './outages.ts';
import { record } from './record.ts';

/** A planted fault is looked for in short loops. */
const LOOPS_MAX = 8;
const ROUNDS = 4;
/** Far beyond what a life of a server takes: many processes start one after another, beside whatever else the machine does. */
export const A_LIFE_MS = 30_000;
export const CONTROL_MS = LOOPS_MAX * ROUNDS * A_LIFE_MS;

/** What is promised of every server that was struck. */
export const KEPT = { lost: 0, doubled: 0, missing: 0, contradicted: 0, refused: 0, dead: null };

export function recordTrials(promise: string, trials: number, found: Findings): void {
  const failures = found.lost + found.doubled + found.missing + found.contradicted + (found.dead === null ? 0 : 1);
  record({ promise, of: 'product', trials, failures });
}

/** The negative control: loops with a planted fault until one shows it. @throws Error when none does */
export async function controlled(
  promise: string,
  fault: 'lost' | 'doubled' | 'contradicted',
  loop: (rounds: number) => Promise<Findings>,
): Promise<void> {
  for (let loops = 1; loops <= LOOPS_MAX; loops += 1) {
    const found = await loop(ROUNDS);
    if (found[fault] === 0) continue;
    record({ promise, of: 'control', trials: loops * ROUNDS, failures: found[fault] });
    return;
  }
  throw new Error(`${LOOPS_MAX} loops did not find the planted fault: nothing was ${fault}`);
}
