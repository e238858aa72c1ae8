import { describe, expect, it } from 'vitest';
import type { Command } from '../../../server/kernel/commands.ts';
import type { DirectCustomer } from '../../../server/kernel/state/direct-service.ts';
import type { Identification } from '../../../server/kernel/configuration/identification.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import type { EventOf } from '../../../server/kernel/words/event.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { given, givenIn, type Story, type Expectation, type Step } from '../../given.ts';
import { POLICY } from '../../policy.ts';
import {
  asks,
  asksAbout,
  calls,
  dayOpens,
  eventField,
  events,
  finishes,
  isIn,
  line,
  LOBBY,
  next,
  noShow,
  opens,
  parks,
  refused,
  restores,
  starts,
  takes,
  tellerAt,
  timePasses,
  transfersToCounter,
  undoes,
  waits,
} from '../../steps.ts';

const GOLD: Identification = { tier: 'gold', segment: null, confidence: 'confirmed', cueId: 'card-shown' };
const CUE = { cueId: 'large-cash', needId: null, personRef: null };
const NEED = { cueId: null, needId: 'elderly', personRef: null };

function ruledBy(policy: Partial<BranchConfiguration['policy']>): BranchConfiguration {
  return { ...TEST_BRANCH, policy: { ...POLICY, ...policy } };
}

function takesGold(serviceId: string, alias: string): Step {
  return (story) => {
    const card = { tier: 'gold', lastFour: '1234', managerId: null } as const;
    const decision = story.run({ type: 'take-ticket', serviceId, language: 'zh-CN', elder: false, card }, { role: 'kiosk', kioskId: 'k2' });
    if (decision.ok && decision.receipt.kind === 'ticket') story.name(alias, decision.receipt.ticketId);
  };
}

const lobby = (command: (story: Story) => Command): Step => asksAbout(LOBBY, command);
const arms = (counterId: string, customer: (story: Story) => DirectCustomer, why: typeof CUE | typeof NEED): Step =>
  lobby((story) => ({ type: 'arm-direct-service', counterId, customer: customer(story), ...why }));
const guest = (): DirectCustomer => ({ kind: 'walk-in', serviceId: 'cash', language: 'zh-CN' });
const holder =
  (alias: string) =>
  (story: Story): DirectCustomer => ({ kind: 'ticket', ticketId: story.id(alias) });
const withdraws = lobby((story) => {
  const armed = story.log.findLast(({ event }) => event.type === 'direct-service-armed')?.event as EventOf<'direct-service-armed'>;
  return { type: 'withdraw-direct-service', directServiceId: armed.directServiceId };
});
const identifies = (alias: string): Step =>
  lobby((story) => ({ type: 'identify-ticket', ticketId: story.id(alias), identification: GOLD }));
const picks = (counterId: string, alias: string): Step =>
  asksAbout(tellerAt(counterId), (story) => ({ type: 'call-ticket', counterId, ticketId: story.id(alias), reasonId: 'care' }));
const resumes = (counterId: string, alias: string): Step =>
  asksAbout(tellerAt(counterId), (story) => ({ type: 'resume-ticket', counterId, ticketId: story.id(alias) }));
const closes = (counterId: string): Step => asks(tellerAt(counterId), { type: 'close-counter', counterId });

function passed(alias: string, times: number): Expectation {
  return (story) => expect(story.branch.staff.records.get(story.id(alias))?.over, `passes of ${alias}`).toBe(times);
}

function keyIs(alias: string, agoMs: number): Expectation {
  return (story) => expect(story.now - (story.branch.staff.records.get(story.id(alias))?.key ?? 0)).toBe(agoMs);
}

describe('nobody waits for a counter that is gone', () => {
  const sent = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), next('c1'), starts('c1'), transfersToCounter('c1', 'c2')];

  it('MOVE-4 a ticket sent to a counter and kept for it goes back to its service when the counter closes', () => {
    given(...sent, arms('c2', holder('ann'), CUE))
      .when(closes('c2'))
      .then(events('direct-service-ended', 'ticket-released', 'counter-closed'), line('service:cash', 'ann'));
    given(...sent, arms('c2', holder('ann'), NEED))
      .when(lobby(() => ({ type: 'force-sign-out', counterId: 'c2' })))
      .then(line('service:cash', 'ann'));
  });

  it('DESK-5 a parked ticket of a closed counter, called back elsewhere and let go by force, stands in its service’s line', () => {
    const away = [...sent, next('c2'), starts('c2'), parks('c2'), closes('c2'), resumes('c1', 'ann')];
    given(...away)
      .when(lobby(() => ({ type: 'force-sign-out', counterId: 'c1' })))
      .then(line('service:cash', 'ann'));
  });
});

