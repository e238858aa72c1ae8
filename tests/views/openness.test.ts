import { describe, expect, it } from 'vitest';
import { kioskView as kioskSchema } from '../../server/contract/kiosk.ts';
import { wallView as wallSchema } from '../../server/contract/wall.ts';
import { TICKET_CLASSES } from '../../server/kernel/configuration/standing.ts';
import { kioskView } from '../../server/views/kiosk.ts';
import { countersOpen } from '../../server/views/openness.ts';
import { phoneView } from '../../server/views/phone.ts';
import { composeSlip } from '../../server/views/slip/slip.ts';
import { wallView } from '../../server/views/wall.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { given, givenIn, type Story } from '../given.ts';
import { EVERYBODY } from '../policy.ts';
import { asks, dayOpens, LOBBY, opens, takes, takesAt, tellerAt, waits } from '../steps.ts';

const HOUR_S = 3_600;
const closesByHand = asks(LOBBY, { type: 'close-day' });
const pausesAtOne = asks(tellerAt('c1'), { type: 'pause-counter', counterId: 'c1', reasonId: 'water' });

function shown(story: Story) {
  const moment = story.context();
  const kiosk = kioskSchema.parse(kioskView(story.branch.hall, 'k1', moment, 'none', true));
  const wall = wallSchema.parse(wallView(story.branch.hall, 'w1', moment));
  return { kiosk, wall, cash: kiosk.services.find(({ id }) => id === 'cash') };
}

describe('why the branch is closed', () => {
  it('is the hand that closed it, not the clock, until the hours are over', () => {
    const story = given(dayOpens).when(closesByHand).then();
    const stopped = shown(story);
    expect([stopped.kiosk.state, stopped.kiosk.closedBecause, stopped.wall.closedBecause, stopped.cash?.closedBecause]).toEqual([
      'closed',
      'stopped',
      'stopped',
      'stopped',
    ]);
    const evening = shown(
      given(dayOpens, closesByHand)
        .when(waits(8 * HOUR_S))
        .then(),
    );
    expect([evening.kiosk.closedBecause, evening.wall.closedBecause]).toEqual(['hours', 'hours']);
  });

  it('is nobody’s opening, within the hours', () => {
    const { kiosk, wall } = shown(given().when(waits(0)).then());
    expect([kiosk.closedBecause, wall.closedBecause]).toEqual(['not-started', 'not-started']);
  });

  it('is the hours before and after them, and nothing while it is open', () => {
    const night = shown(
      given()
        .when(waits(12 * HOUR_S))
        .then(),
    );
    expect([night.kiosk.closedBecause, night.wall.closedBecause]).toEqual(['hours', 'hours']);
    const open = shown(given(dayOpens).when(opens('c1')).then());
    expect([open.kiosk.closedBecause, open.wall.closedBecause, open.cash?.closedBecause]).toEqual([null, null, null]);
  });

  it('is a service’s own hours where those are over, whatever the branch does', () => {
    const { kiosk } = shown(
      given(dayOpens)
        .when(waits(2 * HOUR_S))
        .then(),
    );
    expect(kiosk.services.find(({ id }) => id === 'corporate')).toMatchObject({ state: 'closed', closedBecause: 'hours' });
    expect(kiosk.closedBecause).toBeNull();
  });
});

describe('whether a counter calls a service’s numbers', () => {
  it('is said of open counters only, and no paused one', () => {
    expect(shown(given(dayOpens).when(waits(1)).then()).cash?.counters).toBe('none');
    expect(shown(given(dayOpens).when(opens('c3')).then()).cash?.counters).toBe('none');
    expect(shown(given(dayOpens).when(opens('c1')).then()).cash?.counters).toBe('all');
    expect(shown(given(dayOpens, opens('c1')).when(pausesAtOne).then()).cash?.counters).toBe('none');
  });

  it('follows from profiles, and never from who waits', () => {
    const counters = TEST_BRANCH.counters.map((one) => ({
      ...one,
      profile: { ...EVERYBODY, ...(one.id === 'c1' ? { classes: ['premium' as const] } : {}) },
    }));
    const configuration = { ...TEST_BRANCH, counters };
    const story = givenIn(configuration, dayOpens).when(opens('c1')).then();
    expect(countersOpen(story.branch.hall, configuration, 'cash')).toBe('some');
    const both = givenIn(configuration, dayOpens).when(opens('c1', 'c2')).then();
    expect(countersOpen(both.branch.hall, configuration, 'cash')).toBe('all');
    expect(TICKET_CLASSES.length).toBe(4);
  });

  it('stands on slip and phone beside how many wait', () => {
    const story = given(dayOpens, opens('c3')).when(takes('cash', 'ann')).then();
    const { hall } = story.branch;
    const ticket = hall.tickets.get(story.id('ann'));
    if (ticket === undefined) throw new Error('no ticket');
    expect(phoneView(hall, ticket.id)?.counters).toBe('none');
    const words = (counters: 'all' | 'some' | 'none') =>
      composeSlip(TEST_BRANCH, ticket, false, counters).blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    expect(words('none')).toContain('目前暂无窗口办理此业务，请稍候，或询问大堂经理');
    expect(words('some')).toContain('办理此业务的窗口尚未全部开放');
    expect(words('none')).toContain('前面无人等候');
    expect(words('all').join()).not.toContain('窗口办理此业务');
  });
});

describe('the slip in large print', () => {
  it('repeats the words that were pressed, and prints number, service, place and time large', () => {
    const services = TEST_BRANCH.services.map((one) =>
      one.id === 'cash' ? { ...one, plainName: { 'zh-CN': '取钱、存钱', en: 'Cash in, cash out' } } : one,
    );
    const configuration = { ...TEST_BRANCH, services };
    const story = givenIn(configuration, dayOpens, opens('c1'))
      .when(takesAt('k1', 'cash', 'ann', true))
      .then();
    const ticket = story.branch.hall.tickets.get(story.id('ann'));
    if (ticket === undefined) throw new Error('no ticket');
    const scales = new Map(
      composeSlip(configuration, ticket, false, 'all').blocks.flatMap((block) =>
        block.kind === 'text' ? [[block.text, block.scale]] : [],
      ) as [string, number][],
    );
    expect(scales.get('取钱、存钱')).toBe(3);
    expect(scales.get('现金存取')).toBe(2);
    expect(scales.get(ticket.number)).toBe(8);
    expect([...scales].filter(([text]) => /到叫号的窗口办理|取号时间|前面无人等候/.test(text)).map(([, scale]) => scale)).toEqual([
      2, 2, 2,
    ]);
  });
});
