import { describe, expect, it } from 'vitest';
import type { Identification } from '../../../server/kernel/configuration/identification.ts';
import type { PolicyConfiguration } from '../../../server/kernel/configuration/policy.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { given, givenIn, type Expectation, type Step } from '../../given.ts';
import { POLICY } from '../../policy.ts';
import {
  asksAbout,
  calls,
  counterIs,
  dayOpens,
  events,
  isIn,
  line,
  LOBBY,
  next,
  opens,
  refused,
  returns,
  starts,
  takes,
  tellerAt,
  waits,
} from '../../steps.ts';

const GOLD: Identification = { tier: 'gold', segment: null, confidence: 'confirmed', cueId: 'card-shown' };
const POSSIBLE: Identification = { tier: 'none', segment: 'existing-premium', confidence: 'possible', cueId: 'large-cash' };
const HEAD_START_MS = POLICY.headStartMs.tiers.gold;
const DAY_MS = 24 * 60 * 60_000;

function identifies(alias: string, identification: Identification): Step {
  return asksAbout(LOBBY, (story) => ({ type: 'identify-ticket', ticketId: story.id(alias), identification }));
}

function revokes(alias: string): Step {
  return asksAbout(LOBBY, (story) => ({ type: 'revoke-identification', ticketId: story.id(alias) }));
}

function takesBack(alias: string): Step {
  return asksAbout(LOBBY, (story) => ({ type: 'undo-identification', ticketId: story.id(alias) }));
}

function is(alias: string, ticketClass: string, headStartMs: number): Expectation {
  return (story) => expect(story.branch.staff.records.get(story.id(alias))).toMatchObject({ class: ticketClass, headStartMs });
}

function passed(alias: string, times: number): Expectation {
  return (story) => expect(story.branch.staff.records.get(story.id(alias))?.over).toBe(times);
}

function under(changes: Partial<PolicyConfiguration>) {
  return { ...TEST_BRANCH, policy: { ...POLICY, ...changes } };
}

function headStartOf(ms: number) {
  return under({ headStartMs: { ...POLICY.headStartMs, tiers: { gold: ms, platinum: ms, 'purple-gold': ms } } });
}

describe('an identification that was a mistake', () => {
  it('IDENT-1 revoked while waiting, the ticket goes back to its own place, and who was passed meanwhile stays passed', () => {
    const before = [dayOpens, opens('c1'), takes('cash', 'first'), waits(60), takes('cash', 'second'), takes('cash', 'third')];
    given(...before, identifies('second', GOLD), identifies('third', GOLD), next('c1'))
      .when(revokes('third'))
      .then(events('standing-changed'), line('service:cash', 'first', 'third'), is('third', 'ordinary', 0), passed('first', 1));
  });

  it('IDENT-2 revoked while called, the call stands: nothing in the hall moves, and the pass stays counted', () => {
    given(dayOpens, opens('c1'), takes('cash', 'first'), waits(60), takes('cash', 'guest'), identifies('guest', GOLD), next('c1'))
      .when(revokes('guest'))
      .then(isIn('guest', 'called'), counterIs('c1', 'calling'), is('guest', 'ordinary', 0), passed('first', 1));
  });

  it('IDENT-2 revoked while served, the service goes on; after it nothing can be revoked', () => {
    const served = [dayOpens, opens('c1'), takes('cash', 'guest'), identifies('guest', GOLD), next('c1'), starts('c1')];
    given(...served)
      .when(revokes('guest'))
      .then(isIn('guest', 'serving'), counterIs('c1', 'serving'), is('guest', 'ordinary', 0));
    given(...served, next('c1'))
      .when(revokes('guest'))
      .then(refused('ticket-closed'));
  });

  it('IDENT-3 what nobody said cannot be revoked, what says nothing cannot be said, and a cue out of use is no reason', () => {
    const waiting = [dayOpens, opens('c1'), takes('cash', 'guest')];
    given(...waiting)
      .when(revokes('guest'))
      .then(refused('not-identified'));
    given(...waiting, identifies('guest', GOLD), revokes('guest'))
      .when(revokes('guest'))
      .then(refused('not-identified'));
    given(...waiting)
      .when(identifies('guest', { ...GOLD, tier: 'none' }))
      .then(refused('says-nothing'));
    given(...waiting)
      .when(identifies('guest', { ...GOLD, cueId: 'appearance' }))
      .then(refused('unknown-cue'));
  });
});

