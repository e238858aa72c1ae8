import { afterEach, describe, expect, it } from 'vitest';
import { seededChance } from '../../rehearsal/chance.ts';
import { type Duet, playTwice, type Step } from '../server-worlds/duet.ts';
import { BEATS_DAY, customers, ROUTES_DAY, SHORT_DAY } from '../server-worlds/scripts.ts';
import { delays } from '../server-worlds/timings.ts';
import { TYPING_KIOSKS } from '../server-worlds/world-branch.ts';
import { planted } from './plant-plugin.ts';
import { PLANTS } from './plants.ts';
import { switchOn } from './switch.ts';

/** So often that three kiosks of a kind make enough pairs. */
const ROUNDS = 8;

/** Leaks that only a clock shows, and what makes them show most. */
const IN_TIME: Readonly<Record<string, readonly Step[]>> = {
  'a number that takes 80 ms longer': customers(ROUNDS, TYPING_KIOSKS),
  'a serial reader that says read 100 ms later': customers(ROUNDS, []),
  'a premium card answered 40 ms later': customers(ROUNDS, []),
  'a slip’s order that leaves 60 ms later': customers(ROUNDS, TYPING_KIOSKS),
};
/** Leaks that show only to who asks everything, or waits. */
const ELSEWHERE: Readonly<Record<string, readonly Step[]>> = {
  'a parity in the time of the heartbeat': BEATS_DAY,
  'a header on GET /api/views/kiosk': ROUTES_DAY,
  'a cookie with the page of a screen': ROUTES_DAY,
  'a longer answer of the probe': ROUTES_DAY,
};
/** The product's own check keeps this one in: only the log tells, and of it only that something was cut. */
const CUT = 'a key more in the receipt of a number taken with a premium card';

const names = PLANTS.map(({ name }) => name);
let duet: Duet | null = null;
afterEach(async () => {
  switchOn(null);
  await duet?.stop();
  duet = null;
});

async function played(name: string | null, steps: readonly Step[]): Promise<Duet> {
  const coin = seededChance(name ?? 'none');
  switchOn(name);
  duet = await playTwice('planted', steps, () => coin.chance(0.5));
  return duet;
}

describe('leaks planted in the product, one at a time', () => {
  it('are the fourteen of issue 12 and nine more', () => {
    expect(new Set(names).size).toBe(23);
    expect(names).toEqual(expect.arrayContaining([...Object.keys(IN_TIME), ...Object.keys(ELSEWHERE), CUT]));
  });

  it('are all off: the planted product tells the hall nothing', async () => {
    expect((await played(null, [...SHORT_DAY, ...ROUTES_DAY, ...BEATS_DAY])).differences()).toEqual([]);
  });

  it.each(names.filter((name) => !(name in IN_TIME)))('%s is caught', async (name) => {
    const found = (await played(name, ELSEWHERE[name] ?? SHORT_DAY)).differences();
    expect(found.length).toBeGreaterThan(0);
    const places = new Set(found.map(({ where }) => where.replace(/^.*: /, '')));
    if (name === CUT) expect([...places]).toEqual(['log']);
  });

  it.each(Object.keys(IN_TIME))('%s is caught by the clock', async (name) => {
    const found = delays(await played(name, IN_TIME[name] ?? []));
    expect(Math.max(...found.map(({ medianShiftMs }) => medianShiftMs))).toBeGreaterThan(Number(/(\d+) ms/.exec(name)?.[1]) / 2);
  });

  it('stand in lines of the product that are there: a line that has moved is an error', () => {
    const plants = [{ name: 'none', edits: [{ file: 'a.ts', find: 'not there', replace: '' }] }];
    expect(() => planted('a.ts', 'there', plants)).toThrow('a.ts has no single place for "none": not there');
    expect(() => planted('a.ts', 'not there, not there', plants)).toThrow('no single place');
    expect(planted('b.ts', 'there', plants)).toBe(null);
  });
});
