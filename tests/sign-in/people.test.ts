import { beforeEach, describe, expect, test } from 'vitest';
import { partsOfCode, sumOfCode } from '../../server/net/people/one-time-code.ts';
import { isSecret } from '../../server/net/people/secrets.ts';
import { ABSOLUTE_MS, IDLE_MS } from '../../server/net/people/staff-sessions.ts';
import { CODE_LIFE_MS } from '../../server/net/routes/people-routes.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { type BranchAtWork, branchAtWork, handshake, KIOSK, MONDAY_TEN, TAKE, until, WALL } from '../protocol/branch-at-work.ts';
import { BrowserOf, givePin, PIN, signedInBrowser } from './browser-of.ts';

const CODE = 'K7QM-2XHT-9CPB';
const GAO = { id: 'gao', name: '高文清', roles: ['supervisor' as const] };
/** P15: how soon an open screen is gone. */
const CUT_WITHIN_MS = 1_000;

let branch: BranchAtWork;
beforeEach(async ({ onTestFinished }) => {
  const opened = await branchAtWork({
    configuration: { ...TEST_BRANCH, staff: [...TEST_BRANCH.staff, GAO] },
    firstRunCode: { sha256: sumOfCode(CODE), until: MONDAY_TEN + 60_000 },
  });
  branch = opened;
  onTestFinished(() => opened.stop());
});

const setUp = (browser: BrowserOf, code: string, staffNumber: string | null) =>
  browser.call('POST', '/api/set-up', null, { code, secret: PIN, staffNumber, name: staffNumber });

async function screenOf(browser: BrowserOf, page: 'teller' | 'supervisor') {
  const socket = branch.socket(page, '', { cookie: browser.cookie });
  expect((await handshake(socket)).code).toBe('connected');
  return socket;
}

describe('the first administrator', () => {
  test('is nobody until then: a new branch has no account at all, of whatever name', async () => {
    expect(branch.credentials.list()).toEqual([]);
    const browser = new BrowserOf(branch);
    await browser.pair('desk-1');
    for (const [number, secret] of [
      ['admin', 'admin'],
      ['root', PIN],
      ['gao', 'gao'],
    ] as const)
      expect((await browser.signIn(number, secret)).body.refusal).toBe('sign-in-wrong');
  });

  test('is made by the code of the terminal, once, on a device that is paired with it', async () => {
    const browser = new BrowserOf(branch);
    expect((await setUp(browser, 'WRONG-CODE', 'root')).body.refusal).toBe('code-wrong');
    expect(await setUp(browser, CODE.toLowerCase(), 'root')).toMatchObject({ status: 200, body: { pages: ['administrator'] } });
    expect((await browser.call('GET', '/api/people', 'administrator', null)).status).toBe(200);
    expect((await setUp(new BrowserOf(branch), CODE, 'second')).body.refusal).toBe('code-wrong');
    expect((await browser.call('GET', '/api/slip-template', 'administrator', null)).status).toBe(200);
  });

  test('not after the code’s term; and somebody of branch.json keeps his own roles', async () => {
    branch.clock.advanceTo(MONDAY_TEN + 30_000);
    const browser = new BrowserOf(branch);
    expect((await setUp(browser, CODE, 'gao')).body).toMatchObject({ staffId: 'gao', pages: ['supervisor', 'administrator'] });
    branch.clock.advanceTo(MONDAY_TEN + 60_000);
    expect((await setUp(new BrowserOf(branch), CODE, 'late')).body.refusal).toBe('code-wrong');
  });
});

