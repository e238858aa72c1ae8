/** A slip that was ordered, and what the branch believes became of it; null: it never ended. */
export interface OrderedSlip {
  readonly number: string;
  readonly printerId: string;
  /** Ordered by a person, and says so on its face. */
  readonly reprint: boolean;
  readonly result: 'printed' | 'unconfirmed' | 'failed' | null;
}

/** A slip that lies on paper. */
export interface PaperSlip {
  readonly number: string;
  readonly printerId: string;
  readonly reprint: boolean;
}

export interface Verdict {
  /** Slips more than the branch can account for. */
  readonly doubled: number;
  /** Orders without an end, and slips said to be printed that are not there. */
  readonly lost: number;
  /** The first few of both, for a person. */
  readonly cases: readonly string[];
}

const CASES_MAX = 20;

/**
 * What is on paper against what was ordered: `printed` is one slip, `unconfirmed` none or one, `failed` none, and a number has one
 * slip that does not say it is a reprint, whatever was taken over by whom.
 */
export function judge(ordered: readonly OrderedSlip[], paper: readonly PaperSlip[]): Verdict {
  const cases: string[] = [];
  let doubled = 0;
  let lost = 0;
  const keyOf = (slip: PaperSlip): string => `${slip.number} ${slip.reprint ? 'reprint' : 'first'} ${slip.printerId}`;
  const onPaper = countBy(paper, keyOf);
  const orders = new Map<string, OrderedSlip[]>();
  for (const order of ordered) orders.set(keyOf(order), [...(orders.get(keyOf(order)) ?? []), order]);
  for (const key of new Set([...orders.keys(), ...onPaper.keys()])) {
    const mine = orders.get(key) ?? [];
    const least = mine.filter((order) => order.result === 'printed').length;
    const most = mine.filter((order) => order.result === 'printed' || order.result === 'unconfirmed').length;
    const endless = mine.filter((order) => order.result === null).length;
    const there = onPaper.get(key) ?? 0;
    doubled += Math.max(0, there - most - endless);
    lost += Math.max(0, least - there) + endless;
    if (there > most || there < least || endless > 0) {
      cases.push(`${key}: ${String(there)} on paper; ${mine.map((order) => order.result ?? 'no end').join(', ') || 'never ordered'}`);
    }
  }
  for (const [number, count] of countBy(
    paper.filter((slip) => !slip.reprint),
    (slip) => slip.number,
  )) {
    const printers = new Set(paper.filter((slip) => !slip.reprint && slip.number === number).map((slip) => slip.printerId));
    // More than one on one printer is counted above.
    if (printers.size < 2) continue;
    doubled += printers.size - 1;
    cases.push(`${number}: ${String(count)} first slips, on ${[...printers].join(' and ')}`);
  }
  return { doubled, lost, cases: cases.slice(0, CASES_MAX) };
}

function countBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}
