import { describe, expect, it } from 'vitest';
import { tellerView as tellerSchema } from '../../server/contract/teller.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { lobbyView } from '../../server/views/lobby.ts';
import { tellerView } from '../../server/views/teller.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { given, givenIn, type Step, Story } from '../given.ts';
import { dayOpens, finishes, LOBBY, next, noShow, opens, restores, starts, takes, tellerAt, timePasses, undoes, waits } from '../steps.ts';

import { about, arms, directService, identifies, LI, lobbyOf, PEOPLE, tellerOf, waiting, walksIn } from './priority-kit.ts';

describe('what staff are told of a direct service', () => {
  it('the counter sees whom it receives next, from whom, and for how long; and nobody else does', () => {
    const story = given(...waiting, waits(5))
      .when(arms('c1', 'bob', LOBBY, null))
      .then();
    expect(tellerOf(story, 'wang').counter?.direct).toMatchObject({
      number: 'A002',
      serviceName: { en: 'Cash' },
      salutation: LI,
      armedBy: { staffName: '赵敏', role: 'lobby' },
      cue: { en: 'Card shown' },
      need: null,
      accompanied: true,
      startable: true,
      since: story.now,
      expiresAt: story.now + TEST_BRANCH.policy.directServiceLifeMs,
    });
    expect(tellerOf(story, 'li').counter?.direct).toBeNull();
    expect(lobbyOf(story).counters.map(({ direct }) => direct?.number ?? null)).toEqual(['A002', null, null]);
    expect(lobbyOf(story).queues[0]).toMatchObject({ total: 2, waiting: [{ number: 'A001', over: 1 }] });
  });

  it('once it has begun, the teller sees that it was direct and how to address the customer', () => {
    const story = given(...waiting, arms('c1', 'bob', LOBBY, null))
      .when(next('c1'))
      .then();
    expect(tellerOf(story, 'wang').counter).toMatchObject({
      direct: null,
      ticket: { number: 'A002', direct: true, salutation: LI },
      undo: { kind: 'direct', number: 'A002' },
    });
    const called = given(...waiting)
      .when(next('c1'))
      .then();
    expect(tellerOf(called, 'wang').counter?.ticket).toMatchObject({ direct: false, salutation: null });
  });

  it('a salutation that has been purged is not made up', () => {
    const story = given(...waiting)
      .when(arms('c1', 'bob', LOBBY, null))
      .then();
    const purged = tellerSchema.parse(tellerView(story.branch, 'wang', story.now, { personOf: () => null }));
    expect(purged.counter?.direct).toMatchObject({ number: 'A002', salutation: null });
  });

  it('one who must not be passed again goes first, and the counter is told so', () => {
    const ann: readonly Step[] = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), directService(), directService(), directService()];
    const story = given(...ann, next('c2'), waits(10), noShow('c2'), takes('cash', 'eve'), arms('c1', 'eve', LOBBY, null))
      .when(restores('ann'))
      .then();
    expect(tellerOf(story, 'wang').counter?.direct).toMatchObject({ number: 'A005', startable: false });
  });

  it('whoever armed it is told how it ended, until that is dismissed', () => {
    const story = given(...waiting, arms('c1', 'bob', LOBBY, null))
      .when(timePasses(600))
      .then();
    expect(lobbyOf(story).notices).toMatchObject([{ end: 'expired', counterLabel: '1', number: 'A002', reason: null }]);
    expect(tellerOf(story, 'wang').notices).toEqual([]);
    story.run({ type: 'dismiss-notice', noticeId: lobbyOf(story).notices[0]?.noticeId ?? '' }, LOBBY);
    expect(lobbyOf(story).notices).toEqual([]);
    const own = given(...waiting, arms('c1', 'bob', tellerAt('c1'), null))
      .when((story) => {
        const id = [...story.branch.staff.directServices.keys()][0] ?? '';
        story.run({ type: 'hand-back-direct-service', directServiceId: id, reasonId: 'till' }, tellerAt('c1'));
      })
      .then();
    expect(tellerOf(own, 'wang').notices).toMatchObject([{ end: 'handed-back', reason: { en: 'Counting the till' } }]);
  });
});

describe('the fairness meter', () => {
  it('says who has waited longest, and how many one more would bring to the cap', () => {
    const story = given(...waiting)
      .when(directService())
      .then();
    const { meter } = tellerOf(story, 'wang').counter ?? {};
    expect(meter).toMatchObject({ ordinarySince: story.now - 120_000, directLastHour: 1, atCap: 0, wall: null, nearCap: 0 });
    const twice = given(...waiting, directService())
      .when(directService())
      .then();
    expect(lobbyOf(twice).counters[0]?.meter).toMatchObject({ directLastHour: 2, atCap: 0, nearCap: 2, nearCapFirst: [1, 2] });
  });

  it('at the cap says so, and the server refuses what it says', () => {
    const story = given(...waiting, directService(), directService(), directService())
      .when(waits(1))
      .then();
    expect(lobbyOf(story).counters[0]?.meter).toMatchObject({ atCap: 2, wall: 1, nearCap: 0 });
    expect(story.run(walksIn, LOBBY)).toMatchObject({ ok: false, refusal: { code: 'overtake-cap' } });
    expect(lobbyOf(story).counters[2]?.meter).toMatchObject({ atCap: 0, wall: null });
  });

  it('a direct service that is taken back is counted nowhere, and an hour later none is', () => {
    const undone = given(...waiting, (story) => void story.run(walksIn, LOBBY), next('c1'))
      .when(undoes('c1'))
      .then();
    expect(lobbyOf(undone).counters[0]?.meter).toMatchObject({ directLastHour: 0, nearCap: 0 });
    const later = given(...waiting, directService())
      .when(waits(3_600))
      .then();
    expect(lobbyOf(later).counters[0]?.meter.directLastHour).toBe(0);
    const soon = given(...waiting, directService())
      .when(waits(3_599))
      .then();
    expect(lobbyOf(soon).counters[0]?.meter.directLastHour).toBe(1);
  });

  it('a returner who came first is the one who has waited longest', () => {
    const story = given(...waiting, next('c1'), waits(10), noShow('c1'), waits(900))
      .when(restores('ann'))
      .then();
    expect(lobbyOf(story).queues[0]?.waiting.map(({ number }) => number)).toEqual(['A002', 'A001']);
    expect(lobbyOf(story).counters[0]?.meter.ordinarySince).toBe(story.now - 1_030_000);
  });
});

