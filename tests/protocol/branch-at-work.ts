import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { type BranchServer, startBranchServer } from '../../server/branch-server.ts';
import { VirtualClock } from '../../server/time/clock.ts';
import type { Audience, Reply, ViewMessage } from '../../server/contract/wire.ts';
import type { WireCommand as Command } from '../../server/contract/command/commands.ts';
import { limitsWith } from '../../server/net/limits.ts';
import { bearerIdOf } from '../../server/net/of-subject.ts';
import { REPLY_CUT } from '../../server/net/outgoing.ts';
import { type ScreenSubject } from '../../server/net/subjects/subject.ts';
import { NO_FAULTS } from '../health/no-faults.ts';
import { type BranchDatabase, openDatabase } from '../../server/store/database.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { type Credentials, sqliteCredentials } from '../../server/store/tables/credentials-table.ts';
import { type Sessions, sqliteSessions } from '../../server/store/tables/sessions-table.ts';
import { erasureRemains } from '../../server/safekeeping/erasure-remains.ts';
import { sqliteErasures } from '../../server/store/erasure/erasures.ts';
import { sqliteTrail, type Trail } from '../../server/store/trail/trail-table.ts';
import { sqliteSightings } from '../../server/store/tables/sightings-table.ts';
import { sqliteTokens, type Tokens } from '../../server/store/tokens.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { figuresOf } from '../../server/store/records/day-figures.ts';

/** Monday 2026-11-23, 10:00 in Shanghai: the test branch is open. */
export const MONDAY_TEN = Date.parse('2026-11-23T10:00:00+08:00');
/** Not a promise about speed: what has not come by then, beside whatever else the machine does, is not coming. */
const DEADLINE_MS = 60_000;

/** A screen that joins again is its page loaded anew: the one before is gone. */
export const TAB = 'the-only-tab';
/** As they are shipped. */
export const LIMITS = limitsWith(null);

export const KIOSK: ScreenSubject = { audience: 'kiosk', kioskId: 'k1' };
export const WALL: ScreenSubject = { audience: 'wall', wallId: 'w1' };
export const COUNTER_DISPLAY: ScreenSubject = { audience: 'counter-display', counterId: 'c1' };
export const TELLER: ScreenSubject = { audience: 'teller', staffId: 'wang' };
export const LOBBY: ScreenSubject = { audience: 'lobby', staffId: 'zhao' };
export const AGENT: ScreenSubject = { audience: 'device', agentId: 'agent-1', printerIds: ['p1'], counterIds: ['c1'] };
export const RATER: ScreenSubject = { audience: 'rating', counterId: 'c1' };

export const TAKE: Extract<Command, { type: 'take-ticket' }> = {
  type: 'take-ticket',
  serviceId: 'cash',
  language: 'zh-CN',
  elder: false,
  withCard: false,
};

/** A real server on loopback with a memory log, real tokens and a clock in hand. */
export interface BranchAtWork {
  readonly server: BranchServer;
  readonly url: string;
  readonly clock: VirtualClock;
  readonly operatorToken: string;
  readonly tokens: Tokens;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly trail: Trail;
  /** Everything the server logged. */
  readonly logged: string[];
  readonly deaths: unknown[];
  tokenOf(subject: ScreenSubject): string;
  revoke(subject: ScreenSubject): void;
  /** A signed-in socket, connected; ends with the branch. */
  join(subject: ScreenSubject): Promise<Screen>;
  socket(audience: Audience, token: string, headers: Record<string, string>): Socket;
  post(token: string, body: unknown): Promise<{ status: number; reply: Reply }>;
  get(path: string, token: string | null): Promise<Response>;
  stop(): Promise<void>;
}

/** What a branch's server is started with. */
export type BranchParts = Parameters<typeof startBranchServer>[0];

/** A screen without a browser: every message it got. */
export interface Screen {
  readonly socket: Socket;
  readonly views: ViewMessage<Record<string, unknown>>[];
  ask(command: Command): Promise<Reply>;
}

