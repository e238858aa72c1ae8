import { describe, expect, test } from 'vitest';
import { idleVerdict, IDLE_ELDER_MS, IDLE_MS, STAY_PROMPT_MS, TICKET_PAGE_ELDER_MS, TICKET_PAGE_MS } from '../../kiosk/idle.ts';
import { keepServices, keptServices } from '../../kiosk/last-view.ts';
import { pixelsPerMmIn } from '../../kiosk/scale.ts';
import { numberIsAll, slipShown } from '../../kiosk/slip.ts';
import { DENSE_FROM, DENSE_TILES_MAX, ELDER_ROWS_MAX, TILES_MAX, tilesOf } from '../../kiosk/tiles.ts';
import type { KioskPages } from '../../kiosk/tiles.ts';
import { OPEN_VIEW, service, ticket } from '../browser/kiosk/views.ts';
import { memoryStore } from './real-server.ts';

type Facts = Parameters<typeof idleVerdict>[0];

const services = (count: number) => Array.from({ length: count }, (_, index) => service(`s${index}`, '业务', '业务', 'Service', 0, {}));
const PAGES: KioskPages = { elderServiceIds: [], elderMore: 'pages', hintFromWaiting: null };
const namesOf = (count: number, elder: boolean, page: number, pages: KioskPages = PAGES): string[] =>
  tilesOf(services(count), pages, elder, page).tiles.map((tile) => (tile.kind === 'service' ? tile.service.id : tile.kind));

describe('tiles', () => {
  test('are all on one page while they fit', () => {
    expect(namesOf(TILES_MAX, false, 0)).toEqual(['s0', 's1', 's2', 's3', 's4', 's5']);
    expect(tilesOf(services(TILES_MAX), PAGES, false, 0).layout).toBe('wide');
  });

  test('turn pages when there are more, back too from three on, and come round again', () => {
    expect(namesOf(10, false, 0)).toEqual(['s0', 's1', 's2', 's3', 's4', 'more']);
    expect(namesOf(10, false, 1)).toEqual(['s5', 's6', 's7', 's8', 's9', 'more']);
    expect(namesOf(12, false, 0)).toEqual(['s0', 's1', 's2', 's3', 'previous', 'more']);
    expect(namesOf(12, false, -1)).toEqual(['s8', 's9', 's10', 's11', 'previous', 'more']);
    expect(namesOf(12, false, 3)).toEqual(namesOf(12, false, 0));
  });

  test.each([
    [60, false],
    [60, true],
    [13, false],
    [9, true],
  ])('reach every one of %i services, large print %s, once each, with no more targets than a page holds', (count, elder) => {
    const first = tilesOf(services(count), PAGES, elder, 0).tiles.find((tile) => tile.kind === 'more');
    const pages = first?.kind === 'more' ? first.pages : 1;
    const all = Array.from({ length: pages }, (_, page) => namesOf(count, elder, page));
    expect(all.flat().filter((name) => name.startsWith('s'))).toEqual(services(count).map(({ id }) => id));
    for (const names of all)
      expect(names.length).toBeLessThanOrEqual(elder ? ELDER_ROWS_MAX : count >= DENSE_FROM ? DENSE_TILES_MAX : TILES_MAX);
  });

  test('in large text stand in the branch’s order for it, and lead on to a page or to a person, as the branch has it', () => {
    const pages: KioskPages = { ...PAGES, elderServiceIds: ['s4', 'gone', 's2'] };
    expect(namesOf(ELDER_ROWS_MAX, true, 0)).toEqual(['s0', 's1', 's2', 's3']);
    expect(namesOf(5, true, 0, pages)).toEqual(['s4', 's2', 's0', 'more']);
    expect(namesOf(5, true, 1, pages)).toEqual(['s1', 's3', 'more']);
    expect(namesOf(5, true, 0, { ...pages, elderMore: 'staff' })).toEqual(['s4', 's2', 's0', 'staff']);
    expect(namesOf(5, false, 0, pages)).toEqual(['s0', 's1', 's2', 's3', 's4']);
  });
});