describe('a guess, and policies at their ends', () => {
  it('IDENT-4 "possible" stands as if unknown until confirmed, also after a confirmation is taken back to a guess', () => {
    const two = [dayOpens, opens('c1'), takes('cash', 'first'), waits(60), takes('cash', 'guest')];
    given(...two)
      .when(identifies('guest', POSSIBLE))
      .then(is('guest', 'ordinary', 0), line('service:cash', 'first', 'guest'));
    const sure = identifies('guest', { ...POSSIBLE, confidence: 'confirmed' });
    given(...two, identifies('guest', POSSIBLE))
      .when(sure)
      .then(is('guest', 'premium', HEAD_START_MS), line('service:cash', 'guest', 'first'));
    given(...two, sure)
      .when(identifies('guest', POSSIBLE))
      .then(line('service:cash', 'first', 'guest'));
  });

  it('IDENT-5 with a cap of 0 nobody is passed, with a head-start of 0 there is no other class, and neither is an error', () => {
    const two = [dayOpens, opens('c1'), takes('cash', 'first'), waits(60), takes('cash', 'guest'), identifies('guest', GOLD)];
    givenIn(under({ overtakeCap: 0 }), ...two)
      .when(next('c1'))
      .then(calls('first', 'c1'), passed('first', 0));
    givenIn(headStartOf(0), ...two)
      .when(next('c1'))
      .then(calls('first', 'c1'), is('guest', 'ordinary', 0));
  });

  it('IDENT-5 with a head-start longer than the day premium is first, and still passes nobody more than K times', () => {
    const crowd = ['a', 'b', 'c', 'd'].flatMap((alias) => [takes('cash', alias), identifies(alias, GOLD)]);
    const four = [dayOpens, opens('c1'), takes('cash', 'first'), waits(60 * 60), ...crowd];
    const serve = [starts('c1'), next('c1')];
    givenIn(headStartOf(2 * DAY_MS), ...four, next('c1'), ...serve, ...serve)
      .when((story) => serve.forEach((step) => step(story)))
      .then(calls('first', 'c1'), passed('first', POLICY.overtakeCap ?? 0));
  });

  it('IDENT-6 need and tier together stand at the earlier of both, and charge nobody where they are equal', () => {
    const needs = asksAbout(LOBBY, (story) => ({ type: 'assign-need', ticketId: story.id('guest'), needId: 'elderly' }));
    const people = [dayOpens, opens('c1'), takes('cash', 'first'), waits(60), takes('cash', 'guest'), identifies('guest', GOLD), needs];
    given(...people)
      .when(next('c1'))
      .then(calls('guest', 'c1'), is('guest', 'need', HEAD_START_MS), passed('first', 0));
    givenIn(headStartOf(HEAD_START_MS + 60_000), ...people)
      .when(next('c1'))
      .then(calls('guest', 'c1'), is('guest', 'premium', HEAD_START_MS + 60_000), passed('first', 1));
  });

  it('IDENT-7 a card that nobody knows is a number like any other', () => {
    const withCard: Step = (story) => {
      const card = { tier: 'none', lastFour: '1234', managerId: null } as const;
      const taken = story.run(
        { type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, card },
        { role: 'kiosk', kioskId: 'k2' },
      );
      if (taken.ok && taken.receipt.kind === 'ticket') story.name('guest', taken.receipt.ticketId);
    };
    given(dayOpens, takes('cash', 'first'), waits(60))
      .when(withCard)
      .then(is('guest', 'ordinary', 0), line('service:cash', 'first', 'guest'));
  });
});

describe('an identification undone', () => {
  const before = [dayOpens, opens('c1'), takes('cash', 'first'), waits(60), takes('cash', 'second'), takes('cash', 'third')];

  it('IDENT-8 standing, cue, head-start and exact place come back, and the log keeps both', () => {
    const story = given(...before, identifies('third', GOLD), waits(30))
      .when(takesBack('third'))
      .then(events('standing-changed'), line('service:cash', 'first', 'second', 'third'), is('third', 'ordinary', 0));
    expect(story.branch.staff.records.get(story.id('third'))).toMatchObject({ cueId: null, beforeIdentified: null });
    expect(story.branch.staff.records.get(story.id('third'))?.key).toBe(story.branch.hall.tickets.get(story.id('third'))?.takenAt);
  });

  it('IDENT-8 a second judgement undone leaves the first, with its cue and its place', () => {
    const possible = given(...before, identifies('third', POSSIBLE))
      .when(identifies('second', POSSIBLE))
      .then();
    const { key } = possible.branch.staff.records.get(possible.id('third')) ?? { key: null };
    const story = given(...before, identifies('third', POSSIBLE), identifies('third', GOLD))
      .when(takesBack('third'))
      .then();
    expect(story.branch.staff.records.get(story.id('third'))).toMatchObject({
      cueId: 'large-cash',
      key,
      headStartMs: 0,
      standing: { tier: 'none', segment: 'existing-premium', confidence: 'possible' },
    });
  });

  it('IDENT-8 undone after a call, nothing changes in the hall, and who was passed stays passed', () => {
    given(...before, identifies('third', GOLD), next('c1'))
      .when(takesBack('third'))
      .then(isIn('third', 'called'), is('third', 'ordinary', 0), passed('first', 1), passed('second', 1));
  });

  it('IDENT-8 a head-start lost by returning is lost also after the undo', () => {
    const returned = [...before, next('c1'), starts('c1'), returns('c1')];
    const plain = given(...returned)
      .when(waits(1))
      .then();
    const story = given(...returned, identifies('first', GOLD))
      .when(takesBack('first'))
      .then();
    expect(story.branch.staff.records.get(story.id('first'))?.key).toBe(plain.branch.staff.records.get(plain.id('first'))?.key);
  });

  it('IDENT-9 not too late, not twice, not once something else was found out, not while the ticket is kept', () => {
    given(...before, identifies('third', GOLD), waits(61))
      .when(takesBack('third'))
      .then(refused('undo-too-late'), is('third', 'premium', HEAD_START_MS));
    given(...before, identifies('third', GOLD), takesBack('third'))
      .when(takesBack('third'))
      .then(refused('nothing-to-undo'));
    given(...before, identifies('third', GOLD), revokes('third'))
      .when(takesBack('third'))
      .then(refused('nothing-to-undo'));
    given(...before)
      .when(takesBack('third'))
      .then(refused('nothing-to-undo'));
  });

  it('IDENT-8 a teller undoes what was said of a customer of his own counter, and of no other', () => {
    const byTeller = (alias: string): Step =>
      asksAbout(tellerAt('c1'), (story) => ({ type: 'undo-identification', ticketId: story.id(alias) }));
    given(...before, identifies('third', GOLD))
      .when(byTeller('third'))
      .then(is('third', 'ordinary', 0));
    given(...before, takes('transfer', 'away'), identifies('away', GOLD))
      .when(byTeller('away'))
      .then(refused('ticket-not-yours'));
  });
});
