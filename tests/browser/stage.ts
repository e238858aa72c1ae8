import { createServer } from 'node:http';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Server } from 'socket.io';
import type { Namespace, Socket } from 'socket.io';
import type { Page } from 'playwright-core';
import type { z } from 'zod';
import { counterDisplayView } from '../../server/contract/counter-display.ts';
import { kioskView } from '../../server/contract/kiosk.ts';
import { lobbyView } from '../../server/contract/lobby.ts';
import { managerView } from '../../server/contract/manager.ts';
import { ratingView } from '../../server/contract/rating.ts';
import { supervisorView } from '../../server/contract/supervisor.ts';
import { tellerView } from '../../server/contract/teller.ts';
import { wallView } from '../../server/contract/wall.ts';
import { BEAT_INTERVAL_MS, MESSAGE_MAX_BYTES } from '../../server/contract/wire.ts';
import type { Reply } from '../../server/contract/wire.ts';
import { readCommand } from '../wire-command.ts';
import { builtScreens } from './built.ts';

const schemas = {
  kiosk: { view: kioskView, role: 'kiosk' },
  wall: { view: wallView, role: 'wall' },
  'counter-display': { view: counterDisplayView, role: null },
  rating: { view: ratingView, role: 'rater' },
  teller: { view: tellerView, role: 'teller' },
  lobby: { view: lobbyView, role: 'lobby' },
  manager: { view: managerView, role: 'manager' },
  supervisor: { view: supervisorView, role: 'supervisor' },
} as const;
export type StageAudience = keyof typeof schemas;
export type StageView<A extends StageAudience> = z.infer<(typeof schemas)[A]['view']>;

export interface StageRequest {
  readonly audience: StageAudience;
  readonly commandId: string;
  /** As parsed by the contract. */
  readonly command: Readonly<Record<string, unknown>> & { readonly type: string };
}

/** What the stage answers; null: nothing, as a server that died in the middle. */
export type Answerer = (request: StageRequest) => Reply | null;

/** What a screen says of itself when it joins. */
export interface StageJoin {
  readonly audience: StageAudience;
  readonly token: string;
  readonly build: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.webm': 'audio/webm',
};

/** As the real server's, so that whatever it forbids fails here too. */
const SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self' blob:; connect-src 'self' ws:; " +
  "object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

function pageOf(path: string): string | null {
  if (path.startsWith('/kiosk/')) return 'kiosk/index.html';
  if (path.startsWith('/display/') || path.startsWith('/rate/')) return 'display/index.html';
  return path.startsWith('/counter/') ? 'counter-client/index.html' : null;
}

async function serve(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://stage').pathname));
  const name = pageOf(path) ?? path;
  const body = await readFile(join(folder, name)).catch(() => null);
  response.setHeader('content-security-policy', SECURITY_POLICY);
  if (body === null) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', CONTENT_TYPES[extname(name)] ?? 'application/octet-stream');
  response.end(body);
}

/** The server's clock on the stage: 10:24 in Shanghai, on a Monday. */
export const STAGE_TIME = Date.UTC(2026, 10, 23, 2, 24);

/**
 * A small real HTTP and Socket.IO server on loopback that plays views made by hand, each parsed by
 * the contract, to real screens, records what they ask, and answers as the test says.
 */
export class Stage {
  readonly requests: StageRequest[] = [];
  readonly joins: StageJoin[] = [];
  /** What no honest screen does: commands the contract refuses. Empty at the end of every test. */
  readonly problems: string[] = [];
  /** The server's clock, epoch ms; sent with every message. The test moves it. */
  time = STAGE_TIME;
  /** null: as the screen's own, so that nothing reloads. */
  build: string | null = null;
  /** Refusal of the handshake: its text in Chinese; null lets everybody in. */
  refuseAll: string | null = null;
  answerer: Answerer = () => ({ ok: true, receipt: { kind: 'done' } });

  private readonly owed: { readonly request: StageRequest; readonly reply: (reply: Reply) => void }[] = [];
  private readonly folder: string;
  private readonly views = new Map<StageAudience, { revision: number; view: unknown }>();
  private http: HttpServer | null = null;
  private io: Server | null = null;
  private beating: ReturnType<typeof setInterval> | null = null;
  private port = 0;
  private starts = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<Stage> {
    const stage = new Stage(await builtScreens());
    await stage.start();
    return stage;
  }