describe('a person is set up by the supervisor', () => {
  test('with a code that works once, at a paired device, for a day', async () => {
    const supervisor = await signedInBrowser(branch, 'gao');
    const opened = await supervisor.call('POST', '/api/people/wang/code', 'supervisor', { staffNumber: '10086' });
    const code = String(opened.body['code']);
    const fresh = new BrowserOf(branch);
    expect((await setUp(fresh, code, null)).body.refusal).toBe('device-not-enrolled');
    await fresh.pair('desk-2');
    const weak = await fresh.call('POST', '/api/set-up', null, { code, secret: '123456', staffNumber: null, name: null });
    expect(weak.body.refusal).toBe('secret-weak');
    expect((await setUp(fresh, code, null)).body).toMatchObject({ staffId: 'wang', staffNumber: '10086' });
    expect((await setUp(fresh, code, null)).body.refusal).toBe('code-wrong');
    expect((await fresh.signIn('10086', PIN)).status).toBe(200);
    const taken = await supervisor.call('POST', '/api/people/li/code', 'supervisor', { staffNumber: '10086' });
    expect(taken.body).toMatchObject({ refusal: 'staff-number-taken', params: { number: '10086' } });
    const late = String((await supervisor.call('POST', '/api/people/li/code', 'supervisor', { staffNumber: '10010' })).body['code']);
    branch.clock.advanceTo(MONDAY_TEN + CODE_LIFE_MS);
    expect((await setUp(fresh, late, null)).body.refusal).toBe('code-wrong');
  });

  test('and the store holds of his code only its name and a slow hash with a salt; whoever knows the name alone has nothing', async () => {
    const supervisor = await signedInBrowser(branch, 'gao');
    const opened = await supervisor.call('POST', '/api/people/wang/code', 'supervisor', { staffNumber: '10086' });
    const { name, proof } = partsOfCode(String(opened.body['code']));
    const stored = branch.credentials.find('wang');
    expect(stored).toMatchObject({ codeName: name, codeHash: expect.stringMatching(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/) as string });
    expect(await isSecret(proof, stored?.codeHash ?? null)).toBe(true);
    expect(JSON.stringify(stored)).not.toContain(proof);
    const fresh = new BrowserOf(branch);
    await fresh.pair('desk-2');
    expect((await setUp(fresh, `${name}-2222-2222`, null)).body.refusal).toBe('code-wrong');
    expect((await setUp(fresh, `${name}${proof}`.toLowerCase(), null)).status).toBe(200);
  });

  test('a new code ends the old PIN and every session at once', async () => {
    const supervisor = await signedInBrowser(branch, 'gao');
    const teller = await signedInBrowser(branch, 'wang');
    const socket = await screenOf(teller, 'teller');
    const asked = performance.now();
    // He is cut off before the new code is hashed, which takes its time.
    const opened = supervisor.call('POST', '/api/people/wang/code', 'supervisor', { staffNumber: 'wang' });
    await until('it was hung up on', () => !socket.connected);
    expect(performance.now() - asked).toBeLessThan(CUT_WITHIN_MS);
    expect((await opened).status).toBe(200);
    expect((await teller.signIn('wang', PIN)).body.refusal).toBe('sign-in-wrong');
  });

  test('but never an administrator, whose PIN would make one of the supervisor; nor is the last one lost', async () => {
    const supervisor = await signedInBrowser(branch, 'gao');
    await givePin(branch, 'wang', { isAdministrator: true });
    expect((await supervisor.call('POST', '/api/people/wang/code', 'supervisor', { staffNumber: 'w' })).body.refusal).toBe('not-allowed');
    expect((await supervisor.call('POST', '/api/people/gao/administrator', 'supervisor', { administrator: true })).body.refusal).toBe(
      'not-allowed',
    );
    const administrator = new BrowserOf(branch);
    await administrator.pair('desk-3');
    await administrator.signIn('wang', PIN);
    const last = await administrator.call('POST', '/api/people/wang/disabled', 'administrator', { disabled: true });
    expect(last.body.refusal).toBe('last-administrator');
    expect((await administrator.call('POST', '/api/people/nobody/code', 'administrator', { staffNumber: 'n' })).body.refusal).toBe(
      'unknown-person',
    );
  });
});

