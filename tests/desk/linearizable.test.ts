import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import { type Branch } from '../../server/kernel/state/branch.ts';
import type { Actor } from '../../server/kernel/words/actor.ts';
import type { Command } from '../../server/kernel/commands.ts';
import type { Answer } from '../../server/kernel/words/answer.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { callNext, COUNTERS, deskOn, KIOSK, openCounter, TAKE, teller, turns } from './at-desk.ts';
import { isLinearizable, type Operation } from './linearizable.ts';
import { lengthOf } from '../length-of.ts';

const HISTORIES = lengthOf('HISTORIES', 12);
const OPERATIONS = 1_000;
/** Far beyond what a history takes. */
const A_HISTORY_MS = 30_000;

type Submit = (command: Command, actor: Actor) => Promise<Answer>;

/* No ticket is called by two counters, at any interleaving. */
describe('recorded histories of eight counters and two kiosks', () => {
  it(`read as one line of people, ${HISTORIES} of ${OPERATIONS} operations`, { timeout: HISTORIES * A_HISTORY_MS }, async () => {
    for (let history = 0; history < HISTORIES; history += 1) {
      const draw = randomOf(history);
      const { desk } = deskOn(memoryLog());
      const submit: Submit = (command, actor) => desk.submit(intentOf(randomUUID(), command, actor, null));
      const recorded = await record(submit, draw, OPERATIONS);
      expect(recorded.length).toBeGreaterThan(OPERATIONS / 2);
      expect(isLinearizable(recorded), `seed ${history}`).toBe(true);
    }
  });

  it('do not when a counter decides on what it saw a moment ago: the check finds the bug', async () => {
    const found = [];
    for (let history = 0; history < 5; history += 1) found.push(isLinearizable(await record(staleDesk(), randomOf(history), 200)));
    expect(found).not.toContain(true);
  });
});

describe('the check itself', () => {
  const take = (sent: number, answered: number, ticketId: string): Operation => ({ sent, answered, kind: 'take', ticketId });
  const call = (sent: number, answered: number, ticketId: string | null): Operation => ({ sent, answered, kind: 'call', ticketId });

  it('accepts any order of what overlapped', () => {
    expect(isLinearizable([take(1, 4, 'a'), take(2, 3, 'b'), call(5, 6, 'b'), call(7, 8, 'a')])).toBe(true);
    expect(isLinearizable([take(1, 9, 'a'), call(2, 3, null), call(4, 5, 'a')])).toBe(true);
  });

  it.each([
    ['a ticket called twice', [take(1, 2, 'a'), call(3, 4, 'a'), call(3, 5, 'a')]],
    ['a later ticket called before an earlier one', [take(1, 2, 'a'), take(3, 4, 'b'), call(5, 6, 'b'), call(7, 8, 'a')]],
    ['nobody found although somebody waited', [take(1, 2, 'a'), call(3, 4, null)]],
    ['a ticket called before it was taken', [call(1, 2, 'a'), take(3, 4, 'a')]],
    ['a ticket issued twice', [take(1, 2, 'a'), take(3, 4, 'a')]],
  ])('refuses %s', (_, history) => {
    expect(isLinearizable(history)).toBe(false);
  });
});

/** Kiosks and counters that act on their own, each waiting a random few turns between two commands. */
async function record(submit: Submit, draw: () => number, operations: number): Promise<Operation[]> {
  const counters = Array.from({ length: COUNTERS }, (_, index) => index + 1);
  for (const counter of counters) await submit(openCounter(counter), teller(counter));
  const recorded: Operation[] = [];
  let moment = 0;
  let left = operations;
  async function timed(kind: Operation['kind'], command: Command, actor: Actor): Promise<string | null> {
    left -= 1;
    const sent = (moment += 1);
    const answer = await submit(command, actor);
    const ticketId = answer.ok && 'ticketId' in answer.receipt ? answer.receipt.ticketId : null;
    recorded.push({ sent, answered: (moment += 1), kind, ticketId });
    return ticketId;
  }
  async function kiosk(): Promise<void> {
    while (left > 0) {
      await timed('take', TAKE, KIOSK);
      await turns(Math.floor(draw() * 4));
    }
  }
  async function counter(number: number): Promise<void> {
    const counterId = `counter-${number}`;
    while (left > 0) {
      const ticketId = await timed('call', callNext(number), teller(number));
      if (ticketId !== null) {
        await submit({ type: 'start-service', counterId, ticketId }, teller(number));
        await submit({ type: 'finish-service', counterId, ticketId }, teller(number));
      }
      await turns(Math.floor(draw() * 12));
    }
  }
  await Promise.all([kiosk(), kiosk(), ...counters.map(counter)]);
  return recorded;
}

/** The classic mistake, planted: looks at the line, comes back a turn later, and acts on what it saw. */
function staleDesk(): Submit {
  const { desk } = deskOn(memoryLog());
  return async (command, actor) => {
    if (command.type !== 'call-next') return desk.submit(intentOf(randomUUID(), command, actor, null));
    const seen = firstWaiting(desk.branch);
    await turns(1);
    await desk.submit(intentOf(randomUUID(), command, actor, null));
    return { ok: true, receipt: { kind: 'called', ticketId: seen, number: seen } };
  };
}

function firstWaiting(branch: Branch): string | null {
  return branch.staff.lines.get('service:cash')?.head()?.ticketId ?? null;
}

/** Mulberry32: small, seeded, good enough to shuffle. */
function randomOf(seed: number): () => number {
  let state = seed + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
