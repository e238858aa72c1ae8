import { describe, expect, it } from 'vitest';
import { given, type Step, type Story } from '../../given.ts';
import {
  asks,
  asksAbout,
  CLOCK,
  counterIs,
  dayOpens,
  eventField,
  events,
  finishes,
  isIn,
  LOBBY,
  next,
  opens,
  refused,
  starts,
  takes,
  tellerAt,
  transfersToService,
  undoes,
  waits,
} from '../../steps.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { Counter } from '../../../server/kernel/state/counter.ts';
import type { PAD_KEYS } from '../../../server/kernel/words/pad.ts';
import { invitationAt } from '../../../server/kernel/rating/invitation.ts';
import { RATING_LIFE_MS } from '../../../server/kernel/state/rating.ts';

const AGENT: Actor = { role: 'agent', agentId: 'a1' };
const PAGE: Actor = { role: 'rater', counterId: 'c1' };

function presses(key: (typeof PAD_KEYS)[number], seen: Counter['state'], reasonId: string | null): Step {
  return asks(AGENT, { type: 'press-pad', counterId: 'c1', key, seen, reasonId });
}

/** Rates what the counter asks about, or what it last asked about. */
function rates(actor: Actor, score: number): Step {
  return asksAbout(actor, (story) => ({ type: 'rate-visit', counterId: 'c1', visitId: visitAt(story), score }));
}

function visitAt(story: Story): string {
  const ended = story.log.findLast(({ event }) => event.type === 'ticket-closed' && event.outcome === 'normal')?.event;
  return ended?.type === 'ticket-closed' ? (ended.actId ?? 'none') : 'none';
}

function asked(story: Story): string | null {
  return invitationAt(story.branch.hall, 'c1', story.now)?.visitId ?? null;
}

/** The lobby lets c1 serve bob next, without a call. */
const armsForBob = asksAbout(LOBBY, (story) => ({
  type: 'arm-direct-service',
  counterId: 'c1',
  customer: { kind: 'ticket', ticketId: story.id('bob') },
  cueId: null,
  needId: 'elderly',
  personRef: null,
}));

const two = [dayOpens, opens('c1'), takes('cash', 'ann'), takes('cash', 'bob')];
const served = [...two, next('c1'), starts('c1'), finishes('c1')];

describe('a call pad', () => {
  it('PAD-1 calls, recalls, starts, finishes and marks a no-show in the name of the teller signed on there', () => {
    given(...two)
      .when(presses('next', 'idle', null))
      .then(events('ticket-called'), eventField('ticket-called', 'staffId', 'wang'));
    given(...two, next('c1'), waits(8))
      .when(presses('recall', 'calling', null))
      .then(events('ticket-recalled'));
    given(...two, next('c1'))
      .when(presses('confirm', 'calling', null))
      .then(isIn('ann', 'serving'));
    given(...two, next('c1'), starts('c1'))
      .when(presses('confirm', 'serving', null))
      .then(eventField('ticket-closed', 'staffId', 'wang'), isIn('ann', 'closed'));
    given(...two, next('c1'), waits(10))
      .when(presses('no-show', 'calling', null))
      .then(isIn('ann', 'missed'));
    given(...two, next('c1'), starts('c1'))
      .when(presses('next', 'serving', null))
      .then(events('ticket-closed', 'ticket-called'), isIn('bob', 'called'));
    given(...two)
      .when(presses('help', 'idle', null))
      .then(events('help-requested'));
  });

  it('PAD-1 is refused where nobody is signed on, and may do nothing a teller may not', () => {
    given(dayOpens, takes('cash', 'ann'))
      .when(presses('next', 'closed', null))
      .then(refused('counter-not-open'));
    given(...two)
      .when(asks(AGENT, { type: 'call-next', counterId: 'c1', finishing: null }))
      .then(refused('not-allowed'));
    given(...two)
      .when(asks(tellerAt('c1'), { type: 'press-pad', counterId: 'c1', key: 'next', seen: 'idle', reasonId: null }))
      .then(refused('not-allowed'));
    given(...two)
      .when(asks(AGENT, { type: 'press-pad', counterId: 'nowhere', key: 'next', seen: 'idle', reasonId: null }))
      .then(refused('unknown-counter'));
  });

  it('PAD-1 says what the counter says: nobody waits, a call is not answered, nothing is in hand', () => {
    given(dayOpens, opens('c1'))
      .when(presses('next', 'idle', null))
      .then(refused('nobody-waiting'));
    given(...two, next('c1'))
      .when(presses('next', 'calling', null))
      .then(refused('call-not-answered'));
    given(...two)
      .when(presses('recall', 'idle', null))
      .then(refused('unknown-ticket'));
    given(...two, next('c1'))
      .when(presses('no-show', 'calling', null))
      .then(refused('no-show-too-soon'));
  });

  it('PAD-1 starts the direct service that waits at its counter, and is told no more than that it was done', () => {
    const story = given(...two, armsForBob)
      .when(presses('next', 'idle', null))
      .then(events('direct-service-started'), isIn('bob', 'serving'), isIn('ann', 'waiting'));
    expect(story.last).toMatchObject({ ok: true, receipt: { kind: 'done' } });
    const called = given(...two)
      .when(presses('next', 'idle', null))
      .then(isIn('ann', 'called'));
    expect(called.last).toMatchObject({ receipt: { kind: 'done' } });
  });

  it('PAD-2 a second press that saw the call does not finish the service the first one started', () => {
    given(...two, next('c1'), presses('confirm', 'calling', null))
      .when(presses('confirm', 'calling', null))
      .then(refused('counter-moved-on'), isIn('ann', 'serving'));
  });

  it('PAD-3 pauses with a reason from the list and resumes with the same key', () => {
    given(...two)
      .when(presses('pause', 'idle', 'water'))
      .then(eventField('counter-paused', 'reasonId', 'water'), counterIs('c1', 'paused'));
    given(...two, presses('pause', 'idle', 'water'))
      .when(presses('pause', 'paused', 'water'))
      .then(counterIs('c1', 'idle'));
    given(...two)
      .when(presses('pause', 'idle', null))
      .then(refused('unknown-reason'));
    given(...two, next('c1'))
      .when(presses('pause', 'calling', 'water'))
      .then(refused('counter-busy'));
  });
});

