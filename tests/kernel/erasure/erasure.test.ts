import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import { givenIn, type Step } from '../../given.ts';
import { asksAbout, calls, dayOpens, events, finishes, LOBBY, next, opens, refused, starts, takes } from '../../steps.ts';
import { CARD_BRANCH, followUpHas, handsCard } from '../follow-up/follow-up-steps.ts';
import { finds, guides, manned, newest } from '../referral/referral-steps.ts';

const SUPERVISOR: Actor = { role: 'supervisor', staffId: 'head' };
const given = (...steps: readonly Step[]) => givenIn(CARD_BRANCH, dayOpens, manned, opens('c1'), ...steps);
const names = (personRef: string) => guides(LOBBY, (referralId) => ({ type: 'name-guest', referralId, personRef }));
/** What a search found: these references, and the tickets that these people held. */
const erases = (actor: Actor, personRefs: readonly string[], ...aliases: readonly string[]): Step =>
  asksAbout(actor, (story) => ({
    type: 'erase-customer',
    erasureId: 'receipt-1',
    ticketIds: aliases.map((alias) => story.id(alias)),
    personRefs: [...personRefs],
    attendeeIds: [],
  }));
describe('a customer who asks to be erased', () => {
  it('ERASE-1 is not, while his ticket is open, and the refusal names it; when he was served he is', () => {
    given(takes('cash', 'ann'))
      .when(erases(SUPERVISOR, [], 'ann'))
      .then(refused('erasure-ticket-open'), (story) =>
        expect(story.last).toMatchObject({ refusal: { params: { number: story.branch.hall.tickets.get(story.id('ann'))?.number } } }),
      );
    given(takes('cash', 'ann'), next('c1'), starts('c1'), finishes('c1'))
      .when(erases(SUPERVISOR, [], 'ann'))
      .then(events('customer-erased'));
  });

  it('ERASE-1 is not, while a referral still guides him', () => {
    given(finds(LOBBY, null), names('name-1'))
      .when(erases(SUPERVISOR, ['name-1']))
      .then(refused('erasure-referral-open'));
  });

  it('ERASE-2 leaves no reference in the branch, and his open follow-up ends as forgotten', () => {
    given(
      finds(LOBBY, null),
      names('name-1'),
      handsCard(LOBBY, (story) => ({ referralId: newest(story).id, personRef: 'card-1' })),
    )
      .when(erases(SUPERVISOR, ['name-1', 'card-1']))
      .then(events('person-forgotten', 'follow-up-closed', 'customer-erased'), followUpHas({ personRef: null, pastRefs: [] }));
  });

  it('ERASE-3 the event holds the receipt and references that lead to nothing, and the line goes on as it was', () => {
    given(takes('cash', 'ann'), takes('cash', 'bob'), erases(SUPERVISOR, ['gone-1']))
      .when(next('c1'))
      .then(calls('ann', 'c1'));
    given()
      .when(erases(SUPERVISOR, ['gone-1']))
      .then((story) =>
        expect(story.newEvents).toEqual([
          { type: 'customer-erased', erasureId: 'receipt-1', personRefs: ['gone-1'], attendeeIds: [], staffId: 'head' },
        ]),
      );
  });

  it('ERASE-4 by a supervisor, and by nobody else', () => {
    given()
      .when(erases(LOBBY, ['gone-1']))
      .then(refused('not-allowed'));
  });
});
