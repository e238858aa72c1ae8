import { describe, expect, it } from 'vitest';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { given, givenIn, type Step } from '../../given.ts';
import {
  asks,
  asksAbout,
  calls,
  dayOpens,
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
} from '../../steps.ts';
import { GOLD, identifies, needs, nextCustomer, oneCap, passed, picks, takesWithCard } from './priority-steps.ts';

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