describe('a right that is taken away', () => {
  test('is gone at once, from the open page too; who signs in again has it no more', async () => {
    await givePin(branch, 'wang', { isAdministrator: true });
    await givePin(branch, 'li', { isAdministrator: true });
    const [one, other] = [new BrowserOf(branch), new BrowserOf(branch)];
    await one.pair('desk-1');
    await other.pair('desk-2');
    await one.signIn('wang', PIN);
    await other.signIn('li', PIN);
    const socket = await screenOf(other, 'teller');
    expect((await other.call('GET', '/api/people', 'administrator', null)).status).toBe(200);
    await one.call('POST', '/api/people/li/administrator', 'administrator', { administrator: false });
    expect((await other.call('GET', '/api/people', 'administrator', null)).body.refusal).toBe('not-signed-in');
    await until('it was hung up on', () => !socket.connected);
    expect((await other.signIn('li', PIN)).body['pages']).toEqual(['teller']);
    expect((await other.call('GET', '/api/people', 'administrator', null)).body.refusal).toBe('not-signed-in');
  });
});

describe('a person who is disabled', () => {
  test('while serving is cut off at once; the supervisor signs the counter out, and a colleague goes on with the customer', async () => {
    const supervisor = await signedInBrowser(branch, 'gao');
    const teller = await signedInBrowser(branch, 'wang');
    const kiosk = await branch.join(KIOSK);
    const day = { commandId: crypto.randomUUID(), command: { type: 'open-day' } };
    await branch.post(branch.operatorToken, day);
    const taken = await kiosk.ask(TAKE);
    const act = async (browser: BrowserOf, page: string, command: object) =>
      (await browser.call('POST', '/api/commands', page, { commandId: crypto.randomUUID(), command })).body;
    expect(await act(teller, 'teller', { type: 'open-counter', counterId: 'c1' })).toMatchObject({ ok: true });
    const called = await act(teller, 'teller', { type: 'call-next', counterId: 'c1', finishing: null });
    expect(called).toMatchObject({ ok: true });
    const { ticketId } = (taken as unknown as { receipt: { ticketId: string } }).receipt;
    const socket = await screenOf(teller, 'teller');
    await supervisor.call('POST', '/api/people/wang/disabled', 'supervisor', { disabled: true });
    await until('it was hung up on', () => !socket.connected);
    expect((await act(teller, 'teller', { type: 'finish-service', counterId: 'c1', ticketId })).refusal).toBe('not-signed-in');
    expect((await teller.signIn('wang', PIN)).body.refusal).toBe('sign-in-wrong');
    expect(await act(supervisor, 'supervisor', { type: 'sign-out-counter', counterId: 'c1', ticketId })).toMatchObject({ ok: true });
    const colleague = await signedInBrowser(branch, 'li');
    expect(await act(colleague, 'teller', { type: 'open-counter', counterId: 'c1' })).toMatchObject({ ok: true });
    expect(branch.server.desk.branch.hall.counters.get('c1')?.state).toBe('idle');
  });
});