export async function branchAtWork(changes: Partial<BranchParts>): Promise<BranchAtWork> {
  const directory = mkdtempSync(join(tmpdir(), 'branch-protocol-'));
  const database = openDatabase(directory);
  const tokens = sqliteTokens(database);
  const clock = new VirtualClock(MONDAY_TEN);
  const logged: string[] = [];
  const deaths: unknown[] = [];
  const sockets: Socket[] = [];
  const parts: BranchParts = {
    ...ordinaryParts(directory, database, tokens, clock),
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
    die: (error) => deaths.push(error),
    ...changes,
  };
  const server = await startBranchServer(parts);
  const tokenOf = (subject: ScreenSubject) => tokens.issueToken(subject.audience, bearerIdOf(subject), 'test', clock.now());
  const socket = (audience: Audience, token: string, headers: Record<string, string>): Socket => {
    const made = plainSocket(`${server.url}/${audience}`, token, headers);
    sockets.push(made);
    return made;
  };
  return {
    server,
    url: server.url,
    clock,
    operatorToken: parts.operatorToken ?? '',
    tokens,
    credentials: parts.credentials,
    sessions: parts.sessions,
    trail: parts.trail,
    logged,
    deaths,
    tokenOf,
    revoke: (subject) => void tokens.revokeToken(subject.audience, bearerIdOf(subject), clock.now()),
    socket,
    join: async (subject) => screenOf(socket(subject.audience, tokenOf(subject), {})),
    post: (token, body) => post(server.url, token, body),
    get: (path, token) => fetch(server.url + path, token === null ? {} : { headers: { authorization: `Bearer ${token}` } }),
    stop: async () => {
      for (const one of sockets) one.disconnect();
      await server.stop();
      database.close();
      rmSync(directory, { recursive: true });
      const cut = logged.filter((line) => line.includes(REPLY_CUT));
      if (cut.length > 0) throw new Error(`replies were cut: ${cut.join('')}`);
    },
  };
}

/** Of the memory log, which knows one day. */
const TODAY = '2026-11-23';

function ordinaryParts(directory: string, database: BranchDatabase, tokens: Tokens, clock: VirtualClock): Omit<BranchParts, 'log' | 'die'> {
  const eventLog = memoryLog();
  return {
    eventLog,
    tokens,
    credentials: sqliteCredentials(database),
    sessions: sqliteSessions(database),
    sightings: sqliteSightings(database),
    trail: sqliteTrail(database),
    erasures: sqliteErasures(database),
    erasureRemains: (at) => erasureRemains(directory, null, at),
    provider: null,
    firstRunCode: null,
    operatorToken: randomUUID(),
    clock,
    newId: randomUUID,
    draw: () => 0,
    configuration: TEST_BRANCH,
    saveSlip: () => null,
    reports: {
      dates: () => [TODAY],
      day: async () => null,
      csv: async () => null,
      callsCsv: async () => null,
      events: async (date) => (date === TODAY ? eventLog.readDay() : []),
      figures: (date) => figuresOf(date, date === TODAY ? eventLog.readDay() : []),
    },
    databaseReads: () => true,
    faults: NO_FAULTS,
    conditionsChanged: () => undefined,
    build: 'test-build',
    limits: LIMITS,
    host: '127.0.0.1',
    port: 0,
    allowedOrigins: [],
    transport: null,
    phones: null,
    webDir: join(directory, 'web'),
    voiceDir: join(directory, 'voice'),
    startPage: () => '',
    demo: { isOn: false, linkCode: null },
    restoration: null,
  };
}

function plainSocket(address: string, token: string, headers: Record<string, string>): Socket {
  return io(address, {
    transports: ['websocket'],
    auth: { token, build: 'test-build', tab: TAB },
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
    retries: 0,
  });
}

async function post(url: string, token: string, body: unknown): Promise<{ status: number; reply: Reply }> {
  const response = await fetch(`${url}/api/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, reply: (await response.json()) as Reply };
}

async function screenOf(socket: Socket): Promise<Screen> {
  const views: Screen['views'] = [];
  socket.on('view', (message: Screen['views'][number]) => views.push(message));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await until('the first view', () => views.length > 0);
  return { socket, views, ask: (command) => request(socket, randomUUID(), command) };
}

/** One request and its reply. */
export function request(socket: Socket, commandId: unknown, command: unknown): Promise<Reply> {
  return socket.timeout(DEADLINE_MS).emitWithAck('request', commandId, command) as Promise<Reply>;
}

/** The code a handshake was refused with, and what the person is told; "connected" when it was not. */
export function handshake(socket: Socket): Promise<{ code: string; text: Record<string, string> | null }> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve({ code: 'connected', text: null }));
    socket.once('connect_error', (error) => {
      resolve({ code: error.message, text: (error as Error & { data?: { text: Record<string, string> } }).data?.text ?? null });
    });
  });
}

/** Waits for what must come true, at most DEADLINE_MS. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited ${DEADLINE_MS} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function lastView(screen: Screen): Record<string, unknown> {
  return screen.views.at(-1)?.view ?? {};
}
