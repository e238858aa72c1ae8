import { describe, expect, it } from 'vitest';
import { ACTS_REMEMBERED } from '../../../server/kernel/state/undo.ts';
import { given } from '../../given.ts';
import {
  calls,
  counterIs,
  dayOpens,
  events,
  finishes,
  isIn,
  line,
  next,
  noShow,
  opens,
  parks,
  recalls,
  refused,
  restores,
  returns,
  starts,
  takes,
  transfersToService,
  undoes,
  waits,
} from '../../steps.ts';

const two = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), takes('cash', 'bob')];

describe('undo', () => {
  it('UNDO-1 a wrong call goes back to its exact place and leaves no trace on the wall', () => {
    const story = given(...two, waits(60), next('c1'), waits(10))
      .when(undoes('c1'))
      .then(line('service:cash', 'ann', 'bob'), counterIs('c1', 'idle'));
    expect(story.branch.hall.calls).toEqual([]);
    expect(story.branch.staff.records.get(story.id('ann'))).toMatchObject({ firstCalledAt: null, callId: null });
  });

  it('UNDO-5 of the one key the call goes first and then the finish; the customer finished with is being served again', () => {
    const oneKey = [...two, next('c1'), starts('c1'), waits(30), next('c1')];
    given(...oneKey)
      .when(undoes('c1'))
      .then(isIn('ann', 'closed'), isIn('bob', 'waiting'), counterIs('c1', 'idle'));
    const story = given(...oneKey, undoes('c1'), waits(45))
      .when(undoes('c1'))
      .then(isIn('ann', 'serving'), line('service:cash', 'bob'), counterIs('c1', 'serving'));
    expect(story.branch.staff.sessions.get('c1')).toMatchObject({ servedCount: 0, serviceMs: 0 });
    expect(story.branch.hall.counters.get('c1')?.ticketId).toBe(story.id('ann'));
    expect(story.branch.hall.calls.map(({ ticketId }) => ticketId)).toEqual([story.id('ann')]);
  });

  it('UNDO-5 each step has its own time: the call ten seconds, the finish sixty', () => {
    const oneKey = [...two, next('c1'), starts('c1'), next('c1')];
    given(...oneKey, waits(11))
      .when(undoes('c1'))
      .then(refused('undo-too-late'));
    given(...oneKey, waits(9), undoes('c1'), waits(50))
      .when(undoes('c1'))
      .then(isIn('ann', 'serving'));
    given(...oneKey, waits(9), undoes('c1'), waits(52))
      .when(undoes('c1'))
      .then(refused('undo-too-late'));
  });

  it('UNDO-5 a finish is reached behind a call made with a second key, and behind two acts on one ticket', () => {
    given(...two, next('c1'), starts('c1'), finishes('c1'), next('c1'), undoes('c1'))
      .when(undoes('c1'))
      .then(isIn('ann', 'serving'));
    given(...two, next('c1'), starts('c1'), returns('c1'), waits(1), next('c1'), undoes('c1'))
      .when(undoes('c1'))
      .then(isIn('ann', 'serving'), line('service:cash', 'bob'));
    given(...two, next('c1'), starts('c1'), finishes('c1'), next('c1'), starts('c1'))
      .when(undoes('c1'))
      .then(refused('nothing-to-undo'));
  });

  it('UNDO-5 a called customer whom somebody else has touched stays called, and so the finish stays', () => {
    given(...two, next('c1'), starts('c1'), next('c1'), waits(10), noShow('c1'), restores('bob'))
      .when(undoes('c1'))
      .then(refused('nothing-to-undo'), isIn('ann', 'closed'));
  });

  it('UNDO-6 no more acts are kept than can be undone', () => {
    const callAndReturn = ['ann', 'bob', 'cid', 'dan'].flatMap((name) => [takes('cash', name), next('c1'), waits(1), returns('c1')]);
    const story = given(dayOpens, opens('c1'), ...callAndReturn)
      .when(next('c1'))
      .then(counterIs('c1', 'calling'));
    let kept = 0;
    for (let act = story.branch.staff.acts.get('c1') ?? null; act !== null; act = act.previous) kept += 1;
    expect(kept).toBe(ACTS_REMEMBERED);
  });

  it('UNDO-1 works after a recall, and not after service has started', () => {
    given(...two, next('c1'), waits(8), recalls('c1'))
      .when(undoes('c1'))
      .then(line('service:cash', 'ann', 'bob'));
    given(...two, next('c1'), starts('c1'))
      .when(undoes('c1'))
      .then(refused('nothing-to-undo'));
  });

  it('UNDO-2 a finish is reopened for a minute, and the counter’s tally goes back', () => {
    const story = given(...two, next('c1'), starts('c1'), waits(30), finishes('c1'), waits(60))
      .when(undoes('c1'))
      .then(isIn('ann', 'serving'));
    expect(story.branch.staff.sessions.get('c1')).toMatchObject({ servedCount: 0, serviceMs: 0 });
    expect(story.branch.hall.counters.get('c1')).toMatchObject({ state: 'serving', ticketId: story.id('ann') });
  });

  it('UNDO-3 a no-show, a transfer, a parking and a return are taken back', () => {
    given(...two, next('c1'), waits(10), noShow('c1'))
      .when(undoes('c1'))
      .then(isIn('ann', 'called'), counterIs('c1', 'calling'));
    given(...two, next('c1'), starts('c1'), transfersToService('c1', 'transfer'))
      .when(undoes('c1'))
      .then(isIn('ann', 'serving'), line('service:transfer'));
    given(...two, next('c1'), starts('c1'), parks('c1'))
      .when(undoes('c1'))
      .then(isIn('ann', 'serving'));
    given(...two, next('c1'), starts('c1'), returns('c1'))
      .when(undoes('c1'))
      .then(isIn('ann', 'serving'), line('service:cash', 'bob'));
  });

  it('UNDO-3 not once somebody else has touched the ticket', () => {
    given(...two, next('c1'), starts('c1'), transfersToService('c1', 'transfer'), next('c2'))
      .when(undoes('c1'))
      .then(refused('nothing-to-undo'));
    given(...two, next('c1'), waits(10), noShow('c1'), restores('ann'))
      .when(undoes('c1'))
      .then(refused('nothing-to-undo'));
  });

  it('UNDO-4 nothing, or too late, is refused', () => {
    given(...two)
      .when(undoes('c1'))
      .then(refused('nothing-to-undo'));
    given(...two, next('c1'), waits(11))
      .when(undoes('c1'))
      .then(refused('undo-too-late'));
    given(...two, next('c1'), starts('c1'), finishes('c1'), waits(61))
      .when(undoes('c1'))
      .then(refused('undo-too-late'));
  });

  it('UNDO-1 the ticket taken back is the next to be called', () => {
    given(...two, next('c1'), undoes('c1'))
      .when(next('c2'))
      .then(events('ticket-called'), calls('ann', 'c2'));
  });
});
