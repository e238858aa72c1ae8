import { expect, test } from 'vitest';
import { oneByOne } from '../../server/net/one-by-one.ts';

const COUNT = 20;
const EVERY_MS = 2;
/** A timer may be early by the part of a millisecond that its clock cuts off. */
const EARLY_MS = 1;

test('sockets that come at once are let in one by one, also after a turn that took long', async () => {
  const turn = oneByOne(EVERY_MS);
  let turns = 0;
  let running = setImmediate(function count() {
    turns += 1;
    running = setImmediate(count);
  });
  const startedAt = performance.now();
  const letInAt = Array.from({ length: COUNT }, () => turn().then(() => ({ turn: turns, at: performance.now() })));
  while (performance.now() - startedAt < COUNT * EVERY_MS);
  const letIn = await Promise.all(letInAt);
  clearImmediate(running);
  expect(new Set(letIn.map((one) => one.turn)).size).toBe(COUNT);
  const apart = letIn.slice(1).map(({ at }, index) => at - (letIn[index]?.at ?? at));
  expect(Math.min(...apart)).toBeGreaterThan(EVERY_MS - EARLY_MS);
});

test('a socket that comes alone waits for nobody', async () => {
  const turn = oneByOne(60_000);
  await turn();
});
