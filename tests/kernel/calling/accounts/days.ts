import fc from 'fast-check';
import { type Pause, playAccounts } from './account-day.ts';

/** Moments of a day. */
const MOMENTS = 300;
const PAUSE: fc.Arbitrary<Pause> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ kind: fc.constant('while' as const), ms: fc.nat(40_000) }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('deadline' as const), which: fc.nat(1_000) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), sinceMs: fc.nat(300_000) }) },
);
const SEED = fc.integer({ min: 1, max: 1_000_000_000 });
const PAUSES = fc.array(PAUSE, { minLength: MOMENTS, maxLength: MOMENTS, size: 'max' });

interface Found {
  readonly commands: number;
  /** Days on which somebody was passed as often as K allows, of those with a K above zero. */
  readonly bound: number;
  /** What was wrong on the first day on which something was; null: nothing. */
  readonly wrong: string | null;
}

/** At least so many commands, or as many as it takes until something is wrong. */
export function days(atLeastCommands: number, fcSeed: number): Found {
  let [commands, bound] = [0, 0];
  const day = fc.property(SEED, PAUSES, (seed, pauses) => {
    const played = playAccounts(seed, pauses);
    commands += played.commands;
    if (played.most === played.cap && played.cap > 0) bound += 1;
    if (played.wrong.length > 0) throw new Error(`day ${seed}: ${played.wrong.join('; ')}`);
  });
  const run = fc.check(day, { numRuns: Math.ceil(atLeastCommands / MOMENTS), seed: fcSeed, endOnFailure: true });
  return { commands, bound, wrong: run.failed ? String(run.errorInstance) : null };
}