describe('the true count', () => {
  it('DIRECT-4 who was called before a direct service started was not passed by it', () => {
    given(dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), arms('c1', guest, CUE), next('c2'))
      .when(next('c1'))
      .then(passed('ann', 0), eventField('direct-service-started', 'overtook', 0));
  });

  it('DIRECT-4 undone, a direct service holds what it had charged, and no more', () => {
    const one = ruledBy({ overtakeCap: 1 });
    const back = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), arms('c1', guest, CUE), next('c2'), next('c1'), undoes('c2')];
    givenIn(one, ...back, takesGold('cash', 'gold'), next('c2'))
      .when(undoes('c1'))
      .then(passed('ann', 1));
    givenIn(one, dayOpens, opens('c1'), takes('cash', 'ann'), arms('c1', guest, CUE), next('c1'), undoes('c1'))
      .when(withdraws)
      .then(passed('ann', 0));
  });

  it('PRIO-7 undoing a call after somebody it passed was called and served leaves no count below nothing', () => {
    given(
      dayOpens,
      opens('c1', 'c2'),
      takes('cash', 'ann'),
      takesGold('cash', 'gold'),
      next('c1'),
      next('c2'),
      starts('c2'),
      finishes('c2'),
    )
      .when(undoes('c1'))
      .then(passed('ann', 0), isIn('ann', 'closed'), line('service:cash', 'gold'));
  });
});

describe('a ticket that is kept', () => {
  const two = ruledBy({ overtakeCap: 1 });
  const kept = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), arms('c1', holder('ann'), NEED)];

  it('DIRECT-8 for a need, it is passed by whoever is charged, and counted', () => {
    givenIn(two, ...kept, takesGold('cash', 'gold'))
      .when(next('c2'))
      .then(calls('gold', 'c2'), passed('ann', 1), eventField('ticket-called', 'overtook', 1));
  });

  it('DIRECT-8 HSK-6 at the cap it holds them, the refusal says for whom, and its own counter serves it', () => {
    const full = [...kept, takesGold('cash', 'one'), takesGold('cash', 'two'), next('c2'), starts('c2'), finishes('c2')];
    givenIn(two, ...full)
      .when(next('c2'))
      .then(refused('overtake-cap'), (story) => {
        expect(story.last?.ok === false ? story.last.refusal.params : null).toEqual({ number: 'A001', limit: 1 });
      });
    givenIn(two, ...full)
      .when(picks('c2', 'two'))
      .then(refused('overtake-cap'));
    givenIn(two, ...full)
      .when(next('c1'))
      .then(events('direct-service-started'));
    givenIn(two, ...full, next('c1'))
      .when(next('c2'))
      .then(calls('two', 'c2'));
    givenIn(two, ...full, next('c1'), undoes('c1'))
      .when(next('c2'))
      .then(refused('overtake-cap'));
    givenIn(two, ...full, withdraws)
      .when(next('c2'))
      .then(calls('ann', 'c2'), passed('ann', 1));
  });

  it('DIRECT-8 PRIO-10 for whatever reason it is kept, its account goes on, and the cap looks at it meanwhile and afterwards', () => {
    const cue = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), arms('c1', holder('ann'), CUE), takesGold('cash', 'gold'), next('c2')];
    givenIn(two, ...cue, takesGold('cash', 'two'))
      .when(withdraws)
      .then(passed('ann', 1));
    const full = [...cue, starts('c2'), finishes('c2'), takesGold('cash', 'two')];
    givenIn(two, ...full)
      .when(next('c2'))
      .then(refused('overtake-cap'), passed('ann', 1));
    givenIn(two, ...full, withdraws)
      .when(next('c2'))
      .then(calls('ann', 'c2'));
  });

  it('DIRECT-8 IDENT-1 also that of a premium ticket: if the identification was wrong, no more than K have passed it', () => {
    const wrong = [
      dayOpens,
      opens('c1', 'c2'),
      takesGold('cash', 'ann'),
      arms('c1', holder('ann'), CUE),
      takesGold('cash', 'one'),
      takesGold('cash', 'two'),
      next('c2'),
      starts('c2'),
      finishes('c2'),
    ];
    givenIn(two, ...wrong)
      .when(next('c2'))
      .then(refused('overtake-cap'));
    givenIn(two, ...wrong, withdraws)
      .when(lobby((story) => ({ type: 'revoke-identification', ticketId: story.id('ann') })))
      .then(passed('ann', 1));
  });
});

