import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BusinessClock, systemSources } from '../../server/time/business-clock.ts';
import { branchConfiguration } from '../../server/config/schema.ts';
import { openBranchOnDisk, type StoredRow } from './branch-on-disk.ts';
import { seededChance } from './chance.ts';
import { castRoles, playDemo } from './demo/demo.ts';
import type { Tally } from './demo/tally.ts';
import { RobotTeller } from './robot-teller.ts';

const DEMO_BRANCH = branchConfiguration.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../server/demo-branch.json'), 'utf8')));
/** The same branch with little patience, so that a test sees an hour of it in seconds: its kiosks too give numbers in no time. */
const HASTY_BRANCH = {
  ...DEMO_BRANCH,
  kioskLimits: { gapMs: 0, most: 9_999 },
  rules: { ...DEMO_BRANCH.rules, recallPauseMs: 10, noShowAfterMs: 30 },
};
const HASTE = 1 / 400;
const PLAYED_MS = 9_000;
/**
 * Two press for the last customer, the customer takes a number back while it is called, or rates as the next one begins; two
 * counters refer one customer, or two people guide one guest.
 * Anything else would be a robot that does not look.
 */
const HONEST_RACES = [
  'nobody-waiting',
  'ticket-already-called',
  'ticket-not-waiting',
  'ticket-closed',
  'unknown-help-request',
  'help-already-raised',
  'help-pressed-often',
  'nothing-to-rate',
  'manager-not-free',
  'guest-being-served',
  'guest-not-waiting',
  'guest-not-here',
  'already-referred',
  'referral-over',
];

interface Played {
  readonly tally: Tally;
  readonly stored: readonly StoredRow[];
}

async function play(): Promise<Played> {
  const chance = seededChance('demo');
  const branch = await openBranchOnDisk(HASTY_BRANCH, new BusinessClock(systemSources(), () => {}), chance);
  try {
    const signal = AbortSignal.timeout(PLAYED_MS);
    const tally = await playDemo(branch.server.url, (subject) => branch.tokenOf(subject), castRoles(HASTY_BRANCH), chance, {
      signal,
      scale: HASTE,
    });
    await branch.stop();
    return { tally, stored: branch.readStored() };
  } finally {
    await branch.stop();
    branch.remove();
  }
}

describe('the demo', () => {
  test('customers and staff do through their sockets what people do, and go home', async () => {
    const { tally, stored } = await play();
    for (const what of [
      'took a number',
      'called',
      'recalled',
      'started',
      'finished',
      'no-show',
      'transferred',
      'parked',
      'resumed',
      'rated',
      'referred',
      'went to a guest',
      'introduced',
      'signed off',
    ]) {
      expect(tally.counts.get(what) ?? 0, `${what} in ${tally.text()}`).toBeGreaterThan(0);
    }
    const opened = stored.filter(({ event }) => event.type === 'counter-opened').length;
    expect(stored.filter(({ event }) => event.type === 'counter-closed')).toHaveLength(opened);
    const atCounters = new Set<string>();
    for (const { event } of stored) {
      if (event.type === 'ticket-called') atCounters.add(event.ticketId);
      if (
        ['ticket-closed', 'ticket-missed', 'ticket-transferred', 'ticket-parked'].includes(event.type) &&
        'ticketId' in event &&
        event.ticketId !== null
      ) {
        atCounters.delete(event.ticketId);
      }
    }
    expect([...atCounters], 'nobody is left standing at a closed counter').toEqual([]);
    const refused = [...tally.counts.keys()].filter((what) => what.startsWith('refused: ')).map((what) => what.slice('refused: '.length));
    expect(refused.filter((code) => !HONEST_RACES.includes(code))).toEqual([]);
  });

  test('the last kiosk, the last counter, a teller and a lobby manager are the visitor’s', () => {
    const { kioskIds, posts, lobbyId, free } = castRoles(DEMO_BRANCH);
    expect(free).toEqual({ kioskId: 'kiosk-2', counterId: 'counter-6', staffId: 't06', lobbyId: 'm02' });
    expect(kioskIds).toEqual(['kiosk-1']);
    expect(posts).toHaveLength(5);
    expect(posts.map(({ staffId }) => staffId)).not.toContain(free.staffId);
    expect(lobbyId).toBe('m01');
  });

  test('a branch with one of everything plays all the same', () => {
    const small = { ...DEMO_BRANCH, kiosks: DEMO_BRANCH.kiosks.slice(0, 1), counters: DEMO_BRANCH.counters.slice(0, 1) };
    const { kioskIds, posts, free } = castRoles(small);
    expect([kioskIds.length, posts.length]).toEqual([1, 1]);
    expect([free.kioskId, free.counterId]).toEqual([null, null]);
  });
});

describe('a robot', () => {
  test('says why it was not let in', async () => {
    const chance = seededChance('robot');
    const branch = await openBranchOnDisk(HASTY_BRANCH, new BusinessClock(systemSources(), () => {}), chance);
    try {
      await expect(RobotTeller.connect(branch.server.url, 'not-a-token', 'counter-1', chance)).rejects.toThrow('not-signed-in');
    } finally {
      await branch.stop();
      branch.remove();
    }
  });
});
