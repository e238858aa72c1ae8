import { describe, expect, it } from 'vitest';
import { givenIn, type Step, type Story } from '../../given.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import type { Diversion } from '../../../server/kernel/state/diversion.ts';
import {
  asks,
  asksAbout,
  dayOpens,
  events,
  isIn,
  line,
  LOBBY,
  next,
  nothingHappens,
  opens,
  refused,
  takes,
  takesAt,
  waits,
} from '../../steps.ts';
import { GUIDED_BRANCH } from '../referral/referral-steps.ts';

const AT_MACHINES: BranchConfiguration = {
  ...GUIDED_BRANCH,
  services: GUIDED_BRANCH.services.map((service) =>
    service.id === 'cash' ? { ...service, selfServiceHint: { 'zh-CN': '自助设备可办', en: 'At the machines' } } : service,
  ),
};
const given = (...steps: readonly Step[]) => givenIn(AT_MACHINES, dayOpens, opens('c1'), ...steps);
const suggests = (alias: string): Step => asksAbout(LOBBY, (story) => ({ type: 'suggest-diversion', ticketId: story.id(alias) }));
const replies = (alias: string, accepted: boolean): Step =>
  asksAbout(LOBBY, (story) => ({ type: 'answer-diversion', ticketId: story.id(alias), accepted, isCoached: true }));
const ages = (alias: string): Step => asksAbout(LOBBY, (story) => ({ type: 'assign-need', ticketId: story.id(alias), needId: 'elderly' }));
const diversionOf = (alias: string, fields: Partial<Diversion>) => (story: Story) =>
  expect(story.branch.staff.diversions.get(story.id(alias))).toMatchObject(fields);

describe('self-service', () => {
  it('DIVERT-1 is suggested to who waits for what a machine does; accepted, the number is given up', () => {
    given(takes('cash', 'ann')).when(suggests('ann')).then(events('diversion-suggested'), isIn('ann', 'waiting'));
    const closed = given(takes('cash', 'ann'), suggests('ann'))
      .when(replies('ann', true))
      .then(events('diversion-answered', 'ticket-closed'), diversionOf('ann', { state: 'accepted', isCoached: true }));
    expect(closed.branch.staff.records.get(closed.id('ann'))?.outcome).toBe('diverted');
    given(takes('transfer', 'ann')).when(suggests('ann')).then(refused('no-self-service'));
    given(takes('cash', 'ann'), suggests('ann')).when(suggests('ann')).then(nothingHappens);
  });

  it('DIVERT-2 declined, the customer stands where he stood', () => {
    given(takes('cash', 'ann'), waits(5), takes('cash', 'bob'), suggests('ann'))
      .when(replies('ann', false))
      .then(events('diversion-answered'), diversionOf('ann', { state: 'declined' }), line('service:cash', 'ann', 'bob'));
    given(takes('cash', 'ann')).when(replies('ann', true)).then(refused('not-suggested'));
    given(takes('cash', 'ann'), suggests('ann'), replies('ann', false)).when(replies('ann', true)).then(refused('not-suggested'));
    given(takes('cash', 'ann'), suggests('ann'), next('c1')).when(replies('ann', true)).then(refused('ticket-already-called'));
  });

  it('DIVERT-3 is never a matter for the old: neither suggested nor counted', () => {
    given(takesAt('k2', 'cash', 'ann', true))
      .when(suggests('ann'))
      .then(refused('elderly-stays'));
    given(takes('cash', 'ann'), ages('ann')).when(suggests('ann')).then(refused('elderly-stays'));
    given(takes('cash', 'ann'), suggests('ann'), ages('ann')).when(replies('ann', true)).then(refused('elderly-stays'));
  });
});

describe('asking who waits', () => {
  it('ASSIST-3 is noted once, of who waits', () => {
    const asksAnn = asksAbout(LOBBY, (story) => ({ type: 'note-asked', ticketId: story.id('ann') }));
    given(takes('cash', 'ann')).when(asksAnn).then(events('customer-asked'));
    given(takes('cash', 'ann'), asksAnn).when(asksAnn).then(nothingHappens);
    given(takes('cash', 'ann'), next('c1')).when(asksAnn).then(refused('ticket-already-called'));
    given()
      .when(asks(LOBBY, { type: 'note-asked', ticketId: 'ghost' }))
      .then(refused('unknown-ticket'));
  });
});

const helps = (kind: 'help' | 'security', role: 'lobby' | 'teller'): Step =>
  role === 'lobby'
    ? asks(LOBBY, { type: 'request-help', counterId: null, kind })
    : asks({ role: 'teller', staffId: 'wang' }, { type: 'request-help', counterId: 'c1', kind });
const kinds = (story: Story): readonly string[] => [...story.branch.staff.helpRequests.values()].map(({ kind }) => kind);

describe('assistance', () => {
  it('ASSIST-1 says what for; an open request holds back none of another kind', () => {
    given(helps('help', 'teller')).when(helps('help', 'teller')).then(refused('help-already-raised'));
    given(helps('help', 'teller'))
      .when(helps('security', 'teller'))
      .then((story) => expect(kinds(story)).toEqual(['help', 'security']));
    given()
      .when(asks({ role: 'kiosk', kioskId: 'k1' }, { type: 'request-help', counterId: null, kind: 'security' }))
      .then((story) => expect(kinds(story)).toEqual(['help']));
  });

  it('ASSIST-2 what a guard said, the lobby manager who writes it down has gone for', () => {
    given().when(helps('security', 'lobby')).then(events('help-requested', 'help-acknowledged'));
    given(helps('security', 'lobby')).when(helps('security', 'lobby')).then(refused('help-already-raised'));
  });
});
