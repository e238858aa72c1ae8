import type { RequestListener, Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Server } from 'socket.io';
import { BEAT_INTERVAL_MS } from '../contract/wire.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import { type ConnectionCount, countConnections } from './connections.ts';
import { limitConnections } from './connection-limit.ts';
import type { Edge } from './edge.ts';
import { createApp } from './http.ts';
import type { DemoParts, StartPage } from './http-parts.ts';
import { type Gate, gate, WEIGHT_OF_ASKING } from './limits.ts';
import { isConfigured, viewOf } from './of-subject.ts';
import { type AllowedOrigins, allowedOrigins } from './origins.ts';
import { ProviderSignIn } from './people/provider-sign-in.ts';
import { SignIn } from './people/sign-in.ts';
import { Sightings } from './people/sightings.ts';
import { StaffSessions } from './people/staff-sessions.ts';
import { TrailNotes } from './people/trail-notes.ts';
import { Publisher } from './publisher.ts';
import { refusalReply, statusOf } from './reply.ts';
import { beforeRefusal } from './slow-refusals.ts';
import { inspectSockets, openSockets } from './sockets.ts';
import { Announcers } from './subjects/announcers.ts';
import { Devices } from './subjects/devices.ts';
import { KioskScreens } from './subjects/kiosk-screens.ts';
import { isKnown } from './subjects/signed-in.ts';
import { type ScreenSubject } from './subjects/subject.ts';
import { Tablets } from './subjects/tablets.ts';
import { limitHandshakes } from './transport/handshakes.ts';
import { listenPlainly } from './transport/plain-listener.ts';
import { createListener, type Transport } from './transport/transport.ts';

/** Slow or silent HTTP callers are dropped after this time; a command's body has a few hundred bytes. */
const REQUEST_TIMEOUT_MS = 10_000;

interface ListenOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Further origins whose pages may talk to this server. */
  readonly allowedOrigins: readonly string[];
  /** null: plain HTTP. */
  readonly transport: Transport | null;
  readonly webDir: string;
  readonly voiceDir: string;
  readonly startPage: StartPage;
  readonly demo: DemoParts;
}

export interface RunningServer {
  readonly url: string;
  /** Where plain HTTP only leads on; null: nowhere. */
  readonly plainPort: number | null;
  readonly connections: () => readonly ConnectionCount[];
  /** To be called after each commit that changed the branch. */
  readonly tell: (changed: readonly StoredEvent[]) => void;
  /** Stops listening and disconnects; resolves when every connection is gone. */
  readonly stop: () => Promise<void>;
}

/** What every answer says to a browser, also those of no route: a limit’s, and those of the sockets’ engine. Routes say it more exactly. */
const EVERY_ANSWER = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Content-Security-Policy', "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
] as const;