describe('the lobby’s view', () => {
  /** Best of several: whatever else the machine does only ever adds. */
  function costMs(waitingPeople: number): number {
    const people = Array.from({ length: waitingPeople }, (_, index) => takes('cash', `t${index}`));
    const roomy: BranchConfiguration = { ...TEST_BRANCH, rules: { ...TEST_BRANCH.rules, numberDigits: 4 } };
    const story = new Story(roomy);
    for (const step of [dayOpens, opens('c1', 'c2', 'c3'), ...people]) step(story);
    const moment = story.context();
    const looks = Array.from({ length: 30 }, () => {
      const from = performance.now();
      lobbyView(story.branch, 'zhao', moment, PEOPLE);
      return performance.now() - from;
    });
    return Math.min(...looks);
  }

  it('costs no more with nine thousand people waiting than with a full list of them', () => {
    expect(costMs(9_000) / costMs(100)).toBeLessThan(4);
  });
});

describe('what staff are told of a waiting number', () => {
  it('what was found out, why, and that a charged one is blocked where nobody may call it', () => {
    const three = [directService(), directService(), directService()];
    const story = given(...waiting, identifies('bob'))
      .when(waits(1))
      .then();
    const row = lobbyOf(story).queues[0]?.waiting.find(({ number }) => number === 'A002');
    expect(row).toMatchObject({
      class: 'premium',
      standing: { tier: 'gold', segment: 'potential', confidence: 'confirmed', needId: null },
      cueId: 'large-cash',
      blocked: false,
      over: 0,
    });
    expect(lobbyOf(story).queues[0]?.waiting[1]).toMatchObject({ number: 'A001', class: 'ordinary', standing: null, cueId: null });
    const capped = given(...waiting, ...three, identifies('bob'))
      .when(waits(1))
      .then();
    expect(lobbyOf(capped).queues[0]?.waiting.find(({ number }) => number === 'A002')).toMatchObject({ blocked: true });
  });

  it('a revocation forgets why, and a teller sees the standing of whom he serves', () => {
    const revoked = given(...waiting, identifies('bob'))
      .when(about('bob', (ticketId) => ({ type: 'revoke-identification', ticketId })))
      .then();
    expect(lobbyOf(revoked).queues[0]?.waiting[1]).toMatchObject({ number: 'A002', standing: null, cueId: null });
    const served = given(...waiting, identifies('bob'), next('c1'))
      .when(starts('c1'))
      .then();
    expect(tellerOf(served, 'wang').counter?.ticket).toMatchObject({ number: 'A002', standing: { tier: 'gold' } });
  });

  it('only who gave more needs than the branch expects is named', () => {
    const strict: BranchConfiguration = { ...TEST_BRANCH, policy: { ...TEST_BRANCH.policy, needNoticeAfter: 1 } };
    const gives = (alias: string) => about(alias, (ticketId) => ({ type: 'assign-need', ticketId, needId: 'elderly' }));
    const once = givenIn(strict, ...waiting)
      .when(gives('ann'))
      .then();
    expect(lobbyOf(once).needJumps).toEqual([]);
    const twice = givenIn(strict, ...waiting, gives('ann'))
      .when(gives('bob'))
      .then();
    expect(lobbyOf(twice).needJumps).toEqual([{ staffName: '赵敏', count: 2 }]);
  });

  it('cues that a branch has turned off are offered to nobody', () => {
    const story = given(dayOpens).when(opens('c1')).then();
    expect(tellerOf(story, 'wang').cues.map(({ id }) => id)).toEqual(['card-shown', 'large-cash']);
    expect(lobbyOf(story).cues.map(({ id }) => id)).toEqual(['card-shown', 'large-cash']);
  });

  it('of two idle counters only the less flexible is asked to call', () => {
    const story = given(...waiting, next('c1'), starts('c1'), finishes('c1'))
      .when(waits(1))
      .then();
    expect([tellerOf(story, 'wang').counter?.invited, tellerOf(story, 'li').counter?.invited]).toEqual([true, true]);
    const one = given(dayOpens, opens('c1', 'c2')).when(takes('cash', 'ann')).then();
    expect([tellerOf(one, 'wang').counter?.invited, tellerOf(one, 'li').counter?.invited]).toEqual([true, false]);
  });
});
