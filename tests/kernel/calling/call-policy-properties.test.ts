import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allLinesOf, nextTicket } from '../../../server/kernel/calling/next-ticket.ts';
import { firstPlaces } from '../../../server/kernel/calling/lines.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import type { Tier } from '../../../server/kernel/configuration/standing.ts';
import { onePool, scene, type Scene, TIER_HEAD_STARTS } from './call-policy-scenes.ts';
import { type Arrival, branchWith, type ChoosesNext, type Run, runDay } from '../queue-run.ts';

function play({ h, cap, arrivals, counters }: Scene, choose: ChoosesNext): Run {
  return runDay(branchWith(counters, h, cap), arrivals, choose);
}

function tierOf(arrivals: readonly Arrival[], index: number): Tier {
  return arrivals[index]?.tier ?? 'none';
}

function headStart({ h, arrivals }: Scene, index: number): number {
  return h * TIER_HEAD_STARTS[tierOf(arrivals, index)];
}

/** Passes counted from the calls alone: who, issued later and charged, was called while an earlier protected one waited. */
function recountPasses(of: Scene, { calls, served }: Run): ReadonlyMap<number, number> {
  const passes = new Map<number, number>();
  const done = new Set<number>();
  for (const call of calls) {
    done.add(call.index);
    if (headStart(of, call.index) === 0) continue;
    for (const { index } of served) {
      const waits = index < call.index && !done.has(index) && headStart(of, index) === 0;
      const serviceId = of.arrivals[index]?.serviceId ?? '';
      if (waits && of.counters[call.counterId]?.includes(serviceId) === true) passes.set(index, (passes.get(index) ?? 0) + 1);
    }
  }
  return passes;
}

function holdsFifoInClass(of: Scene, run: Run): void {
  const last = new Map<string, number>();
  for (const { index } of run.calls) {
    const name = `${of.arrivals[index]?.serviceId}/${tierOf(of.arrivals, index)}`;
    expect(index, `${name} out of turn`).toBeGreaterThan(last.get(name) ?? -1);
    last.set(name, index);
  }
}

function holdsCap(of: Scene, run: Run): void {
  const passes = recountPasses(of, run);
  for (const { index, ticketId } of run.served) {
    const counted = passes.get(index) ?? 0;
    if (headStart(of, index) > 0) continue;
    expect(counted, 'passed more often than the cap').toBeLessThanOrEqual(of.cap);
    expect(run.story.branch.staff.records.get(ticketId)?.over, 'the count on the ticket').toBe(counted);
  }
}

function holdsWindow(of: Scene, { calls }: Run): void {
  calls.forEach((later, position) => {
    for (const earlier of calls.slice(0, position)) {
      const between = (of.arrivals[earlier.index]?.atMs ?? 0) - (of.arrivals[later.index]?.atMs ?? 0);
      const sameCounters = of.arrivals[earlier.index]?.serviceId === of.arrivals[later.index]?.serviceId;
      if (between <= 0 || !sameCounters || headStart(of, later.index) > 0) continue;
      expect(between, 'somebody came so much later and was called first').toBeLessThan(Math.max(1, headStart(of, earlier.index)));
    }
  });
}

function holdsPosition(of: Scene, { calls, served }: Run): void {
  const at = new Map(calls.map((call, position) => [call.index, position]));
  for (const { index, aheadAtIssue } of served) {
    if (headStart(of, index) > 0) continue;
    const own = at.get(index) ?? 0;
    const issuedAt = of.arrivals[index]?.atMs ?? 0;
    const longest = 3 * of.h;
    const late = of.arrivals.filter((one, other) => other > index && headStart(of, other) > 0 && one.atMs < issuedAt + longest).length;
    const before = calls.slice(0, own).filter((call) => call.index > index || call.atMs >= issuedAt);
    const waitedFor = before.filter((call) => call.index > index || wasWaiting(calls, call.index, issuedAt, index)).length;
    expect(waitedFor, 'more were called before than the slip said').toBeLessThanOrEqual(aheadAtIssue + Math.min(of.cap, late));
  }
}