describe('a rating', () => {
  it('RATE-1 is asked for after a service that ended, for a minute', () => {
    expect(
      asked(
        given(...served)
          .when(waits(60))
          .then(),
      ),
    ).not.toBeNull();
    expect(
      asked(
        given(...served)
          .when(waits(61))
          .then(),
      ),
    ).toBeNull();
    expect(RATING_LIFE_MS).toBe(60_000);
    given(...served, waits(61))
      .when(rates(PAGE, 5))
      .then(refused('nothing-to-rate'));
    const moved = given(...two, next('c1'), starts('c1'))
      .when(transfersToService('c1', 'transfer'))
      .then();
    expect(asked(moved)).toBeNull();
  });

  it('RATE-1 goes on while the next customer is called, and ends when that service starts', () => {
    given(...served, next('c1'))
      .when(rates(PAGE, 4))
      .then(events('visit-rated'));
    given(...served, next('c1'), starts('c1'))
      .when(rates(PAGE, 4))
      .then(refused('nothing-to-rate'));
    given(...served, waits(1), armsForBob, next('c1'))
      .when(rates(PAGE, 4))
      .then(refused('nothing-to-rate'), isIn('bob', 'serving'));
  });

  it('RATE-1 asks whoever leaves by the key that starts a direct service as it asks others, for the same minute', () => {
    const leaving = [...two, next('c1'), starts('c1'), armsForBob, next('c1')];
    given(...leaving)
      .when(rates(PAGE, 4))
      .then(events('visit-rated'), isIn('ann', 'closed'), isIn('bob', 'serving'));
    given(...leaving, waits(60))
      .when(rates(PAGE, 4))
      .then(events('visit-rated'));
    given(...leaving, waits(61))
      .when(rates(PAGE, 4))
      .then(refused('nothing-to-rate'));
  });

  it('RATE-1 of a service whose end was taken back is refused, until it ends again', () => {
    given(...served, undoes('c1'))
      .when(rates(PAGE, 5))
      .then(refused('nothing-to-rate'), isIn('ann', 'serving'));
    given(...served, rates(PAGE, 1), undoes('c1'), finishes('c1'))
      .when(rates(PAGE, 5))
      .then(events('visit-rated'));
  });

  it('RATE-1 a closed day asks nobody', () => {
    const story = given(...served)
      .when(asks({ role: 'operator' }, { type: 'close-day' }))
      .then();
    expect(asked(story)).toBeNull();
    given(...served, asks({ role: 'operator' }, { type: 'close-day' }))
      .when(rates(PAGE, 5))
      .then(refused('day-not-open'));
  });

  it('RATE-2 is given once a visit, whoever asks', () => {
    given(...served, rates(PAGE, 5))
      .when(rates(PAGE, 1))
      .then(refused('already-rated'));
    given(...served, rates(PAGE, 5))
      .when(rates(AGENT, 1))
      .then(refused('already-rated'));
    given(...served)
      .when(rates(AGENT, 3))
      .then(eventField('visit-rated', 'score', 3));
  });

  it('RATE-2 is given at its own counter only, by nobody else', () => {
    given(...served)
      .when(rates({ role: 'rater', counterId: 'c2' }, 5))
      .then(refused('not-allowed'));
    given(...served)
      .when(rates(tellerAt('c1'), 5))
      .then(refused('not-allowed'));
    given(...served)
      .when(rates(CLOCK, 5))
      .then(refused('not-allowed'));
    given(...served)
      .when(asks(AGENT, { type: 'rate-visit', counterId: 'c1', visitId: 'another', score: 5 }))
      .then(refused('nothing-to-rate'));
    given(...served)
      .when(asks(AGENT, { type: 'rate-visit', counterId: 'nowhere', visitId: 'another', score: 5 }))
      .then(refused('unknown-counter'));
  });

  it('RATE-3 says where and how, and nothing of who', () => {
    const story = given(...served)
      .when(rates(PAGE, 2))
      .then(events('visit-rated'));
    const [event] = story.newEvents;
    expect(Object.keys(event ?? {}).sort()).toEqual(['actId', 'counterId', 'score', 'serviceId', 'type']);
    const kept = JSON.stringify([...story.branch.hall.ratings]);
    for (const said of [story.id('ann'), 'A001', 'wang', 'score']) expect(kept + JSON.stringify(event?.type)).not.toContain(said);
  });
});
