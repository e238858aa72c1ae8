import { describe, expect, it } from 'vitest';
import type { Identification } from '../../server/kernel/command.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { given, givenIn, type Expectation, type Step } from '../given.ts';
import { EVERYBODY, POLICY } from '../policy.ts';
import {
  asks,
  asksAbout,
  calls,
  dayOpens,
  events,
  eventField,
  isIn,
  line,
  LOBBY,
  next,
  noShow,
  opens,
  parks,
  refused,
  restores,
  takes,
  tellerAt,
  timePasses,
  transfersToService,
  undoes,
  waits,
} from '../steps.ts';

const GOLD: Identification = { tier: 'gold', segment: null, confidence: 'confirmed', cueId: 'card-shown' };

function takesWithCard(serviceId: string, alias: string): Step {
  return (story) => {
    const card = { tier: 'gold', lastFour: '1234' } as const;
    const decision = story.run({ type: 'take-ticket', serviceId, language: 'zh-CN', elder: false, card }, { role: 'kiosk', kioskId: 'k2' });
    if (decision.ok && decision.receipt.kind === 'ticket') story.name(alias, decision.receipt.ticketId);
  };
}

function identifies(alias: string, identification: Identification): Step {
  return asksAbout(LOBBY, (story) => ({ type: 'identify-ticket', ticketId: story.id(alias), identification }));
}

function needs(alias: string): Step {
  return asksAbout(LOBBY, (story) => ({ type: 'assign-need', ticketId: story.id(alias), needId: 'elderly' }));
}

function picks(counterId: string, alias: string): Step {
  return asksAbout(tellerAt(counterId), (story) => ({ type: 'call-ticket', counterId, ticketId: story.id(alias), reasonId: 'care' }));
}

function passed(alias: string, times: number): Expectation {
  return (story) => expect(story.branch.staff.records.get(story.id(alias))?.over, `passes of ${alias}`).toBe(times);
}

/** Serves whoever is in hand and calls the next, as the one key does. */
function nextCustomer(counterId: string): Step {
  return (story) => {
    const counter = story.branch.hall.counters.get(counterId);
    const ticketId = counter?.ticketId ?? null;
    if (ticketId !== null && counter?.state === 'calling') {
      story.run({ type: 'start-service', counterId, ticketId }, { role: 'teller', staffId: staffAt(counterId) });
    }
    story.run({ type: 'call-next', counterId, finishing: ticketId }, { role: 'teller', staffId: staffAt(counterId) });
  };
}

function staffAt(counterId: string): string {
  const actor = tellerAt(counterId);
  return actor.role === 'teller' ? actor.staffId : '';
}

const oneCap = { ...TEST_BRANCH, policy: { ...POLICY, overtakeCap: 1 } };

describe('the head-start', () => {
  it('PRIO-1 a premium ticket stands as if taken earlier, and not before one who came still earlier', () => {
    given(dayOpens, opens('c1'), takes('cash', 'old'), waits(16 * 60), takes('cash', 'young'), waits(60), takesWithCard('cash', 'gold'))
      .when(next('c1'))
      .then(calls('old', 'c1'), line('service:cash', 'gold', 'young'));
  });

  it('PRIO-1 "possible" gives none until somebody confirms it', () => {
    given(dayOpens, takes('cash', 'ann'), waits(60), takes('cash', 'bob'))
      .when(identifies('bob', { ...GOLD, confidence: 'possible', tier: 'none', segment: 'target' }))
      .then(line('service:cash', 'ann', 'bob'));
    given(dayOpens, takes('cash', 'ann'), waits(60), takes('cash', 'bob'))
      .when(identifies('bob', { ...GOLD, tier: 'none', segment: 'target' }))
      .then(line('service:cash', 'bob', 'ann'), eventField('standing-changed', 'class', 'premium'));
  });

  it('PRIO-2 arrival, issue number and passes survive identification and its revocation', () => {
    const revokes = asksAbout(LOBBY, (story) => ({ type: 'revoke-identification', ticketId: story.id('bob') }));
    given(dayOpens, takes('cash', 'ann'), waits(60), takes('cash', 'bob'), identifies('bob', GOLD))
      .when(revokes)
      .then(line('service:cash', 'ann', 'bob'), eventField('standing-changed', 'headStartMs', 0));
  });

  it('PRIO-3 an appointment stands at its own time: coming early gains nothing, ten minutes late loses nothing', () => {
    const walkIn = (minutes: number): Step =>
      asksAbout(LOBBY, (story) => ({
        type: 'register-walk-in',
        serviceId: 'cash',
        language: 'zh-CN',
        identification: null,
        needId: null,
        appointmentAt: story.now + minutes * 60_000,
        printerId: null,
      }));
    const named =
      (step: Step, alias: string): Step =>
      (story) => {
        step(story);
        if (story.last?.ok === true && story.last.receipt.kind === 'ticket') story.name(alias, story.last.receipt.ticketId);
      };
    given(dayOpens, named(walkIn(2), 'early'), takes('cash', 'ann'), waits(3 * 60), takes('cash', 'bob'))
      .when(named(walkIn(-9), 'late'))
      .then(line('service:cash', 'late', 'ann', 'early', 'bob'));
    given(dayOpens, takes('cash', 'ann'))
      .when(walkIn(-11))
      .then(eventField('ticket-taken', 'headStartMs', 0));
    given(dayOpens)
      .when(walkIn(60 * 24))
      .then(refused('appointment-not-today'));
  });

  it('PRIO-4 a returner keeps only the grace of it', () => {
    given(
      dayOpens,
      opens('c1'),
      takesWithCard('cash', 'gold'),
      next('c1'),
      timePasses(60),
      noShow('c1'),
      timePasses(20 * 60),
      takes('cash', 'ann'),
    )
      .when(restores('gold'))
      .then(line('service:cash', 'gold', 'ann'), (story) => {
        const record = story.branch.staff.records.get(story.id('gold'));
        expect(record?.key).toBe(story.now - TEST_BRANCH.rules.returnGraceMs);
        expect(record?.headStartMs).toBe(0);
      });
  });
});