describe('the window, where it binds what staff choose', () => {
  const bound = ruledBy({ windowBindsDirectServices: true });

  it('PRIO-6 binds a chosen call of a premium ticket', () => {
    const people = [dayOpens, opens('c1'), takes('cash', 'ann'), waits(15 * 60), takesGold('cash', 'gold')];
    givenIn(bound, ...people)
      .when(picks('c1', 'gold'))
      .then(refused('inside-window'));
    given(...people)
      .when(picks('c1', 'gold'))
      .then(calls('gold', 'c1'));
  });

  it('DIRECT-6 one who came back since, and came a head-start earlier, is called first', () => {
    const absent = [takes('cash', 'ann'), next('c1'), timePasses(60), noShow('c1'), timePasses(20 * 60)];
    givenIn(bound, dayOpens, opens('c1'), ...absent, arms('c1', guest, CUE), restores('ann'))
      .when(next('c1'))
      .then(calls('ann', 'c1'), passed('ann', 0));
  });

  it('DIRECT-9 a need’s longer head-start does not stretch it', () => {
    const long = { ...bound, policy: { ...bound.policy, headStartMs: { ...POLICY.headStartMs, need: 60 * 60_000 } } };
    const needs = lobby((story) => ({ type: 'assign-need', ticketId: story.id('bob'), needId: 'elderly' }));
    givenIn(long, dayOpens, opens('c1'), takes('cash', 'ann'), waits(20 * 60), takes('cash', 'bob'), needs)
      .when(arms('c1', holder('bob'), CUE))
      .then(refused('inside-window'));
  });
});

describe('what cannot be had twice', () => {
  const graceMs = TEST_BRANCH.rules.returnGraceMs;
  const revokes = (alias: string): Step => lobby((story) => ({ type: 'revoke-identification', ticketId: story.id(alias) }));
  const needs = (alias: string): Step => lobby((story) => ({ type: 'assign-need', ticketId: story.id(alias), needId: 'elderly' }));
  const away = [next('c1'), timePasses(60), noShow('c1'), timePasses(20 * 60)];

  it('PRIO-4 a returner gets no head-start back by being identified, revoked or judged again', () => {
    const back = [dayOpens, opens('c1'), takesGold('cash', 'gold'), ...away, restores('gold')];
    for (const steps of [[identifies('gold')], [needs('gold')], [revokes('gold'), identifies('gold')]]) {
      const before = steps.slice(0, -1);
      const last = steps.at(-1);
      if (last === undefined) throw new Error('no step');
      given(...back, ...before)
        .when(last)
        .then(keyIs('gold', graceMs));
    }
    given(dayOpens, opens('c1'), takes('cash', 'ann'), ...away, restores('ann'))
      .when(identifies('ann'))
      .then(keyIs('ann', graceMs + 15 * 60_000));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), ...away, restores('ann'), identifies('ann'))
      .when(revokes('ann'))
      .then(keyIs('ann', graceMs));
  });
});

describe('where a customer may be taken', () => {
  it('DIRECT-3 a counter that does not serve the ticket’s line is not armed with it', () => {
    given(dayOpens, opens('c1'), takes('transfer', 'ann'))
      .when(arms('c1', holder('ann'), CUE))
      .then(refused('not-served-here'));
    const sent = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), next('c1'), starts('c1'), transfersToCounter('c1', 'c2')];
    given(...sent)
      .when(arms('c1', holder('ann'), CUE))
      .then(refused('not-served-here'));
  });
});

describe('how many are called first', () => {
  it('TAKE-1 a premium ticket is told the same as every other: who took a number before and still waits', () => {
    const one = ruledBy({ overtakeCap: 1 });
    givenIn(
      one,
      dayOpens,
      opens('c1'),
      takes('cash', 'ann'),
      takes('cash', 'bob'),
      takesGold('cash', 'one'),
      next('c1'),
      takes('cash', 'cid'),
    )
      .when(takesGold('cash', 'two'))
      .then(eventField('ticket-taken', 'ahead', 3));
  });
});

describe('why a ticket was called', () => {
  it('PRIO-13 names the called one, however many stood before it', () => {
    const crowd = Array.from({ length: 8 }, (_, index) => takes('cash', `t${index}`));
    given(dayOpens, opens('c1'), ...crowd)
      .when(picks('c1', 't7'))
      .then((story) => {
        const [why] = story.branch.staff.explanations.get(story.id('t7')) ?? [];
        expect(why?.candidates.at(-1)?.ticketId).toBe(story.id('t7'));
        expect(why?.candidates).toHaveLength(6);
      });
  });
});
