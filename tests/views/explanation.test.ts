import { describe, expect, it } from 'vitest';
import { explanation as explanationSchema, FOUND_LIMIT, ticketsFound } from '../../server/contract/explanation.ts';
import { explanationOf, findTickets } from '../../server/views/explanation.ts';
import type { Story } from '../given.ts';
import { given } from '../given.ts';
import { dayOpens, finishes, LOBBY, next, starts, takes, undoes, waits } from '../steps.ts';

import { arms, directService, identifies, waiting } from './priority-kit.ts';

describe('why a number was called', () => {
  const explained = (story: Story, alias: string) => explanationSchema.parse(explanationOf(story.branch, story.id(alias)));

  it('names who could have been called, in the order of arrival less head-start, and whom it passed', () => {
    const story = given(...waiting, identifies('bob'))
      .when(next('c2'))
      .then();
    const { calls, over, ticket } = explained(story, 'bob');
    expect(calls).toMatchObject([{ counterLabel: '2', manner: 'next', overtook: 1, reason: null }]);
    expect(calls[0]?.candidates.map(({ number }) => number)).toEqual(['A002', 'A001', 'B001']);
    expect(calls[0]?.candidates[0]).toMatchObject({ class: 'premium', key: (ticket.takenAt ?? 0) - 15 * 60_000, blocked: false });
    expect(over).toBe(0);
    expect(explained(story, 'ann')).toMatchObject({ over: 1, overtakeCap: 3, calls: [], waiting: { ahead: 0, directCounterLabel: null } });
  });

  it('shows who was skipped because somebody must not be passed again', () => {
    const story = given(...waiting, directService(), directService(), directService(), identifies('bob'))
      .when(next('c1'))
      .then();
    const { calls, over } = explained(story, 'ann');
    expect(over).toBe(3);
    expect(calls[0]?.candidates.map(({ number, blocked }) => [number, blocked])).toEqual([
      ['A002', true],
      ['A001', false],
    ]);
  });

  it('tells a direct service from a call, with its reason, and where a number is kept for one', () => {
    const kept = given(...waiting)
      .when(arms('c1', 'bob', LOBBY, 'elderly'))
      .then();
    expect(explained(kept, 'bob').waiting).toEqual({ ahead: 1, directCounterLabel: '1' });
    const story = given(...waiting, arms('c1', 'bob', LOBBY, 'elderly'))
      .when(next('c1'))
      .then();
    expect(explained(story, 'bob')).toMatchObject({ waiting: null, calls: [{ manner: 'direct', reason: { en: 'Old age' }, overtook: 0 }] });
    expect(explained(story, 'ann').over).toBe(0);
  });

  it('a call that was taken back leaves no explanation, and an unknown number has none', () => {
    const story = given(...waiting, next('c1'))
      .when(undoes('c1'))
      .then();
    expect(explained(story, 'ann').calls).toEqual([]);
    expect(explanationOf(story.branch, 'nobody')).toBeNull();
  });

  it('a number is found by its end, by prefix and number, and after it is closed; others are not', () => {
    const story = given(...waiting, next('c1'), starts('c1'))
      .when(finishes('c1'))
      .then();
    const found = (typed: string) => ticketsFound.parse({ tickets: findTickets(story.branch, typed) }).tickets.map(({ number }) => number);
    expect(found('1')).toEqual(['B001', 'A001']);
    expect(found(' a1 ')).toEqual(['A001']);
    expect(found('A002')).toEqual(['A002']);
    expect(found('B')).toEqual(['B001']);
    expect([found('A9'), found(''), found('zz')]).toEqual([[], [], []]);
    expect(findTickets(story.branch, 'A1')).toMatchObject([{ phase: 'closed' }]);
  });

  it('a search answers with a few, newest first', () => {
    const many = Array.from({ length: FOUND_LIMIT + 5 }, (_, index) => takes('cash', `t${index}`));
    const story = given(dayOpens, ...many)
      .when(waits(1))
      .then();
    const found = findTickets(story.branch, 'A');
    expect([found.length, found[0]?.number]).toEqual([FOUND_LIMIT, 'A025']);
  });
});