  get epoch(): string {
    return `epoch-${this.starts}`;
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}#t=stage-token`;
  }

  /** Shows everybody of an audience a view. Throws when the view breaks the contract. */
  show<A extends StageAudience>(audience: A, view: StageView<A>): void {
    const parsed: unknown = schemas[audience].view.parse(view);
    this.views.set(audience, { revision: (this.views.get(audience)?.revision ?? 0) + 1, view: parsed });
    for (const socket of this.io?.of(`/${audience}`).sockets.values() ?? []) this.tell(audience, socket);
  }

  /** Changes some of the view shown. */
  change<A extends StageAudience>(audience: A, part: Partial<StageView<A>>): void {
    const now = this.views.get(audience)?.view;
    if (now === undefined) throw new Error(`nothing is shown to ${audience} yet`);
    this.show(audience, { ...(now as StageView<A>), ...part });
  }

  /** A heartbeat now; they also come by themselves every BEAT_INTERVAL_MS. */
  beat(): void {
    for (const audience of Object.keys(schemas) as StageAudience[]) {
      const { revision } = this.views.get(audience) ?? { revision: 0 };
      this.io?.of(`/${audience}`).emit('beat', { epoch: this.epoch, revision, serverTime: this.time });
    }
  }

  /** Locks of this page are over, as if its user had waited for that time; a beat keeps the page from thinking that the server was silent. */
  async outlast(page: Page, durationMs: number): Promise<void> {
    this.beat();
    await page.evaluate((ms) => window.hurry?.(ms), durationMs);
    this.beat();
  }

  /** The answers that were late come now, as the answerer says by now: no story waits for a screen to ask again. */
  answerOwed(): void {
    for (const { request, reply } of this.owed.splice(0)) {
      const answer = this.answerer(request);
      if (answer !== null) reply(answer);
    }
  }

  requestsOf(type: string): StageRequest[] {
    return this.requests.filter((request) => request.command.type === type);
  }

  connected(audience: StageAudience): number {
    return this.io?.of(`/${audience}`).sockets.size ?? 0;
  }

  /** Starts again on the same port, as a server does after an outage: another epoch, the same views. */
  async start(): Promise<void> {
    this.starts += 1;
    const http = createServer((request, response) => {
      void serve(this.folder, request, response);
    });
    this.http = http;
    /* No engine pings: a test that moves the page's clock on would look like a dead line to the page. */
    this.io = new Server(http, {
      path: '/socket.io',
      transports: ['websocket'],
      serveClient: false,
      pingInterval: 3_600_000,
      maxHttpBufferSize: MESSAGE_MAX_BYTES,
    });
    for (const audience of Object.keys(schemas) as StageAudience[]) this.openAudience(audience, this.io.of(`/${audience}`));
    await new Promise<void>((resolve) => http.listen(this.port, '127.0.0.1', resolve));
    this.port = (http.address() as AddressInfo).port;
    this.beating = setInterval(() => {
      this.beat();
    }, BEAT_INTERVAL_MS);
  }

  /** The server is gone: connections break, nothing listens. */
  async stop(): Promise<void> {
    if (this.beating !== null) clearInterval(this.beating);
    this.beating = null;
    const { http, io } = this;
    this.http = null;
    this.io = null;
    for (const client of io?.sockets.sockets.values() ?? []) client.conn.close();
    http?.closeAllConnections();
    await io?.close();
  }

  private openAudience(audience: StageAudience, namespace: Namespace): void {
    namespace.use((socket, next) => {
      const { token, build } = socket.handshake.auth as { token: string; build: string };
      this.joins.push({ audience, token, build });
      if (this.refuseAll === null) next();
      else next(Object.assign(new Error('not-signed-in'), { data: { text: { 'zh-CN': this.refuseAll, en: 'Refused.' } } }));
    });
    namespace.on('connection', (socket) => {
      socket.on('request', (commandId: string, command: unknown, reply: (reply: Reply) => void) => {
        this.take(audience, commandId, command, reply);
      });
      socket.on('resync', () => {
        this.tell(audience, socket);
      });
      this.tell(audience, socket);
    });
  }

  private take(audience: StageAudience, commandId: string, command: unknown, reply: (reply: Reply) => void): void {
    const read = this.read(audience, command);
    if (read === null) return;
    const request: StageRequest = { audience, commandId, command: read };
    this.requests.push(request);
    const answer = this.answerer(request);
    if (answer === null) this.owed.push({ request, reply });
    else reply(answer);
  }

  private read(audience: StageAudience, command: unknown): StageRequest['command'] | null {
    const { role } = schemas[audience];
    try {
      if (role !== null) return { ...readCommand(role, command) };
    } catch {
      // Told below, with what was sent.
    }
    this.problems.push(`${audience} sent ${JSON.stringify(command)}`);
    return null;
  }

  private tell(audience: StageAudience, socket: Socket): void {
    const shown = this.views.get(audience);
    if (shown === undefined) return;
    const build = this.build ?? (socket.handshake.auth as { build: string }).build;
    socket.emit('view', { epoch: this.epoch, revision: shown.revision, serverTime: this.time, build, view: shown.view });
  }
}
