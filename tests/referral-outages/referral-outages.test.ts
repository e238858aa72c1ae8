import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReferralRow } from '../../server/contract/referral.ts';
import { removeDataDir } from '../bench/server-process.ts';
import { RestlessBranch, until } from './restless-branch.ts';
import { lengthOf } from '../length-of.ts';

/* Each referral goes through all its states, and one of them is hit by a kill of the server, or a reload of the tablet or the teller's page. */

const STATES = ['raised', 'seen', 'acknowledged', 'attended', 'closed'] as const;
type State = (typeof STATES)[number];
const MISHAPS = ['kill', 'tablet', 'teller-page'] as const;
/** Each mishap in each state, once. */
const ROUND = STATES.length * MISHAPS.length;
const REFERRALS = lengthOf('REFERRALS', ROUND);
/** Of each kind, at least. */
const MISHAPS_LEAST = Math.floor(REFERRALS / ROUND) * STATES.length;
/** Far beyond what a referral takes. */
const RUN_MS = REFERRALS * 40_000;

interface Stored {
  readonly type: string;
  readonly referralId: string;
}

let branch: RestlessBranch;
const seenOnTablet = new Set<string>();

beforeAll(async () => {
  branch = await RestlessBranch.open();
  await until('all views', () => [branch.kiosk, branch.teller, branch.lobby].every(({ view }) => view !== null));
  await branch.teller.link.request({ type: 'open-counter', counterId: 'counter-1' });
  await branch.lobby.link.request({ type: 'start-duty' });
}, RUN_MS);
afterAll(async () => {
  await branch.stop();
  removeDataDir(branch.dataDir);
});

async function mishap(kind: (typeof MISHAPS)[number] | null): Promise<void> {
  if (kind === 'kill') await branch.killAndStart();
  if (kind === 'tablet') branch.lobby.reload();
  if (kind === 'teller-page') branch.teller.reload();
}

/** Serves the next customer; who was served before is finished with by the same key. */
async function customer(): Promise<{ readonly ticketId: string; readonly number: string }> {
  await branch.kiosk.link.request({ type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, withCard: false });
  const before = branch.teller.view?.counter?.ticket ?? null;
  await branch.teller.link.request({ type: 'call-next', counterId: 'counter-1', finishing: before?.ticketId ?? null });
  const called = await until('a call', () => {
    const ticket = branch.teller.view?.counter?.ticket ?? null;
    return ticket !== null && ticket.ticketId !== before?.ticketId ? ticket : null;
  });
  await branch.teller.link.request({ type: 'start-service', counterId: 'counter-1', ticketId: called.ticketId });
  await until('the service', () => branch.teller.view?.referable?.ticketId === called.ticketId);
  return called;
}

const ofTicket = (rows: readonly ReferralRow[] | undefined, ticketId: string): ReferralRow | undefined =>
  rows?.find((row) => row.ticketId === ticketId);
const onTablet = (ticketId: string) => ofTicket(branch.lobby.view?.referrals, ticketId);

/** One referral from hand to outcome; `hit` is the state whose command is on its way when the mishap happens. */
async function refer(index: number): Promise<void> {
  const hit: State = STATES[index % STATES.length] ?? 'raised';
  const kind = MISHAPS[Math.floor(index / STATES.length) % MISHAPS.length] ?? 'kill';
  const { ticketId } = await customer();
  const on = (state: State) => mishap(state === hit ? kind : null);
  void branch.teller.link.request({
    type: 'raise-referral',
    counterId: 'counter-1',
    ticketId,
    cueId: 'large-cash',
    confidence: 'possible',
    target: { kind: 'lobby' },
    salutation: null,
  });
  await on('raised');
  const { referralId } = await until('the hand on the tablet', () => onTablet(ticketId));
  seenOnTablet.add(referralId);
  for (const [state, type] of [
    ['seen', 'see-referral'],
    ['acknowledged', 'acknowledge-referral'],
    ['attended', 'attend-referral'],
  ] as const) {
    void branch.lobby.link.request({ type, referralId });
    await on(state);
    await until(`${state} on the tablet`, () => onTablet(ticketId)?.state === state);
    await until(`${state} at the counter`, () => ofTicket(branch.teller.view?.referrals, ticketId)?.state === state);
  }
  void branch.lobby.link.request({ type: 'conclude-referral', referralId, outcome: 'declined' });
  await on('closed');
  await until('the outcome at the counter', () => ofTicket(branch.teller.view?.referrals, ticketId)?.outcome === 'declined');
  await until('an empty tablet', () => onTablet(ticketId) === undefined);
}

const STEPS = ['referral-raised', 'referral-seen', 'referral-acknowledged', 'referral-attended', 'referral-closed'] as const;

/** What became of the referrals, from the log: each step of each exactly once, and each on the tablet. */
function verdict(stored: readonly Stored[], seen: ReadonlySet<string>) {
  const known = [...new Set(stored.map(({ referralId }) => referralId))];
  const count = (type: string, referralId: string) => stored.filter((row) => row.type === type && row.referralId === referralId).length;
  return {
    raised: known.length,
    neverSeen: known.filter((referralId) => !seen.has(referralId)),
    notOnce: known.flatMap((referralId) => STEPS.filter((step) => count(step, referralId) !== 1).map((step) => `${step} ${referralId}`)),
  };
}

describe(`${REFERRALS} referrals, each hit in the middle of a state by a kill, a tablet’s reload or a counter’s`, () => {
  test(
    'none is lost, none is shown or recorded twice',
    async () => {
      for (let index = 0; index < REFERRALS; index += 1) await refer(index);
      await branch.stop();
      const connection = new Database(branch.databaseFile, { readonly: true });
      const stored = connection
        .prepare<[], Stored>("SELECT type, body ->> 'referralId' AS referralId FROM events WHERE type LIKE 'referral-%'")
        .all();
      connection.close();
      expect(verdict(stored, seenOnTablet)).toEqual({ raised: REFERRALS, neverSeen: [], notOnce: [] });
      const [first] = stored;
      if (first === undefined) throw new Error('nothing was stored');
      // Planted: a record lost, one told twice, and a hand that no tablet showed.
      expect(verdict(stored.slice(1), seenOnTablet).notOnce).toContain(`referral-raised ${first.referralId}`);
      expect(verdict([...stored, first], seenOnTablet).notOnce).toEqual([`referral-raised ${first.referralId}`]);
      expect(verdict(stored, new Set([...seenOnTablet].slice(1))).neverSeen).toHaveLength(1);
      expect([...branch.shownTwice]).toEqual([]);
      expect(branch.kills).toBeGreaterThanOrEqual(MISHAPS_LEAST);
      expect(branch.lobby.reloads).toBeGreaterThanOrEqual(MISHAPS_LEAST);
      expect(branch.teller.reloads).toBeGreaterThanOrEqual(MISHAPS_LEAST);
    },
    RUN_MS,
  );
});
