import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { EnvironmentError, readEnvironment } from '../../server/environment.ts';
import { HEADER_MAX_BYTES, PHONE_LIMITS, phoneGate, type PhoneLimits, RATE_WINDOW_SECONDS } from '../../server/net/phone/limits.ts';
import { PhoneRooms } from '../../server/net/phone/rooms.ts';
import { PhoneStream } from '../../server/net/phone/stream.ts';
import { Story } from '../given.ts';
import { branchAtWork, until } from '../protocol/branch-at-work.ts';
import { dayOpens, takes } from '../steps.ts';
import { type PhonesAtWork, phonesBehind, PhoneWatcher, PUBLIC_BRANCH } from './phones-at-work.ts';

let work: PhonesAtWork | null = null;
afterEach(async () => {
  await work?.stop();
  expect(work?.branch.deaths ?? []).toEqual([]);
  work = null;
});

async function opened(trustedProxies: readonly string[], limits: Partial<PhoneLimits>): Promise<PhonesAtWork> {
  return (work = await phonesBehind(trustedProxies, limits, PUBLIC_BRANCH));
}

const STREAM = { accept: 'text/event-stream' };

describe('streams', () => {
  it('are limited for one ticket; who is not let in is told when to come back, and may still ask', async () => {
    const phones = await opened([], { streamsPerTicket: 2 });
    const own = await phones.take({});
    const first = await phones.watch(own.path);
    await phones.watch(own.path);
    const refused = await phones.send('GET', `${own.path}/state`, STREAM);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, String(RATE_WINDOW_SECONDS)]);
    expect((await phones.send('GET', `${own.path}/state`, {})).status).toBe(200);
    first.close();
    await letIn(phones, own.path);
  });

  it('are limited for all tickets together', async () => {
    const phones = await opened([], { streams: 1 });
    const [one, other] = [await phones.take({}), await phones.take({})];
    const first = await phones.watch(one.path);
    expect((await phones.send('GET', `${other.path}/state`, STREAM)).status).toBe(503);
    first.close();
    await letIn(phones, other.path);
  });

  it('end after their life, and the phone may open another', async () => {
    const phones = await opened([], { streamLifeMs: 50 });
    const own = await phones.take({});
    const phone = await phones.watch(own.path);
    await until('the stream to end', () => phone.closed);
    expect(
      phone.events.map(({ name }) => name),
      'not because the visit was over',
    ).toEqual(['view']);
    await letIn(phones, own.path);
  });

  it('of a phone that does not read are cut, and whoever reads hears on', async () => {
    const story = new Story(PUBLIC_BRANCH);
    for (const step of [dayOpens, takes('cash', 'a')]) step(story);
    const { hall } = story.branch;
    const rooms = new PhoneRooms({ hall: () => hall, now: () => 1, epoch: 'e', build: 'b', limits: PHONE_LIMITS });
    onTestFinished(() => rooms.stop());
    const ended: string[] = [];
    const streams: PhoneStream[] = [];
    const http = await listening((address, stream) => {
      expect(rooms.current(story.id('a'))).not.toBeNull();
      expect(rooms.join(story.id('a'), stream)).toBe(true);
      stream.onClose(() => ended.push(address));
      stream.open();
      streams.push(stream);
    });
    const { port } = http.address() as AddressInfo;
    const stuck = stuckReader(port);
    const reader = new PhoneWatcher(`http://127.0.0.1:${port}/reader`);
    onTestFinished(() => reader.close());
    await reader.opened;
    const deadline = performance.now() + 60_000;
    while (ended.length === 0 && performance.now() < deadline) {
      for (const stream of streams) stream.send('view', CHUNK);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(ended).toEqual(['/stuck']);
    stuck.destroy();
    const before = reader.bytes.length;
    rooms.beat();
    await until('the reader to hear on', () => reader.bytes.length > before);
  });
});

/** Under what one reader may leave unread; the system's own buffers hold a thousand or so. */
const CHUNK = { filler: 'x'.repeat(PHONE_LIMITS.backlogBytes / 2) };

