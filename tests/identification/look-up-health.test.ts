import { describe, expect, test } from 'vitest';
import { LOOK_UP_FAILURES_TOLD, LookUpHealth } from '../../server/directory/look-up-health.ts';
import type { RemoteFailure } from '../../server/directory/remote-directory.ts';

function watched() {
  const told: string[] = [];
  const health = new LookUpHealth((condition) => told.push(condition));
  const fails = (failure: RemoteFailure, times: number): void => {
    for (let n = 0; n < times; n += 1) health.failed(failure);
  };
  return { told, health, fails };
}

describe('the look-up’s health', () => {
  test('is told once it has failed so many times in a row, once, and again when it answers', () => {
    const { told, health, fails } = watched();
    fails('late', LOOK_UP_FAILURES_TOLD - 1);
    health.answered();
    fails('late', LOOK_UP_FAILURES_TOLD - 1);
    expect(told).toEqual(['ok']);
    fails('late', 3);
    health.answered();
    expect(told).toEqual(['ok', 'late', 'ok']);
  });

  test('names what is wrong with it; a rest says nothing new', () => {
    const { told, fails } = watched();
    fails('late', LOOK_UP_FAILURES_TOLD);
    fails('resting', 5);
    fails('unreachable', 1);
    fails('garbled', 1);
    fails('refused', 1);
    expect(told).toEqual(['late', 'no-answer', 'not-understood']);
  });
});