describe('the cap', () => {
  it('PRIO-5 who was passed K times is passed no more: the charged ticket is skipped, the others go on', () => {
    givenIn(oneCap, dayOpens, opens('c1'), takes('cash', 'ann'), takesWithCard('cash', 'one'), takesWithCard('cash', 'two'), next('c1'))
      .when(nextCustomer('c1'))
      .then(calls('ann', 'c1'), passed('ann', 1));
  });

  it('PRIO-5 three counters that call at once do not each pass the same customer', () => {
    const people = [takes('cash', 'ann'), takesWithCard('cash', 'one'), takesWithCard('cash', 'two')];
    givenIn(oneCap, dayOpens, opens('c1', 'c2'), ...people, next('c1'))
      .when(next('c2'))
      .then(calls('ann', 'c2'));
  });

  it('PRIO-6 a chosen call, and a parked ticket called back, are refused past the cap', () => {
    const people = [takes('cash', 'ann'), takesWithCard('cash', 'one'), takesWithCard('cash', 'two')];
    givenIn(oneCap, dayOpens, opens('c1', 'c2'), ...people, next('c1'))
      .when(picks('c2', 'two'))
      .then(refused('overtake-cap'), isIn('two', 'waiting'));
    const resumes = asksAbout(tellerAt('c2'), (story) => ({ type: 'resume-ticket', counterId: 'c2', ticketId: story.id('one') }));
    givenIn(oneCap, dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), takesWithCard('cash', 'one'), next('c1'), parks('c1'))
      .when(resumes)
      .then(refused('overtake-cap'), isIn('one', 'parked'));
  });

  it('PRIO-7 undo gives the passes back; a no-show keeps them; called again charges again', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), takesWithCard('cash', 'gold'), next('c1'))
      .when(undoes('c1'))
      .then(passed('ann', 0), line('service:cash', 'gold', 'ann'));
    given(
      dayOpens,
      opens('c1'),
      takes('cash', 'ann'),
      takesWithCard('cash', 'gold'),
      next('c1'),
      timePasses(60),
      noShow('c1'),
      restores('gold'),
    )
      .when(next('c1'))
      .then(calls('gold', 'c1'), passed('ann', 2));
  });

  it('PRIO-7 a forced sign-out takes the call back, and its passes', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), takesWithCard('cash', 'gold'), next('c1'))
      .when(asks(LOBBY, { type: 'force-sign-out', counterId: 'c1' }))
      .then(passed('ann', 0), line('service:cash', 'gold', 'ann'));
  });

  it('PRIO-8 need charges nobody, is written down, and counted by person', () => {
    givenIn(
      oneCap,
      dayOpens,
      opens('c1', 'c2'),
      takes('cash', 'ann'),
      takesWithCard('cash', 'gold'),
      takes('cash', 'old'),
      next('c1'),
      needs('old'),
    )
      .when(next('c2'))
      .then(calls('old', 'c2'), passed('ann', 1), eventField('ticket-called', 'class', 'need'), (story) => {
        expect(story.branch.staff.needJumps.get('zhao')).toBe(1);
      });
  });

  it('PRIO-9 passes stay with the ticket through a transfer', () => {
    givenIn(oneCap, dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), takesWithCard('cash', 'gold'), next('c1'), next('c2'))
      .when(transfersToService('c2', 'transfer'))
      .then(passed('ann', 1), (story) => expect(story.branch.staff.lines.get('service:transfer/ordinary')?.atCap.size).toBe(1));
  });

  it('PRIO-10 only tickets that the counter could serve are passed', () => {
    given(dayOpens, opens('c1'), takes('transfer', 'other'), takes('cash', 'ann'), takesWithCard('cash', 'gold'))
      .when(next('c1'))
      .then(passed('other', 0), passed('ann', 1), eventField('ticket-called', 'overtook', 1));
  });
});

