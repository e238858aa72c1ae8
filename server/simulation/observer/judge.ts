import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import { explanationsOf, type OutOfTurn } from './certain.ts';
import { type Example, learn, type Score } from './learn.ts';
import { notesOf, type Sight } from './notes.ts';
import type { ObservedDay } from './observed-day.ts';

/** Of growing power. 'all': every slip with its page. Each knows the posted rule and the branch's configuration. */
export const OBSERVERS = ['wall', 'one-slip', 'two-slips', 'slips', 'phones', 'all'] as const;
export type ObserverKind = (typeof OBSERVERS)[number];

/** What one observer found out over all days that he is judged by. Shares from 0 to 1. */
export interface ObserverFigures {
  readonly observer: ObserverKind;
  /** Premium calls named with certainty, of all of them; and how many others were named so. */
  readonly certain: number;
  readonly falselyCertain: number;
  /** The best precision at any recall of at least RECALL_LEAST, and the recall there. */
  readonly bestPrecision: number;
  readonly recall: number;
  /** Learnt for each premium customer: how much better he guesses than by their share alone. */
  readonly bits: number;
}

const RECALL_LEAST = 0.05;
/** He says "certain" where, on days that he played at home, he was right this often: the lower end of a 95 % interval. */
const CERTAIN_LEAST = 0.95;
const Z = 1.645;

/** A call that he judges, with what it truly was. */
interface Judged {
  readonly score: number;
  readonly knows: boolean;
  readonly isPremium: boolean;
}

/**
 * An observer plays days of this branch at home, because its rule and configuration are known, and learns how premium calls look to
 * him. Then he judges other days. `practice` and `days` have nothing in common.
 */
export function judge(
  observer: ObserverKind,
  branch: BranchConfiguration,
  practice: readonly ObservedDay[],
  days: readonly ObservedDay[],
  outOfTurn: OutOfTurn,
): ObserverFigures {
  const parts = Math.max(1, Math.floor((practice.length * 2) / 3));
  const examples = (some: readonly ObservedDay[]): readonly Example[] => some.flatMap((day) => examplesOf(day, observer, branch));
  const score = learn(examples(practice.slice(0, parts)), examples(practice.slice(parts)));
  const tried = practice.slice(parts).flatMap((day) => judgedOn(day, observer, branch, score, outOfTurn));
  const judged = days.flatMap((day) => judgedOn(day, observer, branch, score, outOfTurn));
  const surely = surelyFrom(tried);
  const named = judged.filter((one) => one.knows || one.score >= surely);
  const premium = Math.max(1, judged.filter(({ isPremium }) => isPremium).length);
  const share = tried.filter(({ isPremium }) => isPremium).length / Math.max(1, tried.length);
  return {
    observer,
    certain: named.filter(({ isPremium }) => isPremium).length / premium,
    falselyCertain: named.filter(({ isPremium }) => !isPremium).length,
    ...bestOf(judged, premium),
    bits: learntBits(judged, share) / premium,
  };
}

function sightOf({ kinds, seen }: ObservedDay, observer: ObserverKind): Sight {
  const all = seen.slips.map((_, index) => index);
  const of = (kind: 'slip' | 'phone'): readonly number[] => all.filter((index) => kinds[index] === kind);
  switch (observer) {
    case 'wall':
      return { slips: [], pages: false };
    case 'one-slip':
      return { slips: of('slip').slice(0, 1), pages: false };
    case 'two-slips':
      return { slips: of('slip').slice(0, 2), pages: false };
    case 'slips':
      return { slips: of('slip'), pages: false };
    case 'phones':
      return { slips: of('phone'), pages: true };
    case 'all':
      return { slips: all, pages: true };
    default:
      return observer satisfies never;
  }
}

/** Without the observers' own calls: what those are, they know. */
function examplesOf(day: ObservedDay, observer: ObserverKind, branch: BranchConfiguration): readonly Example[] {
  const notes = notesOf(day.seen, sightOf(day, observer), branch);
  return day.seen.calls.flatMap(({ callId }, index) => {
    const truth = day.truth.calls.get(callId);
    if (truth === undefined) throw new Error(`the wall showed call ${callId}, which never was`);
    return truth.isMine ? [] : [{ values: notes[index] ?? [], isTrue: truth.class === 'premium' }];
  });
}

function judgedOn(
  day: ObservedDay,
  observer: ObserverKind,
  branch: BranchConfiguration,
  score: Score,
  outOfTurn: OutOfTurn,
): readonly Judged[] {
  const left = explanationsOf(day.seen, sightOf(day, observer), branch, outOfTurn);
  const others = left.filter((_, index) => day.truth.calls.get(day.seen.calls[index]?.callId ?? '')?.isMine === false);
  return examplesOf(day, observer, branch).map(({ values, isTrue }, index) => ({
    score: score(values),
    knows: others[index]?.every((one) => one === 'premium') === true,
    isPremium: isTrue,
  }));
}

/** The least score from which on he was nearly always right; Infinity: there is none. */
function surelyFrom(tried: readonly Judged[]): number {
  let surely = Infinity;
  for (const { score, right, all } of downwards(tried)) if (lowerEnd(right, all) >= CERTAIN_LEAST) surely = score;
  return surely;
}

/** Wilson's interval. */
function lowerEnd(right: number, all: number): number {
  const share = right / all;
  const spread = Z * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2));
  return (share + Z ** 2 / (2 * all) - spread) / (1 + Z ** 2 / all);
}

/** For each score, from the most suspected on: how many have at least that much, and how many of them are premium. */
function downwards(judged: readonly Judged[]): readonly { readonly score: number; readonly right: number; readonly all: number }[] {
  const sorted = [...judged].sort((one, other) => other.score - one.score);
  const steps: { score: number; right: number; all: number }[] = [];
  let right = 0;
  for (const [index, { score, isPremium }] of sorted.entries()) {
    if (isPremium) right += 1;
    if (score !== sorted[index + 1]?.score) steps.push({ score, right, all: index + 1 });
  }
  return steps;
}

/** What he knows for certain he suspects most. */
function bestOf(judged: readonly Judged[], premium: number): Pick<ObserverFigures, 'bestPrecision' | 'recall'> {
  let best = { bestPrecision: 0, recall: 0 };
  const known = judged.map((one) => (one.knows ? { ...one, score: Infinity } : one));
  for (const { right, all } of downwards(known)) {
    const recall = right / premium;
    if (recall >= RECALL_LEAST && right / all > best.bestPrecision) best = { bestPrecision: right / all, recall };
  }
  return best;
}

/** How many bits fewer than with the base rate it takes to tell which calls are premium. */
function learntBits(judged: readonly Judged[], share: number): number {
  const bits = (chance: number, isPremium: boolean): number => -Math.log2(Math.max(1e-9, isPremium ? chance : 1 - chance));
  return judged.reduce((sum, { score, isPremium }) => sum + bits(share, isPremium) - bits(1 / (1 + Math.exp(-score)), isPremium), 0);
}
