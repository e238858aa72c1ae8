import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { WallView } from '../../server/contract/wall.ts';
import { openLink } from '../../server/web/link.ts';
import type { Place } from '../../server/web/place.ts';
import { type BranchAtWork, branchAtWork, TELLER, until, WALL } from './branch-at-work.ts';
import { type FrameThief, frameThief } from './frame-thief.ts';

let branch: BranchAtWork;
let thief: FrameThief;
beforeEach(async () => {
  branch = await branchAtWork({});
  thief = await frameThief(branch.url);
});
afterEach(async () => {
  thief.close();
  await branch.stop();
});

/** A browser's place, as far as a connection needs one. */
function place(token: string): Place {
  const kept = new Map<string, string>();
  return {
    origin: thief.url,
    path: '/display/wall/w1',
    token,
    build: 'test-build',
    store: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    reload: () => undefined,
    monotonicMs: () => performance.now(),
    wallMs: () => Date.now(),
  };
}

describe('a screen that missed its last view', () => {
  test('learns so from the next beat, asks again, and shows what is true', async () => {
    const wall = openLink<WallView, never>('wall', place(branch.tokenOf(WALL)));
    await until('the first view', () => wall.view.value !== null);
    expect(wall.view.value?.state).toBe('paused');
    let heard = 0;
    onTestFinished(wall.lastServerTime.subscribe(() => (heard += 1)));
    const teller = await branch.join(TELLER);
    thief.steal('"view"', 1);
    await teller.ask({ type: 'open-counter', counterId: 'c1' });
    await until('the view to be lost', () => thief.stolen() === 1);
    expect(wall.view.value?.state).toBe('paused');
    /* In messages, not in seconds, which are longer on a busy machine: the beat, then the view it asked for. */
    const heardBefore = heard;
    await until('the screen to have healed', () => wall.view.value?.state === 'open');
    expect(heard - heardBefore).toBeLessThanOrEqual(2);
    wall.close();
  });

  test('stays wrong as long as its beats are lost too: it is the beat that heals', async () => {
    const wall = openLink<WallView, never>('wall', place(branch.tokenOf(WALL)));
    await until('the first view', () => wall.view.value !== null);
    const teller = await branch.join(TELLER);
    // Views and beats both carry their revision.
    thief.steal('"revision"', 2);
    await teller.ask({ type: 'open-counter', counterId: 'c1' });
    await until('the view and one beat to be lost', () => thief.stolen() === 2);
    expect(wall.view.value?.state).toBe('paused');
    await until('the screen to have healed by the second beat', () => wall.view.value?.state === 'open');
    wall.close();
  });
});