describe('the policy', () => {
  it('PRIO-11 is that of the day’s opening: a change takes effect when the next day opens', () => {
    const changed: Step = (story) => {
      story.configuration = {
        ...TEST_BRANCH,
        policy: { ...POLICY, headStartMs: { ...POLICY.headStartMs, tiers: { gold: 0, platinum: 0, 'purple-gold': 0 } } },
      };
    };
    given(dayOpens, takes('cash', 'ann'), changed, waits(60))
      .when(takesWithCard('cash', 'gold'))
      .then(line('service:cash', 'gold', 'ann'));
  });

  it('PRIO-12 a counter may prefer premium, be kept free, or serve some classes only', () => {
    const at = (profile: Partial<typeof EVERYBODY>) => ({
      ...TEST_BRANCH,
      counters: TEST_BRANCH.counters.map((counter) => ({ ...counter, profile: { ...EVERYBODY, ...profile } })),
    });
    const people = [takes('cash', 'old'), waits(60 * 60), takesWithCard('cash', 'gold')];
    givenIn(at({ premiumFirst: true }), dayOpens, opens('c1'), ...people)
      .when(next('c1'))
      .then(calls('gold', 'c1'));
    givenIn(at({ keepFreeMs: 600_000 }), dayOpens, opens('c1'), takes('cash', 'ann'), waits(599))
      .when(next('c1'))
      .then(refused('nobody-waiting'));
    givenIn(at({ keepFreeMs: 600_000 }), dayOpens, opens('c1'), takes('cash', 'ann'), waits(600))
      .when(next('c1'))
      .then(calls('ann', 'c1'));
    givenIn(at({ classes: ['ordinary'] }), dayOpens, opens('c1'), takesWithCard('cash', 'gold'))
      .when(next('c1'))
      .then(refused('nobody-waiting'));
  });

  it('PRIO-12 a counter kept free does not stand idle before two people who block each other', () => {
    const kept = {
      ...oneCap,
      policy: { ...POLICY, overtakeCap: 0 },
      counters: oneCap.counters.map((counter) => ({ ...counter, profile: { ...EVERYBODY, keepFreeMs: 600_000 } })),
    };
    givenIn(kept, dayOpens, opens('c1'), takes('cash', 'ann'), takesWithCard('cash', 'gold')).when(next('c1')).then(calls('ann', 'c1'));
  });

  it('PRIO-13 every call keeps its reason: who could have been called, by which key, and who was blocked', () => {
    givenIn(oneCap, dayOpens, opens('c1'), takes('cash', 'ann'), takesWithCard('cash', 'one'), takesWithCard('cash', 'two'), next('c1'))
      .when(nextCustomer('c1'))
      .then((story) => {
        const [why] = story.branch.staff.explanations.get(story.id('ann')) ?? [];
        expect(why?.manner).toBe('next');
        expect(why?.candidates.map(({ ticketId, blocked }) => [ticketId, blocked])).toEqual([
          [story.id('two'), true],
          [story.id('ann'), false],
        ]);
        expect(story.branch.staff.explanations.get(story.id('one'))?.[0]?.overtook).toBe(1);
      });
  });

  it('PRIO-14 what staff say of a customer needs a cue that is in use and a ticket of their own', () => {
    given(dayOpens, takes('cash', 'ann'))
      .when(identifies('ann', { ...GOLD, cueId: 'appearance' }))
      .then(refused('unknown-cue'));
    given(dayOpens, takes('cash', 'ann'))
      .when(identifies('ann', { ...GOLD, tier: 'none' }))
      .then(refused('says-nothing'));
    const teller = asksAbout(tellerAt('c3'), (story) => ({ type: 'identify-ticket', ticketId: story.id('ann'), identification: GOLD }));
    given(dayOpens, opens('c3'), takes('cash', 'ann')).when(teller).then(refused('ticket-not-yours'));
    const nobody = asksAbout(LOBBY, (story) => ({ type: 'withdraw-need', ticketId: story.id('ann') }));
    given(dayOpens, takes('cash', 'ann')).when(nobody).then(refused('no-need-assigned'));
  });

  it('NUM-5 a premium ticket takes a free number where its turn is, above the last called, and the series goes on from its end', () => {
    const gapped = { ...TEST_BRANCH, rules: { ...TEST_BRANCH.rules, numbering: 'gapped' as const } };
    const draws = (story: Parameters<Step>[0]): void => void story.draws.push(0.9, 0.9, 0.9);
    givenIn(gapped, dayOpens, draws, takes('cash', 'ann'), waits(60), takes('cash', 'bob'), waits(15 * 60 - 30))
      .when(takesWithCard('cash', 'gold'))
      .then(
        (story) => expect(story.branch.hall.tickets.get(story.id('gold'))?.number).toBe('A004'),
        line('service:cash', 'ann', 'gold', 'bob'),
        events('ticket-taken'),
        eventField('ticket-taken', 'advances', false),
        eventField('ticket-taken', 'ahead', 1),
      );
  });
});