describe('a session is over', () => {
  test('with a clock that would make it young again, by its beginning or by its last act', async () => {
    const browser = new BrowserOf(branch);
    await browser.pair('desk-1');
    await givePin(branch, 'wang', {});
    const desk = branch.tokens.idOf(browser.cookies.get('branch-device') ?? '') ?? '';
    const statusOf = async (signedInAt: number, activeAt: number): Promise<number> => {
      const { token, session } = branch.sessions.begin('wang', desk, signedInAt);
      branch.sessions.touch(session.id, activeAt);
      browser.cookies.set('branch-session', token);
      return (await browser.call('GET', '/api/me', null, null)).status;
    };
    expect(await statusOf(MONDAY_TEN + 60_000, MONDAY_TEN + 60_000), 'a clock steered by a minute').toBe(200);
    expect(await statusOf(MONDAY_TEN + IDLE_MS, MONDAY_TEN + IDLE_MS)).toBe(401);
    expect(await statusOf(MONDAY_TEN - IDLE_MS, MONDAY_TEN + IDLE_MS)).toBe(401);
  });

  test('after an idle hour or a long day; not in the middle of a customer', async () => {
    const browser = await signedInBrowser(branch, 'wang');
    const isIn = async () => (await browser.call('GET', '/api/me', null, null)).status === 200;
    branch.clock.advanceTo(MONDAY_TEN + IDLE_MS - 1);
    expect(await isIn()).toBe(true);
    branch.clock.advanceTo(MONDAY_TEN + IDLE_MS);
    expect(await isIn()).toBe(false);
    await browser.signIn('wang', PIN);
    branch.clock.advanceTo(MONDAY_TEN + IDLE_MS + ABSOLUTE_MS);
    expect(await isIn()).toBe(false);
    const { hall, staff } = branch.server.desk.branch;
    staff.sessions.set('c1', { staffId: 'wang', since: 0, lastServed: null, servedCount: 0, serviceMs: 0 });
    hall.counters.set('c1', { id: 'c1', state: 'serving', ticketId: 't1', pauseReasonId: null, since: 0 });
    expect(await isIn()).toBe(true);
    hall.counters.set('c1', { id: 'c1', state: 'idle', ticketId: null, pauseReasonId: null, since: 0 });
    expect(await isIn()).toBe(false);
  });

  test('at another device, when its person or the supervisor says so; a revoked device ends all that were there', async () => {
    const supervisor = await signedInBrowser(branch, 'gao');
    const first = await signedInBrowser(branch, 'wang');
    const second = new BrowserOf(branch);
    await second.pair('desk-9');
    await second.signIn('wang', PIN);
    const socket = await screenOf(first, 'teller');
    const sessions = (await second.call('GET', '/api/me', null, null)).body['sessions'] as { id: string; isThis: boolean }[];
    await second.call('DELETE', `/api/me/sessions/${sessions.find(({ isThis }) => !isThis)?.id ?? ''}`, null, null);
    await until('it was hung up on', () => !socket.connected);
    const devices = (await supervisor.call('GET', '/api/devices', 'supervisor', null)).body['devices'] as Record<string, unknown>[];
    const desk = devices.find(({ id }) => id === 'desk-9');
    expect(desk).toMatchObject({ kind: 'workstation', isOnline: true, people: ['王芳'] });
    const asked = performance.now();
    const other = await screenOf(second, 'teller');
    await supervisor.call('DELETE', `/api/devices/${String(desk?.['token'])}`, 'supervisor', null);
    await until('it was hung up on', () => !other.connected);
    expect(performance.now() - asked).toBeLessThan(CUT_WITHIN_MS);
    expect((await second.signIn('wang', PIN)).body.refusal).toBe('device-not-enrolled');
  });
});

describe('devices', () => {
  test('are renamed, and a token that is used twice at once is seen', async () => {
    const supervisor = await signedInBrowser(branch, 'gao');
    // Of a kiosk a second screen is refused: tests/protocol/kiosk-screens.test.ts.
    const token = branch.tokenOf(WALL);
    const devices = async () =>
      (await supervisor.call('GET', '/api/devices', 'supervisor', null)).body['devices'] as Record<string, unknown>[];
    const wall = async () => (await devices()).find(({ kind }) => kind === 'wall');
    expect((await handshake(branch.socket('wall', token, {}))).code).toBe('connected');
    await until('it is seen', () => true);
    expect(await wall()).toMatchObject({ isOnline: true, places: 1, address: '127.0.0.1', lastSeenAt: MONDAY_TEN });
    const copy = branch.socket('wall', token, {});
    expect((await handshake(copy)).code).toBe('connected');
    expect(await wall()).toMatchObject({ places: 2 });
    const id = String((await wall())?.['token']);
    expect((await supervisor.call('PATCH', `/api/devices/${id}`, 'supervisor', { name: '入口' })).body).toEqual({ ok: true });
    expect(await wall()).toMatchObject({ name: '入口' });
    expect((await supervisor.call('PATCH', `/api/devices/${id}`, 'supervisor', { name: ' Demo ' })).body.refusal).toBe('malformed');
  });
});