/** Sooner or later: a stream that was closed frees its place when the server notices. */
async function letIn(phones: PhonesAtWork, path: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const status = await (await phones.watch(path)).opened;
    if (status === 200) return;
    if (performance.now() > deadline) throw new Error(`was never let in again: ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function listening(each: (address: string, stream: PhoneStream) => void): Promise<Server> {
  const http = createServer((request, response) => each(request.url ?? '', new PhoneStream(response, PHONE_LIMITS)));
  onTestFinished(() => {
    http.close();
    http.closeAllConnections();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return http;
}

/** Asks for a stream and never reads what comes. */
function stuckReader(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('GET /stuck HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.pause();
  return socket;
}

describe('requests', () => {
  it('of one address are limited in every window, whatever they ask for and whatever they claim to be', async () => {
    const phones = await opened([], { requestsPerWindow: 5 });
    const own = await phones.take({});
    const statuses: number[] = [];
    for (const [index, path] of ['/a', '/b', own.path, own.path, own.path, own.path, '/c'].entries())
      statuses.push((await phones.send('GET', path, { 'x-forwarded-for': `10.0.0.${index}` })).status);
    expect(statuses).toEqual([404, 404, 200, 200, 200, 429, 429]);
    const busy = await phones.send('GET', own.path, {});
    expect(busy.body).toContain('请稍后再试');
    expect(busy.headers['retry-after']).toBe(String(RATE_WINDOW_SECONDS));
  });

  it('through the bank’s own proxy are counted by the phone’s address', async () => {
    const phones = await opened(['127.0.0.1'], { requestsPerWindow: 2, connectionsPerAddress: 1 });
    const own = await phones.take({});
    const from = async (address: string) => (await phones.send('GET', own.path, { 'x-forwarded-for': address })).status;
    const statuses = [await from('10.0.0.1'), await from('10.0.0.1'), await from('10.0.0.1'), await from('10.0.0.2')];
    expect(statuses).toEqual([200, 200, 429, 200]);
    expect(await from('10.0.0.3, 10.0.0.1'), 'what the phone says of itself does not count').toBe(429);
    const together = await Promise.all(['10.0.1.1', '10.0.1.2', '10.0.1.3'].map(from));
    expect(together, 'a proxy may hold more connections than a phone').toEqual([200, 200, 200]);
  });

  it('are counted in so many buckets and no more, which nobody can aim at', async () => {
    const one = phoneGate({ ...PHONE_LIMITS, requestsPerWindow: 1 }, 'salt');
    const allowed = await Promise.all(Array.from({ length: 20_000 }, (_, index) => one.mayAsk(`2001:db8::${index.toString(16)}`)));
    const buckets = allowed.filter((may) => may).length;
    expect(buckets).toBeGreaterThan(3_000);
    expect(buckets).toBeLessThanOrEqual(4_096);
  });

  it('with headers over the limit are refused before they are read', async () => {
    const phones = await opened([], {});
    const own = await phones.take({});
    expect((await phones.send('GET', own.path, { 'x-filler': 'a'.repeat(HEADER_MAX_BYTES) })).status).toBe(431);
    expect((await phones.send('GET', own.path, { 'x-filler': 'a'.repeat(HEADER_MAX_BYTES / 2) })).status).toBe(200);
  });
});

describe('connections', () => {
  it('of one address are limited', async () => {
    const phones = await opened([], { connectionsPerAddress: 3 });
    await limited(phones, 3);
  });

  it('of everybody are limited', async () => {
    const phones = await opened([], { connections: 4 });
    await limited(phones, 4);
  });
});

/** Of ten silent callers as many as allowed stay; when they hang up, the next is served. */
async function limited(phones: PhonesAtWork, allowed: number): Promise<void> {
  const own = await phones.take({});
  const { hostname, port } = new URL(phones.url);
  let closed = 0;
  const callers = Array.from({ length: 10 }, () => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.once('close', () => (closed += 1));
    return socket;
  });
  await until('the others to be hung up on', () => closed === 10 - allowed);
  for (const socket of callers) socket.destroy();
  await until('all to be gone', () => closed === 10);
  const deadline = performance.now() + 60_000;
  const status = async (): Promise<number> =>
    phones.send('GET', own.path, {}).then(
      (answer) => answer.status,
      () => 0,
    );
  while ((await status()) !== 200) if (performance.now() > deadline) throw new Error('nobody was served again');
}

describe('where phones are listened to', () => {
  it('comes from the environment, checked', () => {
    const { phoneHost, phonePort, phoneProxies } = readEnvironment({});
    expect({ phoneHost, phonePort, phoneProxies }).toEqual({ phoneHost: '127.0.0.1', phonePort: 8_421, phoneProxies: [] });
    expect(readEnvironment({ PHONE_HOST: '0.0.0.0', PHONE_PORT: '80', PHONE_PROXIES: '10.1.1.1, ::1' })).toMatchObject({
      phoneHost: '0.0.0.0',
      phonePort: 80,
      phoneProxies: ['10.1.1.1', '::1'],
    });
    const wrong = () => readEnvironment({ PHONE_PORT: '99999', PHONE_PROXIES: 'proxy.example' });
    expect(wrong).toThrow(EnvironmentError);
    expect(wrong).toThrow(/PHONE_PORT=99999.*\n.*PHONE_PROXIES=proxy\.example is not usable; allowed: IP addresses/);
  });

  it('may not be where another program listens: the branch does not open half', async () => {
    const phones = await opened([], {});
    const taken = { host: '127.0.0.1', port: Number(new URL(phones.url).port), trustedProxies: [], limits: PHONE_LIMITS };
    await expect(phonesAt(taken)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

async function phonesAt(address: { host: string; port: number; trustedProxies: string[]; limits: PhoneLimits }): Promise<void> {
  await (await branchAtWork({ configuration: PUBLIC_BRANCH, phones: address })).stop();
}
