import { describe, expect, it } from 'vitest';
import { givenIn, type Step } from '../../given.ts';
import { dayOpens, events, finishes, isIn, LOBBY, next, opens, refused, starts, takes, tellerAt, waits } from '../../steps.ts';
import { BAI, CARD_BRANCH, closes, followUpHas, HAN, handsCard, newestFollowUp } from './follow-up-steps.ts';
import { answers, COLLEAGUE, finds, guides, manned, newest, referralHas, refers } from '../referral/referral-steps.ts';

const given = (...steps: readonly Step[]) => givenIn(CARD_BRANCH, dayOpens, manned, opens('c1', 'c3'), ...steps);
const annServed: readonly Step[] = [takes('cash', 'ann'), next('c1'), starts('c1')];
const WANG = tellerAt('c1');
const fromCounter = (alias: string) => handsCard(WANG, (story) => ({ counterId: 'c1', ticketId: story.id(alias) }));
const forReferral = (actor: Parameters<typeof handsCard>[0]) =>
  handsCard(actor, (story) => ({ referralId: newest(story).id, cueId: null, personRef: null }));

describe('a card is handed out', () => {
  it('CARD-1 it makes one follow-up, with what the form asks for', () => {
    const story = given(...annServed)
      .when(fromCounter('ann'))
      .then(
        events('card-handed'),
        followUpHas({ state: 'not-contacted', date: '2026-11-23', dueOn: '2026-11-25', managerId: 'han', cueId: 'large-cash' }),
        followUpHas({ recorder: { role: 'teller', staffId: 'wang' }, counterId: 'c1', serviceId: 'cash', personRef: 'p-1' }),
      );
    expect(newestFollowUp(story).number).toBe(story.branch.hall.tickets.get(story.id('ann'))?.number);
    expect(story.last).toMatchObject({ receipt: { kind: 'follow-up', followUpId: newestFollowUp(story).id } });
  });

  it('CARD-1 of a manager there is, with a cue in use and a time that ends after it begins; once a customer', () => {
    given()
      .when(handsCard(LOBBY, () => ({ managerId: 'nobody' })))
      .then(refused('unknown-manager'));
    given()
      .when(handsCard(LOBBY, () => ({ cueId: 'appearance' })))
      .then(refused('unknown-cue'));
    given()
      .when(handsCard(LOBBY, () => ({ cueId: null })))
      .then(refused('unknown-cue'));
    given()
      .when(handsCard(LOBBY, () => ({ preferred: { from: '12:00', to: '09:00' } })))
      .then(refused('preferred-time-wrong'));
    given(...annServed, fromCounter('ann'))
      .when(fromCounter('ann'))
      .then(refused('card-already-handed'));
    given(...annServed, fromCounter('ann'), closes(HAN))
      .when(fromCounter('ann'))
      .then(events('card-handed'));
  });

  it('CARD-2 a teller: to whom he serves or served last, when he has left too; to nobody else', () => {
    given(...annServed, finishes('c1'), waits(1_800))
      .when(fromCounter('ann'))
      .then(events('card-handed'));
    given(takes('cash', 'ann'), next('c1')).when(fromCounter('ann')).then(refused('not-serving'));
    given(...annServed, takes('cash', 'bob'))
      .when(fromCounter('bob'))
      .then(refused('not-serving'));
    given(...annServed)
      .when(handsCard(WANG, () => ({ counterId: 'c1' })))
      .then(refused('not-serving'));
    given(...annServed)
      .when(handsCard(WANG, () => ({ counterId: 'c3' })))
      .then(refused('not-your-counter'));
  });

  it('CARD-2 lobby and managers: to whoever stands before them', () => {
    given()
      .when(handsCard(LOBBY, () => ({})))
      .then(followUpHas({ recorder: { role: 'lobby', staffId: 'zhao' }, ticketId: null }));
    given(takes('cash', 'ann'))
      .when(handsCard(BAI, (story) => ({ ticketId: story.id('ann') })))
      .then(followUpHas({ serviceId: 'cash' }));
    given()
      .when(handsCard(LOBBY, () => ({ counterId: 'c1' })))
      .then(refused('unknown-counter'));
    given()
      .when(handsCard(LOBBY, () => ({ ticketId: 'no-such' })))
      .then(refused('unknown-ticket'));
    given()
      .when(handsCard(LOBBY, () => ({ referralId: 'no-such' })))
      .then(refused('unknown-referral'));
  });
});

describe('a card ends a referral', () => {
  const referred: readonly Step[] = [...annServed, refers('c1', 'ann', { kind: 'lobby' })];

  it('CARD-3 as card-handed, with its cue, counter and ticket', () => {
    given(...referred, answers(LOBBY, 'acknowledge-referral'))
      .when(forReferral(LOBBY))
      .then(
        events('referral-attended', 'referral-closed', 'card-handed'),
        referralHas({ state: 'closed', outcome: 'card-handed', managerId: 'han' }),
        followUpHas({ counterId: 'c1', cueId: 'large-cash', serviceId: 'cash', recorder: { role: 'lobby', staffId: 'zhao' } }),
      );
  });

  it('CARD-3 the teller who raised it may, as long as nobody goes; what a colleague answers stays his', () => {
    const byTeller = handsCard(WANG, (story) => ({
      counterId: 'c1',
      ticketId: story.id('ann'),
      referralId: newest(story).id,
      cueId: null,
    }));
    given(...referred)
      .when(byTeller)
      .then(events('referral-closed', 'card-handed'), referralHas({ outcome: 'card-handed', acknowledgedAt: null }));
    given(...referred, answers(LOBBY, 'acknowledge-referral'))
      .when(byTeller)
      .then(refused('not-allowed'));
    given(...referred)
      .when(forReferral(HAN))
      .then(refused('not-allowed'));
    given(...referred, answers(WANG, 'cancel-referral'))
      .when(forReferral(LOBBY))
      .then(refused('referral-cancelled'));
    given(...referred, answers(LOBBY, 'acknowledge-referral'))
      .when(forReferral(COLLEAGUE))
      .then(events('referral-attended', 'referral-closed', 'card-handed'));
  });

  it('CARD-3 who waited for a manager stands in line again, with a card', () => {
    given(
      takes('cash', 'ann'),
      finds(LOBBY, 'ann'),
      guides(LOBBY, (referralId) => ({ type: 'seat-guest', referralId, managerId: null, lookRef: null })),
    )
      .when(forReferral(LOBBY))
      .then(events('ticket-rejoined', 'referral-closed', 'card-handed'), isIn('ann', 'waiting'));
  });

  it('CARD-3 one that has ended is only named, and one card it is', () => {
    given(
      ...referred,
      guides(LOBBY, (referralId) => ({ type: 'conclude-referral', referralId, outcome: 'declined' })),
    )
      .when(forReferral(LOBBY))
      .then(events('card-handed'), referralHas({ outcome: 'declined' }), followUpHas({ cueId: 'large-cash' }));
    given(...referred, forReferral(LOBBY))
      .when(forReferral(LOBBY))
      .then(refused('card-already-handed'));
  });
});
