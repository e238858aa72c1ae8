import { expect, onTestFinished, test } from 'vitest';
import { judge, type Series } from '../discretion/server-worlds/timings.ts';
import { branchAtWork } from '../protocol/branch-at-work.ts';
import { seededChance } from '../rehearsal/chance.ts';
import { BrowserOf, givePin } from './browser-of.ts';

/** Of 14 pairs that all agree, fair coins give one in 16,384. */
const ROUNDS = 14;
/** What all four judgements together may spend on a false alarm. */
const FALSE_ALARM = 1e-3;
const WRONG = '111111';

/*
 * As the worlds of tests/discretion: a coin says which of a pair goes first, so that whatever else the machine does delays the one
 * as likely as the other, and the signed-rank test needs to know nothing of it.
 */
test.each([
  ['a number that is nobody’s, or has no PIN yet,', (round: number) => (round % 2 === 0 ? null : { secret: null })],
  ['a disabled person’s number', () => ({ disabledAt: 1 })],
] as const)('%s takes as long to be refused as a wrong PIN', async (_, otherOf) => {
  const branch = await branchAtWork({});
  onTestFinished(() => branch.stop());
  const [browser, unpaired] = [new BrowserOf(branch), new BrowserOf(branch)];
  await browser.pair('desk-1');
  const refusedAfter = async (by: BrowserOf, staffNumber: string, refusal: string): Promise<number> => {
    const from = performance.now();
    const { body } = await by.signIn(staffNumber, WRONG);
    expect(body.refusal).toBe(refusal);
    return performance.now() - from;
  };
  const coin = seededChance('same time');
  const unknown: (readonly [number, number])[] = [];
  const hashless: (readonly [number, number])[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [known, other] = [`known-${round}`, `other-${round}`];
    await givePin(branch, known, {});
    const changes = otherOf(round);
    if (changes !== null) await givePin(branch, other, changes);
    const both = [() => refusedAfter(browser, known, 'sign-in-wrong'), () => refusedAfter(browser, other, 'sign-in-wrong')] as const;
    const isKnownFirst = coin.chance(0.5);
    const first = await both[isKnownFirst ? 0 : 1]();
    const second = await both[isKnownFirst ? 1 : 0]();
    unknown.push(isKnownFirst ? [first, second] : [second, first]);
    hashless.push([isKnownFirst ? first : second, await refusedAfter(unpaired, known, 'device-not-enrolled')]);
  }
  const isTold = (series: Series): boolean => judge(series).probability < FALSE_ALARM / 4;
  expect(isTold({ name: 'the control: an answer without a hash is told', pairs: hashless })).toBe(true);
  expect(isTold({ name: 'unknown', pairs: unknown }), JSON.stringify(judge({ name: 'unknown', pairs: unknown }))).toBe(false);
});