function wasWaiting(calls: Run['calls'], other: number, issuedAt: number, index: number): boolean {
  const calledAt = calls.find((call) => call.index === other)?.atMs ?? 0;
  return other < index && calledAt >= issuedAt;
}

function holdsNoStarvation(of: Scene, { calls, served }: Run): void {
  const longest = Math.max(...of.arrivals.map(({ serviceMs }) => serviceMs));
  const counters = Object.keys(of.counters).length;
  for (const { index, aheadAtIssue } of served) {
    if (headStart(of, index) > 0) continue;
    const calledAt = calls.find((call) => call.index === index)?.atMs ?? Number.POSITIVE_INFINITY;
    const wait = calledAt - (of.arrivals[index]?.atMs ?? 0);
    expect(wait).toBeLessThanOrEqual(Math.ceil((aheadAtIssue + of.cap + 1) / counters) * longest);
  }
}

function order({ calls }: Run): readonly number[] {
  return calls.map(({ index }) => index);
}

function starts({ served }: Run): readonly number[] {
  return served.map(({ calledAtMs }) => calledAtMs);
}

const RUNS = { numRuns: 60 };
const noCap: ChoosesNext = (lines, counter) => firstPlaces(allLinesOf(lines, counter), 1)[0] ?? null;
const lastComeFirst: ChoosesNext = (lines, counter) => firstPlaces(allLinesOf(lines, counter), 1_000).at(-1) ?? null;
/** Thinks every head-start three times as long, as far as the key can tell. */
const wrongHeadStart: ChoosesNext = (lines, counter, now) => {
  const charged = firstPlaces(
    [...lines]
      .filter(([name]) => name.endsWith('/premium') && allLinesOf(lines, counter).includes(lines.get(name) as never))
      .map(([, line]) => line),
    1,
  )[0];
  return charged ?? nextTicket(lines, counter, now);
};

