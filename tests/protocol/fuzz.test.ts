import { once } from 'node:events';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type Audience, AUDIENCES, type Reply } from '../../server/contract/wire.ts';
import { AUDIENCE_ROWS } from '../../server/net/audiences.ts';
import { limitsWith } from '../../server/net/limits.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { lengthOf } from '../length-of.ts';
import { AGENT, type BranchAtWork, branchAtWork, COUNTER_DISPLAY, KIOSK, LOBBY, RATER, TAB, TAKE, TELLER, WALL } from './branch-at-work.ts';

/** FUZZ_MESSAGES=1000000 is the long run. */
const MESSAGES = lengthOf('FUZZ_MESSAGES', 3_000);
const TIMEOUT_MS = 240_000 + 2 * MESSAGES;
/** Requests on one connection, none of which cuts it. */
const BATCH = 50;
/** Messages that may cut their line, each on a connection of its own, for each batch of requests. */
const RUDE = 5;
/** Batches. */
const TOLD_EVERY = 1_000;
const SUBJECTS: readonly ScreenSubject[] = [KIOSK, WALL, COUNTER_DISPLAY, TELLER, LOBBY, AGENT, RATER];

/** One token for all its connections: a branch has so many tokens and no more. */
interface FuzzedSubject {
  readonly audience: Audience;
  readonly token: string;
}

interface Message {
  readonly type: string;
  readonly ownNamespace: boolean;
  readonly tail: string;
}

/** Values that have broken servers: huge and odd numbers, halves of characters, names of prototypes, depth and width. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 5 }),
  fc.constantFrom(null, true, '', 0, -1, 1e308, -0, 2 ** 53, 0.1, 'cash', 'c1', 'zh-CN', '\ud800', '\u0000', '‮', '𠮷'.repeat(40)),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '../../etc/passwd', "'; DROP TABLE event; --", '{{limit}}'),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constant(0), { minLength: 500, maxLength: 900 }),
  fc.integer({ min: 2, max: 2_000 }).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'type', 'then', 'toJSON', 'length'), fc.jsonValue({ maxDepth: 2 })),
);

/** Every command with the fields it has, and whatever in them. */
const command: fc.Arbitrary<unknown> = fc
  .constantFrom(...AUDIENCES.flatMap((audience) => [...AUDIENCE_ROWS[audience].commands]))
  .chain(([type, schema]) => {
    const { properties = {} } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
    const fields = Object.keys(properties).filter((key) => key !== 'type');
    return fc.record({ type: fc.constant(type), ...Object.fromEntries(fields.map((field) => [field, value])) }, { requiredKeys: ['type'] });
  });

/** A request in any state of disrepair, with the number under which its answer is awaited. */
const requestTail = fc.tuple(fc.nat(), fc.oneof({ weight: 4, arbitrary: command }, value), fc.oneof(fc.uuid(), fc.uuid(), value));
const request: fc.Arbitrary<Message> = requestTail.map(([id, body, commandId]) => ({
  type: '42',
  ownNamespace: true,
  tail: `${id}${textOf(['request', commandId, body])}`,
}));

