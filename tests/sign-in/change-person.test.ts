import { beforeEach, describe, expect, test } from 'vitest';
import { type BranchAtWork, branchAtWork, KIOSK, TAKE } from '../protocol/branch-at-work.ts';
import { type Answered, BrowserOf, givePin, PIN } from './browser-of.ts';

/** A change of person at a counter, the hash included: nobody waits longer with a customer before him. */
const CHANGED_WITHIN_MS = 3_000;
/** The quickest counts: the machine has others to serve, whose turns are no part of a change. */
const CHANGES = 4;

let branch: BranchAtWork;
let browser: BrowserOf;
beforeEach(async ({ onTestFinished }) => {
  const opened = await branchAtWork({});
  branch = opened;
  onTestFinished(() => opened.stop());
  browser = new BrowserOf(branch);
  await browser.pair('desk-1');
  for (const staffId of ['wang', 'li']) await givePin(branch, staffId, {});
  await branch.post(branch.operatorToken, { commandId: crypto.randomUUID(), command: { type: 'open-day' } });
  await browser.signIn('wang', PIN);
  await does({ type: 'open-counter', counterId: 'c1' });
});

/** The page of whoever is signed in sends a command. */
const does = (command: object): Promise<Answered> =>
  browser.call('POST', '/api/commands', 'teller', { commandId: crypto.randomUUID(), command });
const takesOver = (staffNumber: string, secret: string, counterHandedOver: string | null): Promise<Answered> =>
  browser.call('POST', '/api/sign-in', null, { staffNumber, secret, counterHandedOver });
const staffAtOne = () => branch.server.desk.branch.staff.sessions.get('c1')?.staffId ?? null;
const signedIn = () => branch.sessions.list().map(({ staffId }) => staffId);

describe('a colleague takes over at a counter', () => {
  test('with his PIN: the counter closes for who leaves, who is signed out, and is the colleague’s to sign on at', async () => {
    expect(staffAtOne()).toBe('wang');
    expect(await takesOver('li', PIN, 'c1')).toMatchObject({ status: 200, body: { staffId: 'li' } });
    expect([staffAtOne(), signedIn()]).toEqual([null, ['li']]);
    await does({ type: 'open-counter', counterId: 'c1' });
    expect(staffAtOne()).toBe('li');
  });

  test.each([
    ['a wrong PIN', 'li', '111111', 'sign-in-wrong'],
    ['nobody’s number', 'nobody', PIN, 'sign-in-wrong'],
  ])('not with %s: the counter stays open, and whose it is stays signed in', async (_, staffNumber, secret, refusal) => {
    expect((await takesOver(staffNumber, secret, 'c1')).body.refusal).toBe(refusal);
    expect([staffAtOne(), signedIn()]).toEqual(['wang', ['wang']]);
    expect((await does({ type: 'close-counter', counterId: 'c1' })).body).toMatchObject({ ok: true });
  });

  test('not while a customer is there, nor at a counter that is not his who leaves: nobody changes', async () => {
    const kiosk = await branch.join(KIOSK);
    await kiosk.ask(TAKE);
    await does({ type: 'call-next', counterId: 'c1', finishing: null });
    expect((await takesOver('li', PIN, 'c1')).body.refusal).toBe('counter-busy');
    expect((await takesOver('li', PIN, 'c2')).body.refusal).toBe('counter-not-open');
    expect([staffAtOne(), signedIn()]).toEqual(['wang', ['wang']]);
  });

  test('without a session there is nobody who could hand a counter over: it stays whose it is', async () => {
    const stranger = new BrowserOf(branch);
    await stranger.pair('desk-2');
    const body = { staffNumber: 'li', secret: PIN, counterHandedOver: 'c1' };
    expect((await stranger.call('POST', '/api/sign-in', null, body)).status).toBe(200);
    expect(staffAtOne()).toBe('wang');
  });

  test(`within ${CHANGED_WITHIN_MS / 1_000} s, from the PIN to the colleague at the counter`, async () => {
    const took: number[] = [];
    for (let change = 0; change < CHANGES; change += 1) {
      const next = change % 2 === 0 ? 'li' : 'wang';
      const from = performance.now();
      await takesOver(next, PIN, 'c1');
      await does({ type: 'open-counter', counterId: 'c1' });
      took.push(performance.now() - from);
      expect(staffAtOne()).toBe(next);
    }
    expect(Math.min(...took)).toBeLessThan(CHANGED_WITHIN_MS);
  });
});