describe('idle time', () => {
  const facts: Facts = { awake: true, page: 'services', elder: false, chosen: true, busy: false, slipInHand: false, idleMs: 0 };
  const after = (idleMs: number, part: Partial<Facts>): string => idleVerdict({ ...facts, idleMs, ...part }).kind;

  test('asks first, for at least 20 s, and twice as late in large text', () => {
    expect(STAY_PROMPT_MS).toBeGreaterThanOrEqual(20_000);
    expect([IDLE_MS - 1, IDLE_MS, IDLE_MS + STAY_PROMPT_MS].map((ms) => after(ms, {}))).toEqual(['wait', 'ask', 'reset']);
    expect([IDLE_MS, IDLE_ELDER_MS].map((ms) => after(ms, { elder: true }))).toEqual(['wait', 'ask']);
  });

  test('asks nothing where there is nothing to lose, and never while the server is asked or nobody is there', () => {
    expect(after(IDLE_MS, { chosen: false })).toBe('reset');
    expect(after(IDLE_MS * 9, { busy: true })).toBe('wait');
    expect(after(IDLE_MS * 9, { awake: false })).toBe('wait');
  });

  test('clears a number that is on paper, and asks about one that is only on the screen', () => {
    expect([TICKET_PAGE_MS - 1, TICKET_PAGE_MS].map((ms) => after(ms, { page: 'ticket', slipInHand: true }))).toEqual(['wait', 'reset']);
    expect(after(TICKET_PAGE_ELDER_MS - 1, { page: 'ticket', slipInHand: true, elder: true })).toBe('wait');
    expect(after(TICKET_PAGE_MS, { page: 'ticket' })).toBe('wait');
    expect(after(IDLE_MS, { page: 'ticket' })).toBe('ask');
  });
});

describe('the slip', () => {
  test('is what the view says; before that, what the reply said; never more', () => {
    expect(slipShown(null, 'printing', 'ready')).toBe('printing');
    expect(slipShown(null, 'no-slip', 'down')).toBe('failed');
    expect(slipShown(null, 'no-slip', 'absent')).toBe('absent');
    expect(slipShown(ticket({ slip: { state: 'none' } }), 'no-slip', 'absent')).toBe('absent');
    expect(slipShown(ticket({ slip: { state: 'unconfirmed' } }), 'printing', 'ready')).toBe('unconfirmed');
    expect((['printing', 'printed', 'unconfirmed', 'failed', 'absent'] as const).filter(numberIsAll)).toEqual(['failed', 'absent']);
  });
});

describe('the scale', () => {
  test("is the panel's own on the real panel, and shrinks as a whole in a smaller window", () => {
    expect(pixelsPerMmIn(1080, 1920, 4.03)).toBe(4.03);
    expect(pixelsPerMmIn(1920, 1080, 4.03)).toBe(4.03);
    expect(pixelsPerMmIn(1280, 720, 4.03)).toBeCloseTo(2.727, 2);
  });
});

describe('services known from last time', () => {
  test('come back for the same kiosk only, and rubbish is not believed', () => {
    const store = memoryStore();
    keepServices(store, '/kiosk/k1', OPEN_VIEW);
    expect(keptServices(store, '/kiosk/k1')?.services.map(({ id }) => id)).toEqual(OPEN_VIEW.services.map(({ id }) => id));
    expect(keptServices(store, '/kiosk/k2')).toBeNull();
    for (const text of ['{', '[]', '{"services":[{}],"pixelsPerMm":4}']) {
      store.setItem('branch-queue:kiosk-services:/kiosk/k1', text);
      expect(keptServices(store, '/kiosk/k1')).toBeNull();
    }
  });

  test('too large to be worth keeping are not kept', () => {
    const store = memoryStore();
    keepServices(store, '/kiosk/k1', { ...OPEN_VIEW, services: services(1_000) });
    expect(keptServices(store, '/kiosk/k1')).toBeNull();
  });
});
