import { afterEach, describe, expect, test } from 'vitest';
import { PAIRING_CODE_DIGITS, PAIRING_LIFE_MS, PAIRINGS_OPEN_MAX, Pairings, placeOf } from '../../server/net/subjects/pairing.ts';
import { gate, PAIRING_TRIES_PER_ADDRESS_MAX } from '../../server/net/limits.ts';
import { DRIVEN_MAX } from '../../server/net/routes/pair-routes.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { type BranchAtWork, branchAtWork, handshake, KIOSK, LIMITS, LOBBY, MONDAY_TEN, until } from './branch-at-work.ts';

let branch: BranchAtWork;
let started: BranchAtWork[] = [];
afterEach(async () => {
  for (const one of started) await one.stop();
  started = [];
});

async function openBranch(): Promise<void> {
  branch = await branchAtWork({});
  started.push(branch);
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly refusal?: string };
}

async function call(method: string, path: string, token: string | null, body: unknown): Promise<Answer> {
  const response = await fetch(branch.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const open = (kind: string, id: string) =>
  call('POST', '/api/pairings', branch.operatorToken, { kind, id, name: 'Entrance', drives: null });
const pair = (code: unknown, path: string | null) => call('POST', '/api/pair', null, { code, path });
const codeFor = async (kind: string, id: string): Promise<string> => String((await open(kind, id)).body['code']);
const devices = async () => (await call('GET', '/api/devices', branch.operatorToken, null)).body['devices'] as Record<string, unknown>[];

describe('a device is paired', () => {
  test('with a code that works once: its own token, its place, its name in the list', async () => {
    await openBranch();
    const opened = await open('kiosk', 'k1');
    expect(opened.body).toMatchObject({ ok: true, path: '/kiosk/k1', until: MONDAY_TEN + PAIRING_LIFE_MS });
    const code = String(opened.body['code']);
    expect(code).toMatch(new RegExp(`^\\d{${PAIRING_CODE_DIGITS}}$`));
    const paired = await pair(code, '/kiosk/k1');
    expect(paired.body).toMatchObject({ ok: true, kind: 'kiosk', id: 'k1', path: '/kiosk/k1' });
    const view = await branch.get('/api/views/kiosk', String(paired.body['token']));
    expect(await view.json()).toMatchObject({ view: { kioskId: 'k1' } });
    expect(await devices()).toEqual([
      {
        token: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
        ...{ kind: 'kiosk', id: 'k1', name: 'Entrance', pairedAt: MONDAY_TEN },
        ...{ lastSeenAt: null, address: null, isOnline: false, places: 0, people: [] },
      },
    ]);
    const again = await pair(code, '/kiosk/k1');
    expect(again).toMatchObject({ status: 403, body: { refusal: 'pairing-code-wrong' } });
  });

  test('an agent gets all the branch’s printers, and is let in', async () => {
    await openBranch();
    const paired = await pair(await codeFor('agent', 'agent-9'), null);
    expect(paired.body).toMatchObject({ ok: true, kind: 'agent', path: null });
    expect((await handshake(branch.socket('device', String(paired.body['token']), {}))).code).toBe('connected');
  });

  test('an agent for some printers and counters gets those and no others', async () => {
    await openBranch();
    const [printer, counter] = [TEST_BRANCH.printers[0]?.id ?? '', TEST_BRANCH.counters[1]?.id ?? ''];
    const some = placeOf('agent', 'a', [printer, counter], TEST_BRANCH)?.subject;
    expect(some).toEqual({ audience: 'device', agentId: 'a', printerIds: [printer], counterIds: [counter] });
    expect(placeOf('agent', 'a', [printer, 'nobody'], TEST_BRANCH)).toBeNull();
    expect(placeOf('kiosk', 'k1', [printer], TEST_BRANCH)).toBeNull();
    const body = { kind: 'agent', id: 'a', name: '', drives: Array.from({ length: DRIVEN_MAX + 1 }, () => printer) };
    expect((await call('POST', '/api/pairings', branch.operatorToken, body)).body.refusal).toBe('malformed');
  });

  test('not with a code that is wrong, old, replaced, for another place, or no code at all', async () => {
    await openBranch();
    const first = await codeFor('wall', 'w1');
    const second = await codeFor('wall', 'w1');
    expect((await pair(first, '/display/wall/w1')).body.refusal).toBe(first === second ? undefined : 'pairing-code-wrong');
    const elsewhere = await pair(second, '/kiosk/k1');
    expect(elsewhere.body).toMatchObject({ refusal: 'pairing-elsewhere', params: { place: '/display/wall/w1' } });
    expect(PAIRING_LIFE_MS).toBeLessThanOrEqual(10 * 60_000);
    branch.clock.advanceTo(MONDAY_TEN + PAIRING_LIFE_MS);
    expect((await pair(second, '/display/wall/w1')).body.refusal).toBe('pairing-code-wrong');
    for (const code of ['', '1234567', 12_345_678, 'abcdefgh', null]) expect((await pair(code, null)).body.refusal).toBe('malformed');
    expect(await devices()).toEqual([]);
  });

  test('a code of yet another place is not used up by a screen that tried it', async () => {
    await openBranch();
    const code = await codeFor('wall', 'w1');
    await pair(code, '/kiosk/k1');
    expect((await pair(code, '/display/wall/w1')).body['ok']).toBe(true);
  });

  test('only the branch’s own machine opens codes, lists and revokes', async () => {
    await openBranch();
    for (const token of [branch.tokenOf(KIOSK), branch.tokenOf(LOBBY)]) {
      expect((await call('POST', '/api/pairings', token, { kind: 'kiosk', id: 'k1', name: '', drives: null })).body.refusal).toBe(
        'not-allowed',
      );
      expect((await call('GET', '/api/devices', token, null)).body.refusal).toBe('not-allowed');
      expect((await call('DELETE', '/api/devices/0', token, null)).body.refusal).toBe('not-allowed');
    }
    expect((await call('POST', '/api/pairings', null, { kind: 'kiosk', id: 'k1', name: '', drives: null })).status).toBe(401);
  });

  test.each([
    ['kiosk', 'k99', 'unknown-device'],
    ['counter', 'c99', 'unknown-device'],
    ['kiosk', '../k1', 'malformed'],
    ['agent', 'a:b', 'malformed'],
    ['printer', 'p1', 'malformed'],
  ])('no code for %s %s: %s', async (kind, id, refusal) => {
    await openBranch();
    expect((await open(kind, id)).body.refusal).toBe(refusal);
  });
});

describe('a revoked device', () => {
  test('is hung up on at once and not let in again; the others stay', async () => {
    await openBranch();
    const token = String((await pair(await codeFor('kiosk', 'k1'), '/kiosk/k1')).body['token']);
    const other = await branch.join({ audience: 'kiosk', kioskId: 'k2' });
    const socket = branch.socket('kiosk', token, {});
    expect((await handshake(socket)).code).toBe('connected');
    const id = String((await devices()).find(({ name }) => name === 'Entrance')?.['token']);
    expect((await call('DELETE', `/api/devices/${id}`, branch.operatorToken, null)).body).toEqual({ ok: true });
    await until('it was hung up on', () => !socket.connected);
    expect((await handshake(branch.socket('kiosk', token, {}))).code).toBe('not-signed-in');
    expect(other.socket.connected).toBe(true);
    expect((await call('DELETE', `/api/devices/${id}`, branch.operatorToken, null)).body.refusal).toBe('unknown-device');
    expect((await devices()).map(({ name }) => name)).toEqual(['test']);
  });

  test('people’s tokens are not devices: neither listed nor revoked here', async () => {
    await openBranch();
    branch.tokenOf(LOBBY);
    expect(await devices()).toEqual([]);
  });
});

describe('guessing', () => {
  test('is bounded for an address, and a right code comes too late then', async () => {
    await openBranch();
    const code = await codeFor('kiosk', 'k1');
    const wrong = code === '00000000' ? '00000001' : '00000000';
    const answers: (string | undefined)[] = [];
    for (let tries = 0; tries < PAIRING_TRIES_PER_ADDRESS_MAX; tries += 1) answers.push((await pair(wrong, '/kiosk/k1')).body.refusal);
    expect(new Set(answers)).toEqual(new Set(['pairing-code-wrong']));
    expect((await pair(code, '/kiosk/k1')).body.refusal).toBe('too-many-requests');
  });

  test('is bounded whatever address its sender claims to have: a header is no address', async () => {
    await openBranch();
    const guess = async (claimed: string) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': claimed, 'x-real-ip': claimed, forwarded: `for=${claimed}` };
      const body = JSON.stringify({ code: '00000000', path: '/kiosk/k1' });
      return ((await (await fetch(`${branch.url}/api/pair`, { method: 'POST', headers, body })).json()) as Answer['body']).refusal;
    };
    const answers: (string | undefined)[] = [];
    for (let tries = 0; tries <= PAIRING_TRIES_PER_ADDRESS_MAX; tries += 1) answers.push(await guess(`10.0.0.${String(tries)}`));
    expect(answers.at(-1)).toBe('too-many-requests');
    expect(branch.logged.join('')).not.toContain('10.0.0.');
  });

  test('finds an open code with a chance below one in a quarter of a million', () => {
    expect((PAIRING_TRIES_PER_ADDRESS_MAX * PAIRINGS_OPEN_MAX) / 10 ** PAIRING_CODE_DIGITS).toBeLessThan(1 / 250_000);
    expect(Math.log2(10 ** PAIRING_CODE_DIGITS)).toBeGreaterThan(20);
  });

  test('slows down its sender, and nobody else in the branch', async () => {
    const limits = gate(LIMITS);
    for (let tries = 0; tries < PAIRING_TRIES_PER_ADDRESS_MAX; tries += 1) expect(await limits.mayPair('10.0.0.1')).toBe(true);
    expect(await limits.mayPair('10.0.0.1')).toBe(false);
    expect(await limits.mayPair('10.0.0.2')).toBe(true);
  });

  test('codes and tokens are in no log', async () => {
    await openBranch();
    const code = await codeFor('kiosk', 'k1');
    const paired = await pair(code, '/kiosk/k1');
    const log = branch.logged.join('');
    expect(log).toContain('device paired');
    expect(log).not.toContain(code);
    expect(log).not.toContain(String(paired.body['token']));
  });
});

describe('open codes', () => {
  const place = (id: string) => {
    const found = placeOf('agent', id, null, TEST_BRANCH);
    if (found === null) throw new Error('the test branch lets any agent in');
    return found;
  };

  test('are at most so many at once; old ones make room', () => {
    const pairings = new Pairings();
    for (let count = 0; count < PAIRINGS_OPEN_MAX; count += 1) expect(pairings.open(place(`a${String(count)}`), '', 0)).not.toBeNull();
    expect(pairings.open(place('one-more'), '', PAIRING_LIFE_MS - 1)).toBeNull();
    expect(pairings.open(place('one-more'), '', PAIRING_LIFE_MS)).not.toBeNull();
  });

  test('differ', () => {
    const pairings = new Pairings();
    const codes = Array.from({ length: PAIRINGS_OPEN_MAX }, (_, count) => pairings.open(place(`a${String(count)}`), '', 0)?.code);
    expect(new Set(codes).size).toBe(PAIRINGS_OPEN_MAX);
  });
});
