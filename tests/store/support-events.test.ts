import { describe, expect, it } from 'vitest';
import { branchConfiguration } from '../../server/config/schema.ts';
import { SERVICES_OF_COUNTER_MAX } from '../../server/kernel/configuration/configuration.ts';
import { parseEvent } from '../../server/store/event-schema.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';

describe('events of the post, of support and of self-service, as they lie in the log', () => {
  it('a request for help of an earlier release asks for help', () => {
    const asked = { helpId: 'h1', source: { kind: 'counter', counterId: 'c1' } };
    expect(parseEvent('help-requested', asked)).toEqual({ type: 'help-requested', ...asked, kind: 'help' });
    expect(parseEvent('help-requested', { ...asked, kind: 'security' })).toMatchObject({ kind: 'security' });
    expect(() => parseEvent('help-requested', { ...asked, kind: 'coffee' })).toThrow(/kind/);
  });

  it('support of an earlier release was asked for because of no wait', () => {
    const raised = { supportId: 's', kind: 'staff', staffId: null, load: { waiting: 9, open: 1 } };
    expect(parseEvent('support-raised', raised)).toEqual({ type: 'support-raised', ...raised, waitMs: null });
  });

  it.each([
    ['a post left for no state there is', 'duty-left', { staffId: 'zhao', state: 'on', backAt: null, reasonId: 'urgent' }, /state/],
    ['a hand-over by nobody', 'duty-handed-over', { staffId: 'a', standInId: 'b', state: 'off', backAt: null, by: null }, /by/],
    ['a negative gap', 'duty-gap-closed', { staffId: 'zhao', gapMs: -1 }, /gapMs/],
    [
      'support in half a crowd',
      'support-raised',
      { supportId: 's', kind: 'staff', staffId: null, load: { waiting: 2.5, open: 1 } },
      /load/,
    ],
    ['support that ended somehow', 'support-resolved', { supportId: 's', staffId: null, end: 'somehow' }, /end/],
    ['an alarm of no kind', 'alarm-raised', { alarmId: 'a', subject: { kind: 'boredom', counterId: 'c1' }, since: 1 }, /subject/],
    [
      'an alarm of a counter about a service',
      'alarm-raised',
      { alarmId: 'a', subject: { kind: 'idle-counter', serviceId: 's' }, since: 1 },
      /subject/,
    ],
    ['an alarm mended before it was raised', 'alarm-resolved', { alarmId: 'a', end: 'mended', afterMs: -1 }, /afterMs/],
    ['help left unanswered for no cause', 'help-unanswered', { helpId: 'h', cause: null }, /cause/],
    ['a counter that serves nothing', 'counter-services-set', { counterId: 'c1', serviceIds: [], staffId: 'gao' }, /serviceIds/],
    [
      'a diversion half accepted',
      'diversion-answered',
      { ticketId: 't', serviceId: 's', staffId: 'z', accepted: 1, isCoached: true },
      /accepted/,
    ],
  ])('refuses %s', (_, type, body, names) => {
    expect(() => parseEvent(type, body)).toThrow(names);
  });

  it('refuses a counter of more services than a branch has', () => {
    const serviceIds = Array.from({ length: SERVICES_OF_COUNTER_MAX }, (_, index) => `s${index}`);
    const set = { counterId: 'c1', staffId: 'gao' };
    expect(parseEvent('counter-services-set', { ...set, serviceIds })).toMatchObject({ serviceIds });
    expect(() => parseEvent('counter-services-set', { ...set, serviceIds: [...serviceIds, 'one-more'] })).toThrow(/serviceIds/);
  });

  it('a branch configures as many services to ask after as it may have, and no more', () => {
    const asking = (count: number) => {
      const askServiceIds = Array.from({ length: count }, (_, index) => `s${index}`);
      return branchConfiguration.safeParse({ ...TEST_BRANCH, guidance: { ...TEST_BRANCH.guidance, askServiceIds } }).success;
    };
    expect([asking(0), asking(SERVICES_OF_COUNTER_MAX), asking(SERVICES_OF_COUNTER_MAX + 1)]).toEqual([true, true, false]);
  });
});
