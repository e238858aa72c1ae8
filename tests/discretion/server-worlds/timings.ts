import type { Duet } from './duet.ts';
import type { HallTape } from './hall-tape.ts';
import { hasReader } from './world-branch.ts';

/** Later, or sooner, than this after the same act is a leak. Screens are told every 8 ms at most (server/net/lane.ts). */
export const MARGIN_MS = 5;
/** Fewer pairs could not convict even if all of them agreed. */
export const PAIRS_MIN = 20;
/** The chance of a false alarm in one run, over all series together, if every series lay exactly at the margin. */
export const FALSE_ALARM = 1e-3;

/** The same moment of the same act in both worlds, as often as it happened, each as milliseconds after the act. */
export interface Series {
  readonly name: string;
  readonly pairs: readonly (readonly [ordinaryMs: number, secretMs: number])[];
}

export interface Verdict {
  readonly name: string;
  readonly pairs: number;
  /** By how much the secret world is later. */
  readonly medianShiftMs: number;
  /** The chance of this, or of worse, at the margin. */
  readonly probability: number;
}

/**
 * Where one world is later than the other by more than the margin. Each pair's order was drawn by a coin of its own, so whatever the
 * machine did while they acted is as likely to have delayed the one as the other: the signs of the differences are fair coins, and
 * Wilcoxon's signed-rank sum has an exact distribution, whatever the noise looks like. A busy machine makes the test blunter, never
 * more alarming. The margin is taken off first; both directions and all series share FALSE_ALARM (Bonferroni).
 */
export function delays(duet: Duet): readonly Verdict[] {
  const judged = seriesOf(duet).filter(({ pairs }) => pairs.length >= PAIRS_MIN);
  return judged.map(judge).filter(({ probability }) => probability < FALSE_ALARM / (2 * judged.length));
}

export function judge({ name, pairs }: Series): Verdict {
  const shifts = pairs.map(([ordinaryMs, secretMs]) => secretMs - ordinaryMs);
  const later = signedRankProbability(shifts.map((shift) => shift - MARGIN_MS));
  const sooner = signedRankProbability(shifts.map((shift) => -shift - MARGIN_MS));
  return { name, pairs: pairs.length, medianShiftMs: median(shifts), probability: Math.min(later, sooner) };
}

/** The chance that fair signs give these sizes a sum of positive ranks as large as theirs, or larger. */
export function signedRankProbability(differences: readonly number[]): number {
  const byRank = differences.filter((difference) => difference !== 0).sort((one, other) => Math.abs(one) - Math.abs(other));
  const sum = byRank.reduce((total, difference, index) => total + (difference > 0 ? index + 1 : 0), 0);
  const most = (byRank.length * (byRank.length + 1)) / 2;
  // chances[s]: of a sum s, over the ranks so far.
  let chances = [1, ...Array<number>(most).fill(0)];
  for (let rank = 1; rank <= byRank.length; rank += 1) {
    chances = chances.map((chance, total) => (chance + (total >= rank ? (chances[total - rank] ?? 0) : 0)) / 2);
  }
  return chances.slice(sum).reduce((total, chance) => total + chance, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * The k-th piece of each channel after each act. Who acted has a series for his own screen, and a pair for each time that he acted; the
 * other channels of an act make one pair together, because they had one coin.
 */
export function seriesOf({ ordinary, secret, actors }: Duet): readonly Series[] {
  const series = new Map<string, (readonly [number, number])[]>();
  const [one, other] = [momentsOf(ordinary.tape), momentsOf(secret.tape)];
  one.forEach((channels, act) => {
    const name = ordinary.tape.acts[act] ?? '';
    const own = new Set((actors.get(act) ?? []).flatMap((at) => (at === null ? [] : [`${at} reply`, `${at} view`])));
    const together = new Map<string, (readonly [number, number])[]>();
    for (const [channel, moments] of channels) {
      const others = other[act]?.get(channel) ?? [];
      moments.slice(0, others.length).forEach((ms, index) => {
        const isOwn = own.has(channel);
        const into = isOwn ? series : together;
        const key = `${name}: ${isOwn ? 'own ' : ''}${kindOf(channel)} #${index + 1}`;
        into.set(key, [...(into.get(key) ?? []), [ms, others[index] ?? ms]]);
      });
    }
    for (const [key, pairs] of together) series.set(key, [...(series.get(key) ?? []), latestOf(pairs)]);
  });
  return [...series].map(([name, pairs]) => ({ name, pairs }));
}

/** Of one act: when the last of its screens had it. A delay of one screen among many would vanish in a mean. */
function latestOf(pairs: readonly (readonly [number, number])[]): readonly [number, number] {
  return [Math.max(...pairs.map(([ordinaryMs]) => ordinaryMs)), Math.max(...pairs.map(([, secretMs]) => secretMs))];
}

/** By act: channel → when each piece came. */
function momentsOf({ heard, acts }: HallTape): readonly ReadonlyMap<string, readonly number[]>[] {
  const moments = acts.map(() => new Map<string, number[]>());
  for (const { act, channel, content, afterMs } of heard) {
    const channels = moments[act];
    if (channels === undefined || channel.endsWith(' beat')) continue;
    const key = content.startsWith('43/') ? `${channel} reply` : content.startsWith('42/') ? `${channel} view` : channel;
    channels.set(key, [...(channels.get(key) ?? []), afterMs]);
  }
  return moments;
}

/** A channel without the number of its place. */
function kindOf(channel: string): string {
  const [audience = '', place = '', ...rest] = channel.split(' ');
  if (audience === 'kiosk') return [hasReader(place) ? 'kiosk with a reader' : 'kiosk', ...rest].join(' ');
  return channel.replace(/ [cw]?\d+\b/, '').replace(/\/t\/[\w-]{30,}/, '/t/…');
}
