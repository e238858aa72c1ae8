import { describe, expect, it } from 'vitest';
import type { Branch } from '../../server/kernel/state/branch.ts';
import { decide } from '../../server/kernel/decide.ts';
import type { Decision } from '../../server/kernel/words/decision.ts';
import { evolve } from '../../server/kernel/evolve.ts';
import { countPass, takeFromAside } from '../../server/kernel/calling/lines.ts';
import { type CallRule, policyWith } from '../../server/simulation/call-rule.ts';
import { AS_IT_IS, soakDay } from '../../server/simulation/soak/soak.ts';

const DAYS = 30;
/** A planted fault must be noticed within this many days. */
const DAYS_TO_CATCH = 40;

type Plant = typeof AS_IT_IS;

const ruledBy = (change: (rule: CallRule) => CallRule): Plant => ({
  rules: AS_IT_IS.rules,
  configured: (believed) => {
    const { headStartMs, overtakeCap } = believed.policy;
    const policy = policyWith(believed.policy, change({ headStartMs: headStartMs.tiers.gold, overtakeCap }));
    return { ...believed, policy };
  },
});

const withRules = (rules: Partial<Plant['rules']>): Plant => ({
  rules: { decide, evolve, ...rules },
  configured: (believed) => believed,
});

/** Calls the last of a line where the first is due. */
const lastComeFirst: typeof decide = (branch, command, actor, context) => {
  const decision = decide(branch, command, actor, context);
  return command.type === 'call-next' ? withLast(branch, decision) : decision;
};

function withLast(branch: Branch, decision: Decision): Decision {
  if (!decision.ok) return decision;
  const events = decision.events.map((event) => {
    if (event.type !== 'ticket-called') return event;
    const line = [...branch.staff.lines.values()].find((one) => [...one].some(({ ticketId }) => ticketId === event.ticketId));
    const last = line === undefined ? undefined : [...line].at(-1);
    return last === undefined ? event : { ...event, ticketId: last.ticketId };
  });
  return { ...decision, events };
}

/** A direct service that passes whom it likes. */
const directServicesUncounted: typeof evolve = (branch, stored) => {
  evolve(branch, stored);
  if (stored.event.type !== 'direct-service-armed') return;
  const direct = branch.staff.directServices.get(stored.event.directServiceId);
  if (direct === undefined) return;
  for (const ticketId of direct.charge) {
    const record = branch.staff.records.get(ticketId);
    if (record !== undefined) countPass(branch, record, -1);
  }
  branch.staff.directServices.set(direct.id, { ...direct, charge: [] });
};

/** What passed a customer is forgotten when he is transferred. */
const transfersForget: typeof evolve = (branch, stored) => {
  evolve(branch, stored);
  const record = stored.event.type === 'ticket-transferred' ? branch.staff.records.get(stored.event.ticketId) : undefined;
  if (record !== undefined) while (record.over > 0) countPass(branch, record, -1);
};

/** A fold that is not a function of its events. */
let folds = 0;
const remembersMore: typeof evolve = (branch, stored) => {
  evolve(branch, stored);
  if (stored.event.type === 'ticket-taken') branch.staff.needJumps.set('nobody', (folds += 1));
};

/** Who is kept for a direct service out of need is out of the cap's sight, too. */
const keptUnprotected: typeof evolve = (branch, stored) => {
  evolve(branch, stored);
  if (stored.event.type !== 'direct-service-armed') return;
  const record = branch.staff.records.get(stored.event.ticketId);
  if (record !== undefined) takeFromAside(branch, record);
};

/** A counter that closes leaves those who were sent to it standing there. */
const leavesThemStanding: typeof decide = (branch, command, actor, context) => {
  const decision = decide(branch, command, actor, context);
  return decision.ok ? { ...decision, events: decision.events.filter(({ type }) => type !== 'ticket-released') } : decision;
};

const PLANTS: Readonly<Record<string, Plant>> = {
  'no cap': ruledBy((rule) => ({ ...rule, overtakeCap: null })),
  'a cap one too high': ruledBy((rule) => ({ ...rule, overtakeCap: (rule.overtakeCap ?? 0) + 1 })),
  'another h': ruledBy((rule) => ({ ...rule, headStartMs: rule.headStartMs + 60_000 })),
  'last come, first served': withRules({ decide: lastComeFirst }),
  'direct services uncounted': withRules({ evolve: directServicesUncounted }),
  'passes forgotten by a transfer': withRules({ evolve: transfersForget }),
  'a need that loses its protection when kept': withRules({ evolve: keptUnprotected }),
  'a counter that closes before those sent to it': withRules({ decide: leavesThemStanding }),
  'a restart that forgets': withRules({ evolve: remembersMore }),
};

describe('days full of faults', () => {
  it('nobody is lost, doubled or passed more than K times, by any path', () => {
    const days = Array.from({ length: DAYS }, (_, index) => soakDay(index + 1, AS_IT_IS));
    expect(days.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(days.every(({ mostOvertakes, cap }) => mostOvertakes <= cap)).toBe(true);
    expect(
      days.some(({ mostOvertakes, cap }) => mostOvertakes === cap && cap >= 3),
      'the cap never bound: the days prove little',
    ).toBe(true);
    expect(Math.min(...days.map(({ restarts }) => restarts))).toBeGreaterThan(0);
  });

  it('the same seed is the same day', () => {
    expect(soakDay(7, AS_IT_IS)).toEqual(soakDay(7, AS_IT_IS));
  });

  it.each(Object.entries(PLANTS))('a planted fault is caught: %s', (_, plant) => {
    const caught = Array.from({ length: DAYS_TO_CATCH }, (_unused, index) => index + 1).find(
      (seed) => soakDay(seed, plant).wrong.length > 0,
    );
    expect(caught).toBeDefined();
  });
});