/** What else stands after a namespace. */
const tail: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.nat(), fc.array(value, { maxLength: 5 })).map(([id, args]) => `${id}${textOf(args)}`) },
  { weight: 1, arbitrary: value.map((one) => textOf(['resync', one])) },
  { weight: 1, arbitrary: value.map(textOf) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

/** Frames of the protocol itself, right and wrong. */
const rude: fc.Arbitrary<Message> = fc.record({
  type: fc.oneof(fc.constant('42'), fc.constantFrom('40', '41', '43', '44', '45', '46', '49', '2', '3', '5', '6', '')),
  ownNamespace: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
  tail,
});

function textOf(one: unknown): string {
  return JSON.stringify(one) ?? 'undefined';
}

it(
  `${MESSAGES} messages with structure, from every kind of screen and from nobody, end no process and stop no branch`,
  { timeout: TIMEOUT_MS },
  async () => {
    const branch = await branchAtWork({ limits: limitsWith(1_000_000) });
    // The other one's frames come from a screen of its own.
    const kiosk = await branch.join({ audience: 'kiosk', kioskId: 'k2' });
    const subjects = SUBJECTS.map((subject): FuzzedSubject => ({ audience: subject.audience, token: branch.tokenOf(subject) }));
    try {
      let cut = 0;
      const faults: string[] = [];
      for (let sent = 0, batch = 0; sent < MESSAGES; sent += BATCH + RUDE, batch += 1) {
        const subject = subjects[batch % subjects.length];
        if (subject === undefined) throw new Error('no subject');
        const wasCut = await isCut(branch, subject, fc.sample(request, { numRuns: BATCH, seed: batch }));
        const said = wasCut ? branch.logged.slice(-5) : [];
        expect({ wasCut, said }, `batch ${batch} was read whole`).toEqual({ wasCut: false, said: [] });
        cut += await cutsOf(branch, subject, fc.sample(rude, { numRuns: RUDE, seed: batch }));
        expect(branch.deaths).toEqual([]);
        // Heard and forgotten: of a million messages the log alone would fill the memory whose growth is looked at.
        faults.push(...branch.logged.splice(0).filter((line) => line.includes('could not be decided') || line.includes('failed')));
        if (batch % TOLD_EVERY === 0) tellProgress(sent);
      }
      tellProgress(MESSAGES);
      // Some of it was understood: the lobby's frames may have closed the day.
      expect([null, 'day-not-open']).toContain(refusalIn(await kiosk.ask(TAKE)));
      expect((await branch.join(LOBBY)).views).toHaveLength(1);
      expect(cut, 'some messages cut their line').toBeGreaterThan(0);
      expect(faults).toEqual([]);
    } finally {
      await branch.stop();
    }
  },
);

/** How many of these, each on a connection of its own, the server answered by cutting it. */
async function cutsOf(branch: BranchAtWork, subject: FuzzedSubject, messages: readonly Message[]): Promise<number> {
  let cut = 0;
  for (const one of messages) if (await isCut(branch, subject, [one])) cut += 1;
  return cut;
}

function refusalIn(reply: Reply): string | null {
  return reply.ok ? null : reply.refusal;
}

/** Sends a batch as a subject that has signed in, and waits until it is read; true: the server cut the line. */
async function isCut(branch: BranchAtWork, { audience, token }: FuzzedSubject, messages: readonly Message[]): Promise<boolean> {
  const socket = new WebSocket(`${branch.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  socket.on('error', () => undefined);
  const signedIn = heardOrCut(socket, (text) => text.startsWith('40/'));
  const answered = heardOrCut(socket, (text) => text.includes(',999999999999'));
  // A busy machine may take longer over a batch than a silent line is kept.
  socket.on('message', (data: Buffer) => void (data.toString('utf8') === '2' && socket.send('3')));
  await once(socket, 'open');
  socket.send(`40/${audience},${JSON.stringify({ token, tab: TAB })}`);
  await signedIn;
  for (const one of messages) socket.send(`${one.type}${one.ownNamespace ? `/${audience},` : ''}${one.tail}`);
  socket.send(`42/${audience},999999999999["request","",null]`);
  await answered;
  const cut = socket.readyState !== WebSocket.OPEN;
  socket.terminate();
  return cut;
}

function heardOrCut(socket: WebSocket, isAwaited: (text: string) => boolean): Promise<void> {
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => void (isAwaited(data.toString('utf8')) && resolve()));
    socket.once('close', () => resolve());
  });
}

/** Of the long run: whether memory grows with the messages. */
function tellProgress(sent: number): void {
  const { rss, heapUsed } = process.memoryUsage();
  const mb = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;
  process.stdout.write(`fuzz: ${sent} of ${MESSAGES}, resident ${mb(rss)}, heap ${mb(heapUsed)}\n`);
}