describe('HS(h,K)', () => {
  it('HSK-1 within a service and class, first come is first called', () => {
    fc.assert(
      fc.property(scene, (of) => holdsFifoInClass(of, play(of, nextTicket))),
      RUNS,
    );
  });

  it('HSK-2 no protected ticket is passed more than K times, and every pass is on the ticket', () => {
    fc.assert(
      fc.property(scene, (of) => holdsCap(of, play(of, nextTicket))),
      RUNS,
    );
  });

  it('HSK-3 nobody is called before one who came a head-start earlier', () => {
    fc.assert(
      fc.property(scene, (of) => holdsWindow(of, play(of, nextTicket))),
      RUNS,
    );
  });

  it('HSK-4 no more are called first than stood before, and K', () => {
    fc.assert(
      fc.property(onePool, (of) => holdsPosition(of, play(of, nextTicket))),
      RUNS,
    );
  });

  it('HSK-5 nobody waits longer than those before him and K can take', () => {
    fc.assert(
      fc.property(onePool, (of) => holdsNoStarvation(of, play(of, nextTicket))),
      RUNS,
    );
  });

  it('HSK-6 no counter stands free while somebody waits whom it may serve', () => {
    fc.assert(
      fc.property(scene, (of) => {
        expect(play(of, nextTicket).idleBesideWaiting).toBe(0);
      }),
      RUNS,
    );
  });

  it('HSK-7 a longer head-start never delays the charged ticket that has it', () => {
    const raise = { none: 'none', gold: 'platinum', platinum: 'purple-gold', 'purple-gold': 'purple-gold' } as const;
    fc.assert(
      fc.property(scene, fc.nat(39), (of, pick) => {
        const chosen = pick % of.arrivals.length;
        const raised = of.arrivals.map((one, index) => (index === chosen ? { ...one, tier: raise[one.tier] } : one));
        const before = starts(play(of, nextTicket))[chosen] ?? 0;
        const after = starts(play({ ...of, arrivals: raised }, nextTicket))[chosen] ?? 0;
        expect(after).toBeLessThanOrEqual(before);
      }),
      RUNS,
    );
  });

  it('HSK-8 two who wait never change places, and HSK-10 the log alone gives the same branch', () => {
    fc.assert(
      fc.property(scene, (of) => {
        const { story } = play(of, nextTicket);
        for (const record of story.branch.staff.records.values()) {
          const taken = story.log.find(({ event }) => event.type === 'ticket-taken' && event.ticketId === record.ticketId)?.event;
          expect(taken?.type === 'ticket-taken' ? taken.key : null).toBe(record.key);
        }
        expect(story.refold()).toEqual(story.branch);
      }),
      { numRuns: 20 },
    );
  });

  it('HSK-9 no head-start is first come, first served; no bounds at all is strict; K = 0 passes nobody', () => {
    fc.assert(
      fc.property(onePool, (of) => {
        expect(order(play({ ...of, h: 0 }, nextTicket))).toEqual(of.arrivals.map((_, index) => index));
        const unpassed = play({ ...of, cap: 0 }, nextTicket);
        expect([...recountPasses(of, unpassed).values()].filter((passes) => passes > 0)).toEqual([]);
        const strict = runDay(branchWith(of.counters, 1e12, null), of.arrivals, nextTicket);
        for (const [position, call] of strict.calls.entries()) {
          const premiumWaits = strict.calls
            .slice(position + 1)
            .some((later) => tierOf(of.arrivals, later.index) !== 'none' && (of.arrivals[later.index]?.atMs ?? 0) <= call.atMs);
          if (tierOf(of.arrivals, call.index) === 'none') expect(premiumWaits, 'an ordinary ticket before a premium one').toBe(false);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('what must not matter', () => {
  it('HSK-11 the time of day, the unit of time and the names of equal counters change no start', () => {
    fc.assert(
      fc.property(onePool, fc.integer({ min: 1, max: 3_600_000 }), fc.integer({ min: 2, max: 5 }), (of, shift, scale) => {
        const plain = starts(play(of, nextTicket));
        const shifted = of.arrivals.map((one) => ({ ...one, atMs: one.atMs + shift }));
        expect(starts(play({ ...of, arrivals: shifted }, nextTicket))).toEqual(plain.map((at) => at + shift));
        const scaled = of.arrivals.map((one) => ({ ...one, atMs: one.atMs * scale, serviceMs: one.serviceMs * scale }));
        expect(starts(play({ ...of, h: of.h * scale, arrivals: scaled }, nextTicket))).toEqual(plain.map((at) => at * scale));
        const renamed = Object.fromEntries(Object.entries(of.counters).reverse());
        expect([...starts(play({ ...of, counters: renamed }, nextTicket))].sort()).toEqual([...plain].sort());
      }),
      { numRuns: 30 },
    );
  });

  it('HSK-12 at a single counter without a cap, one premium customer less never makes an ordinary one later', () => {
    fc.assert(
      fc.property(onePool, fc.nat(39), (of, pick) => {
        const premium = of.arrivals.flatMap((one, index) => (one.tier === 'none' ? [] : [index]));
        const gone = premium[pick % Math.max(1, premium.length)];
        if (gone === undefined) return;
        const configuration: BranchConfiguration = branchWith({ c1: ['cash'] }, of.h, null);
        const before = starts(runDay(configuration, of.arrivals, nextTicket));
        const fewer = of.arrivals.filter((_, index) => index !== gone);
        const after = starts(runDay(configuration, fewer, nextTicket));
        fewer.forEach((one, index) => {
          if (one.tier === 'none') expect(after[index]).toBeLessThanOrEqual(before[index < gone ? index : index + 1] ?? 0);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('planted wrong policies', () => {
  const caught = (holds: (of: Scene, run: Run) => void, wrong: ChoosesNext): boolean =>
    fc.check(
      fc.property(onePool, (of) => holds(of, play(of, wrong))),
      { numRuns: 300, endOnFailure: true },
    ).failed;

  it('HSK-2 no cap, HSK-3 a wrong head-start and HSK-1 last come, first served are caught', () => {
    expect(caught(holdsCap, noCap), 'no cap').toBe(true);
    expect(caught(holdsWindow, wrongHeadStart), 'wrong head-start').toBe(true);
    expect(caught(holdsFifoInClass, lastComeFirst), 'last come, first served').toBe(true);
  });
});
