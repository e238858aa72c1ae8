import { afterEach, describe, expect, it } from 'vitest';
import { lengthOf } from '../length-of.ts';
import { seededChance } from '../rehearsal/chance.ts';
import { type Duet, playTwice } from './server-worlds/duet.ts';
import { shown } from './server-worlds/hall-tape.ts';
import { wholeDay } from './server-worlds/scripts.ts';
import { delays, PAIRS_MIN, seriesOf } from './server-worlds/timings.ts';

/** Days that are played; WORLDS=50 is the long form. */
const DAYS = lengthOf('WORLDS', 1);
/** So often that three kiosks of a kind make enough pairs. */
const ROUNDS = 8;

let duet: Duet | null = null;
afterEach(async () => {
  await duet?.stop();
  duet = null;
});

describe('two worlds through the real server, which differ only in what staff know', () => {
  it.each(Array.from({ length: DAYS }, (_, day) => `day ${day}`))('tell the hall the same at the same time: %s', async (seed) => {
    const coin = seededChance(seed);
    duet = await playTwice(seed, wholeDay(ROUNDS), () => coin.chance(0.5));
    const { ordinary, secret } = duet;

    const known = secret.branch.server.desk.branch.staff;
    expect([...known.records.values()].filter(({ standing }) => standing.tier !== 'none').length).toBeGreaterThan(40);
    expect([known.referrals.size, known.followUps.size, known.explanations.size].every((count) => count > 0)).toBe(true);
    expect([...ordinary.branch.server.desk.branch.staff.records.values()].filter(({ standing }) => standing.tier !== 'none')).toEqual([]);
    expect(ordinary.tape.heard.length).toBeGreaterThan(5_000);
    expect(seriesOf(duet).filter(({ pairs }) => pairs.length >= PAIRS_MIN).length).toBeGreaterThan(30);

    expect(duet.differences().map(shown).join('\n')).toBe('');
    expect(delays(duet)).toEqual([]);
  });
});
