import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../server/contract/wire.ts';
import { placeOf } from '../../server/net/subjects/pairing.ts';
import { bearerIdOf, subjectOf } from '../../server/net/of-subject.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import {
  AGENT,
  type BranchAtWork,
  branchAtWork,
  KIOSK,
  lastView,
  RATER,
  request,
  type Screen,
  TAKE,
  TELLER,
  until,
} from './branch-at-work.ts';

let branch: BranchAtWork;
beforeEach(async () => {
  branch = await branchAtWork({});
});
afterEach(() => branch.stop());

/** A customer called at counter c1; the teller's screen. */
async function calledAtCounter(): Promise<Screen> {
  const kiosk = await branch.join(KIOSK);
  const teller = await branch.join(TELLER);
  await branch.post(branch.operatorToken, { commandId: randomUUID(), command: { type: 'open-day' } });
  await teller.ask({ type: 'open-counter', counterId: 'c1' });
  await kiosk.ask(TAKE);
  await teller.ask({ type: 'call-next', counterId: 'c1', finishing: null });
  return teller;
}

function counterOf(agent: Screen): Record<string, unknown> {
  return (lastView(agent)['counters'] as Record<string, unknown>[])[0] ?? {};
}

const press = (key: string, seen: string) => ({ type: 'press-pad', counterId: 'c1', key, seen, reasonId: null });
const ask = (screen: Screen, command: object): Promise<Reply> => request(screen.socket, randomUUID(), command);

describe('a call pad and a rating page on the wire', () => {
  test('a customer is served by the pad alone, is asked once, and the page thanks', async () => {
    await calledAtCounter();
    const [agent, page] = [await branch.join(AGENT), await branch.join(RATER)];
    expect(counterOf(agent)).toMatchObject({ counterId: 'c1', state: 'calling', number: 'A001' });
    expect(await ask(agent, press('confirm', 'calling'))).toMatchObject({ ok: true });
    await until('in service, without a number', () => counterOf(agent)['state'] === 'serving' && counterOf(agent)['number'] === null);
    expect(lastView(page)).toMatchObject({ state: 'idle' });
    expect(await ask(agent, press('confirm', 'serving'))).toMatchObject({ ok: true });
    await until('the page asks', () => lastView(page)['state'] === 'open');
    const rating = { type: 'rate-visit', counterId: 'c1', visitId: lastView(page)['visitId'], score: 5 };
    expect(await ask(page, rating)).toMatchObject({ ok: true, receipt: { kind: 'done' } });
    await until('the page thanks', () => lastView(page)['state'] === 'thanked');
    expect(await ask(agent, rating)).toMatchObject({ ok: false, refusal: 'already-rated' });
  });

  test('the same press sent twice is carried out once, and gets its first answer', async () => {
    await calledAtCounter();
    const agent = await branch.join(AGENT);
    const commandId = randomUUID();
    const first = await request(agent.socket, commandId, press('confirm', 'calling'));
    expect(await request(agent.socket, commandId, press('confirm', 'calling'))).toEqual(first);
    await until('in service', () => counterOf(agent)['state'] === 'serving');
  });

  test('an agent presses at the counters of its token only; a page rates at its own only', async () => {
    const teller = await calledAtCounter();
    const agent = await branch.join({ audience: 'device', agentId: 'agent-2', printerIds: [], counterIds: ['c2'] });
    expect(await ask(agent, press('next', 'calling'))).toMatchObject({ ok: false, refusal: 'not-allowed' });
    expect((lastView(agent)['counters'] as object[]).length).toBe(1);
    const page = await branch.join({ audience: 'rating', counterId: 'c2' });
    const rating = { type: 'rate-visit', counterId: 'c1', visitId: 'x', score: 5 };
    expect(await ask(page, rating)).toMatchObject({ ok: false, refusal: 'not-allowed' });
    expect(await ask(teller, rating)).toMatchObject({ ok: false, refusal: 'not-allowed' });
  });

  test('a score outside 1 to 5, or with one word more, is not read', async () => {
    const page = await branch.join(RATER);
    for (const more of [{ score: 0 }, { score: 6 }, { score: 4.5 }, { score: 5, name: '王女士' }]) {
      const reply = await ask(page, { type: 'rate-visit', counterId: 'c1', visitId: 'x', ...more });
      expect(reply).toMatchObject({ ok: false, refusal: 'malformed' });
    }
  });
});

test('an agent’s token names its printers and counters; a token from before there were counters still reads', () => {
  const agent = { audience: 'device', agentId: 'a', printerIds: ['p1', 'p2'], counterIds: ['c1', 'c2'] } as const;
  expect(subjectOf('device', bearerIdOf(agent))).toEqual(agent);
  const earlier = { ...agent, counterIds: [] };
  expect(bearerIdOf(earlier)).toBe('a:p1,p2');
  expect(subjectOf('device', 'a:p1,p2')).toEqual(earlier);
});

test('a rating screen and an agent with its counters can be paired', () => {
  expect(placeOf('rating', 'c2', null, TEST_BRANCH)).toMatchObject({ path: '/rate/c2', subject: { audience: 'rating', counterId: 'c2' } });
  expect(placeOf('rating', 'nowhere', null, TEST_BRANCH)).toBeNull();
  expect(placeOf('agent', 'a1', null, TEST_BRANCH)?.subject).toEqual({
    audience: 'device',
    agentId: 'a1',
    printerIds: ['p1'],
    counterIds: ['c1', 'c2', 'c3'],
  });
});