/** Opens the branch to its screens, devices and integrations. Rejects when it cannot listen on the address. */
export async function listen(edge: Edge, options: ListenOptions): Promise<RunningServer> {
  const limits = gate(edge.limits);
  const devices = new Devices(edge);
  const announcers = new Announcers(edge);
  const tablets = new Tablets(edge);
  const sessions = new StaffSessions(edge);
  const kioskScreens = new KioskScreens(edge);
  const sightings = new Sightings(edge.sightings, () => edge.time().now);
  const notes = new TrailNotes(edge);
  const { transport } = options;
  const scheme = transport === null ? 'http' : 'https';
  const http = createListener(transport, { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS });
  const origins = () => allowedOrigins(scheme, options.host, portOf(http), options.allowedOrigins);
  let known: ReturnType<typeof origins> | null = null;
  const allowed = () => (known ??= origins());
  const people = { sessions, sightings, notes };
  const shared = { edge, gate: limits, devices, announcers, tablets, kioskScreens, ...people, allowed, publisher: () => publisher };
  const cutRevoked = () => inspectSockets(sockets);
  // Before the sockets: they pass on only to whoever listens already. A request of theirs that both answered would end the process.
  const signIn = new SignIn(edge, sessions, notes);
  const provider = new ProviderSignIn(edge, sessions, notes, signIn);
  const app = createApp({ ...shared, signIn, provider, cutRevoked, ...pagesOf(options) });
  http.on('request', whenNoFlood(edge, sessions, limits, app));
  limitConnections(http, { ...edge.limits, exempt: [] });
  if (transport !== null) limitHandshakes(http, limits);
  const sockets = openSockets(http, shared);
  // Before the sockets' engine, which answers what is no socket by itself.
  http.prependListener('request', (_, response) => EVERY_ANSWER.forEach(([name, value]) => void response.setHeader(name, value)));
  const publisher = new Publisher(publisherParts(edge, sockets));
  // In a later turn, as after a commit: a reply leaves before the screens are told, however busy they are.
  edge.cards.onReader(() => void setImmediate(() => publisher.tell()));
  await listening(http, options);
  const plain = transport === null ? null : await plainOf(transport, options, edge, limits, allowed);
  const inspecting = setInterval(cutRevoked, BEAT_INTERVAL_MS);
  devices.reportAbsent();
  announcers.reportAbsent();
  tablets.reportKnown();
  return {
    url: `${scheme}://${options.host.includes(':') ? `[${options.host}]` : options.host}:${portOf(http)}`,
    plainPort: plain?.port ?? null,
    connections: () => countConnections(sockets),
    tell: (changed) => {
      publisher.tell();
      tablets.tell(changed);
      if (changed.some(({ event }) => event.type === 'day-opened')) devices.reportKnown();
    },
    stop: async () => {
      clearInterval(inspecting);
      notes.stop();
      sightings.stop();
      devices.stop();
      announcers.stop();
      tablets.stop();
      publisher.stop();
      await Promise.all([sockets.close(), plain?.stop()]);
      http.closeAllConnections();
    },
  };
}

function pagesOf({ webDir, voiceDir, startPage, demo, transport }: ListenOptions) {
  return { webDir, voiceDir, startPage, demo, transport };
}

/** A branch whose plain listener cannot listen does not open: the addresses on its old screens would lead nowhere. */
async function plainOf(transport: Transport, { host }: ListenOptions, edge: Edge, gate: Gate, allowed: () => AllowedOrigins) {
  const { plainPort, authority } = transport;
  return plainPort === null ? null : listenPlainly({ host, port: plainPort, gate, limits: edge.limits, allowed, authority });
}

/** What comes without a valid token counts against its address, before anything is made of it. */
function whenNoFlood(edge: Edge, sessions: StaffSessions, { maySend }: Gate, app: RequestListener): RequestListener {
  return (request, response) => {
    if (isKnown({ edge, sessions }, request)) return app(request, response);
    const weight = request.url?.startsWith('/api') === true ? WEIGHT_OF_ASKING : 1;
    void maySend(request.socket.remoteAddress ?? '', weight).then(async (may) => {
      if (may) return app(request, response);
      await beforeRefusal();
      const reply = refusalReply('too-many-requests', {});
      response.writeHead(statusOf(reply), { 'Content-Type': 'application/json; charset=utf-8', 'Retry-After': '1', Connection: 'close' });
      response.end(JSON.stringify(reply));
    });
  };
}

function publisherParts(edge: Edge, sockets: Server) {
  const { personOf, cards, conditions } = edge;
  const resources = { personOf, conditions, readerCard: (kioskId: string) => cards.atReader(kioskId) };
  const roomOf = (room: string, subject: ScreenSubject) => sockets.of(`/${subject.audience}`).to(room);
  return {
    viewOf: (subject: ScreenSubject) =>
      isConfigured(subject, edge.configuration()) ? viewOf(subject, edge.branch(), edge.time(), resources) : null,
    failed: (room: string, error: unknown) => edge.log.error({ err: error, room }, 'a view failed: its screens are disconnected'),
    sendView: (room: string, subject: ScreenSubject, message: unknown) => void roomOf(room, subject).emit('view', message),
    sendBeat: (room: string, subject: ScreenSubject, message: unknown) => void roomOf(room, subject).emit('beat', message),
    dismiss: (room: string, subject: ScreenSubject) => {
      sockets.of(`/${subject.audience}`).in(room).disconnectSockets(true);
    },
    now: () => edge.time().now,
    epoch: edge.newId(),
    build: edge.build,
  };
}

function listening(http: HttpServer | HttpsServer, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

function portOf(http: HttpServer | HttpsServer): number {
  return (http.address() as AddressInfo).port;
}
