import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { type DisconnectReason, type ExtendedError, Server, type Socket } from 'socket.io';
import * as parser from 'socket.io-parser';
import { personMessage } from '../contract/outgoing.ts';
import { STAFF_PAGES } from '../contract/people/people.ts';
import { type Audience, AUDIENCES, MESSAGE_MAX_BYTES, PING_INTERVAL_MS, PING_TIMEOUT_MS, type Reply } from '../contract/wire.ts';
import type { Refusal } from '../kernel/words/refusal.ts';
import { carryOut } from './carry-out.ts';
import { backlogOf } from './connections.ts';
import type { Edge } from './edge.ts';
import { Floods } from './floods.ts';
import { FrameDecoder, UNREAD_EVENT } from './frame-decoder.ts';
import type { Gate } from './limits.ts';
import { NESTING_MAX } from './nesting.ts';
import { isConfigured, repliesOf, requestMaxBytesOf, roomOf } from './of-subject.ts';
import { cookieOf } from './people/cookies.ts';
import type { Sightings } from './people/sightings.ts';
import type { StaffSessions } from './people/staff-sessions.ts';
import { askerOf, type TrailNotes } from './people/trail-notes.ts';
import { type AllowedOrigins } from './origins.ts';
import { checked, outgoingReply } from './outgoing.ts';
import type { Publisher } from './publisher.ts';
import { refusalReply } from './reply.ts';
import type { Announcers } from './subjects/announcers.ts';
import type { Devices } from './subjects/devices.ts';
import type { KioskScreens } from './subjects/kiosk-screens.ts';
import { hasScreen, type ScreenSubject, type Subject } from './subjects/subject.ts';
import type { Tablets } from './subjects/tablets.ts';
import { mayUpgrade } from './upgrades.ts';

/** A screen this many packets behind is not reading; because views are whole, its backlog is worthless. */
const BACKLOG_MAX_PACKETS = 64;
/** Longest token that is hashed at all. */
const TOKEN_MAX_LENGTH = 128;
/** Longest name that a browser's tab gives itself. */
const TAB_MAX_LENGTH = 64;
/** A handshake that is not finished within this time closes the connection. */
const HANDSHAKE_TIMEOUT_MS = 5_000;

interface SocketParts {
  readonly edge: Edge;
  readonly gate: Gate;
  readonly devices: Devices;
  readonly announcers: Announcers;
  readonly tablets: Tablets;
  readonly kioskScreens: KioskScreens;
  readonly sessions: StaffSessions;
  readonly sightings: Sightings;
  readonly notes: TrailNotes;
  readonly allowed: () => AllowedOrigins;
  readonly publisher: () => Publisher;
}

/** What the server keeps with a signed-in socket. */
interface SignedIn {
  readonly subject: ScreenSubject;
  /** Whether token or session, whichever let it in, still does. */
  readonly isSignedIn: () => boolean;
  /** Somebody has pressed something here. */
  readonly touch: () => void;
  /** Id of the device's token. */
  readonly deviceId: string;
  /** Token or session, whose requests are counted together wherever they come from. */
  readonly bearer: string;
  inFlight: number;
  /** Its view is about to be sent again. */
  isResyncing: boolean;
}

type ScreenSocket = Socket<
  Record<string, (...args: never[]) => void>,
  Record<string, (message: unknown) => void>,
  Record<string, never>,
  SignedIn
>;

/**
 * One namespace for each audience, WebSocket only. Socket.IO's own retries and connectionStateRecovery stay off: alone they
 * made ghost tickets and wrong displays after restarts; ids with stored outcomes and whole views do not.
 */
export function openSockets(http: HttpServer, parts: SocketParts): Server {
  const server = new Server(http, {
    path: '/socket.io',
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MESSAGE_MAX_BYTES,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    connectTimeout: HANDSHAKE_TIMEOUT_MS,
    parser: { ...parser, Decoder: FrameDecoder },
    allowRequest: mayUpgrade(parts),
  });
  const { log } = parts.edge;
  const floods = new Floods(parts.gate, parts.edge.limits, (address) => log.warn({ address }, 'flood: disconnected'));
  floods.watch(server);
  // Socket.IO always has this namespace. Nobody of ours asks for it, and a socket that no namespace takes is closed soon.
  server.use((_, next) => next(new Error('Invalid namespace')));
  for (const audience of AUDIENCES) {
    const namespace = server.of(`/${audience}`);
    namespace.use((socket, next) => {
      signIn(parts, audience, socket as ScreenSocket, next, floods).catch((error: unknown) => costsOnly(log, socket, error));
    });
    namespace.on('connection', (socket) => {
      try {
        welcome(parts, socket as ScreenSocket);
      } catch (error) {
        costsOnly(log, socket, error);
      }
    });
  }
  return server;
}

/** A fault of ours in handling one socket costs that socket; only the store's and the fold's end the process, and they do so elsewhere. */
function costsOnly(log: Logger, socket: Pick<Socket, 'disconnect'>, error: unknown): void {
  log.error({ err: error }, 'a socket failed: disconnected');
  socket.disconnect(true);
}

async function signIn(
  parts: SocketParts,
  audience: Audience,
  socket: ScreenSocket,
  next: (error?: ExtendedError) => void,
  floods: Floods,
): Promise<void> {
  const refusal = (await refusalOfToken(parts, audience, socket)) ?? claimPrinters(parts, socket) ?? claimKiosk(parts, socket);
  if (refusal === null) floods.signedIn(socket.conn, socket.data.bearer);
  if (refusal === null) return next();
  const { text } = refusalReply(refusal.code, refusal.params);
  next(Object.assign(new Error(refusal.code), { data: { text } }));
}

async function refusalOfToken(parts: SocketParts, audience: Audience, socket: ScreenSocket): Promise<Refusal | null> {
  const { edge, gate } = parts;
  const signedIn = byToken(parts, socket) ?? bySession(parts, audience, socket);
  if (signedIn !== null && hasScreen(signedIn.subject, audience) && isConfigured(signedIn.subject, edge.configuration())) {
    const { address } = socket.handshake;
    socket.data = { ...signedIn, subject: signedIn.subject, inFlight: 0, isResyncing: false };
    return (await gate.mayReturn(signedIn.bearer, address)) ? null : { code: 'too-many-requests', params: {} };
  }
  if (!(await gate.mayFail(socket.handshake.address))) return { code: 'too-many-requests', params: {} };
  edge.log.warn({ audience, address: socket.handshake.address }, 'sign-in refused');
  return { code: 'not-signed-in', params: {} };
}

type LetIn = Pick<SignedIn, 'isSignedIn' | 'touch' | 'deviceId' | 'bearer'> & { readonly subject: Subject };

function byToken({ edge }: SocketParts, socket: ScreenSocket): LetIn | null {
  const token: unknown = socket.handshake.auth['token'];
  const text = typeof token === 'string' && token.length <= TOKEN_MAX_LENGTH ? token : '';
  const subject = edge.findSubject(text);
  const deviceId = edge.enrolment.idOf(text) ?? '';
  return subject === null
    ? null
    : { subject, deviceId, bearer: text, isSignedIn: () => edge.findSubject(text) !== null, touch: () => undefined };
}

/** Staff come with the cookie of their sign-in. */
function bySession({ sessions }: SocketParts, audience: Audience, socket: ScreenSocket): LetIn | null {
  const page = STAFF_PAGES.find((name) => name === audience);
  const token = cookieOf(socket.request, 'session');
  const subject = page === undefined ? null : sessions.subjectOf(token, page);
  const deviceId = sessions.find(token)?.deviceId ?? '';
  return subject === null
    ? null
    : { subject, deviceId, bearer: token, isSignedIn: () => sessions.find(token) !== null, touch: () => sessions.touch(token) };
}

/** Released when the connection under the socket closes, which happens whether or not the sign-in is finished. */
function claimPrinters({ devices }: SocketParts, socket: ScreenSocket): Refusal | null {
  const { subject } = socket.data;
  if (subject.audience !== 'device') return null;
  const refusal = devices.claim(socket.id, subject);
  if (refusal === null) socket.conn.once('close', () => devices.release(socket.id));
  return refusal;
}

/** Which of two screens it is, its page says: the same tab is let in again at once, after a broken line or a reload. */
function claimKiosk({ kioskScreens }: SocketParts, socket: ScreenSocket): Refusal | null {
  const { subject } = socket.data;
  if (subject.audience !== 'kiosk') return null;
  const said: unknown = socket.handshake.auth['tab'];
  const tab = typeof said === 'string' && said.length <= TAB_MAX_LENGTH ? said : null;
  return kioskScreens.claim(subject.kioskId, tab, socket.conn);
}

function welcome(parts: SocketParts, socket: ScreenSocket): void {
  const { subject, deviceId } = socket.data;
  const publisher = parts.publisher();
  const asker = askerOf(subject, deviceId);
  // Before the first view: a page that leaves no trail is not shown. Its views are not written one by one.
  if (asker !== null) parts.notes.note(asker, 'page-opened', null, 'done');
  parts.edge.log.info({ room: roomOf(subject) }, 'connected');
  void socket.join(roomOf(subject));
  const sendCurrent = (): void => {
    const message = publisher.current(subject);
    if (message === null) socket.disconnect(true);
    else socket.emit('view', message);
  };
  parts.announcers.join(subject);
  parts.tablets.join(subject);
  const leave = parts.sightings.join(socket.data.deviceId, socket.handshake.address);
  if ('staffId' in subject) socket.emit('person', checked('a person', personMessage, subject.staffId));
  sendCurrent();
  publisher.join(subject);
  socket.on('disconnect', (reason: DisconnectReason) => {
    leave();
    if (asker !== null) parts.notes.noteLeft(asker);
    publisher.leave(subject);
    parts.announcers.leave(subject);
    parts.tablets.leave(subject);
    if (subject.audience === 'device') parts.devices.release(socket.id);
    if (subject.audience === 'kiosk') parts.kioskScreens.release(subject.kioskId, socket.conn);
    parts.edge.log.info({ room: roomOf(subject), reason }, 'disconnected');
    // Left without being closed, the line would stay open for nobody.
    if (reason === 'client namespace disconnect') socket.conn.close();
  });
  socket.use((event, next) => {
    if (event[0] === 'request' || event[0] === 'resync') next();
    else if (event[0] === UNREAD_EVENT) refuseUnread(socket, event);
    else turnAway(parts, socket, event);
  });
  const failed = (error: unknown) => costsOnly(parts.edge.log, socket, error);
  socket.on('resync', () => void resync(parts, socket, sendCurrent).catch(failed));
  socket.on('request', (...args: unknown[]) => void answer(parts, socket, args).catch(failed));
}

/** The decoder did not read it, and says why in its place. */
function refuseUnread(socket: ScreenSocket, event: readonly unknown[]): void {
  const reply = event[event.length - 1];
  if (!isReply(reply)) return void socket.disconnect(true);
  if (event[1] === 'too-large') reply(refusalReply('payload-too-large', { limit: requestMaxBytesOf(socket.data.subject.audience) }));
  else reply(refusalReply('malformed', { field: `depth > ${NESTING_MAX}` }));
}

/** None of our clients sends other events: the socket is told so and disconnected. */
function turnAway({ edge }: SocketParts, socket: ScreenSocket, event: readonly unknown[]): void {
  const name = String(event[0]).slice(0, 48);
  const reply = event[event.length - 1];
  if (isReply(reply)) reply(refusalReply('unknown-command', { field: name }));
  edge.log.warn({ room: roomOf(socket.data.subject), event: name }, 'unknown event: disconnected');
  setImmediate(() => socket.disconnect(true));
}

/** However often it is asked at once, one view answers: it is whole. It leaves before the answer to whatever was asked after it. */
async function resync({ gate }: SocketParts, socket: ScreenSocket, sendCurrent: () => void): Promise<void> {
  const { data } = socket;
  if (data.isResyncing) return;
  data.isResyncing = true;
  const may = await gate.mayAsk(data.bearer, data.subject.audience);
  data.isResyncing = false;
  if (may && socket.connected) sendCurrent();
}

async function answer(parts: SocketParts, socket: ScreenSocket, args: readonly unknown[]): Promise<void> {
  const { edge, gate, devices } = parts;
  const [commandId, command, reply] = args;
  const { data } = socket;
  if (args.length !== 3 || !isReply(reply)) return turnAway(parts, socket, ['request', ...args]);
  if (!data.isSignedIn()) {
    reply(refusalReply('not-signed-in', {}));
    socket.disconnect(true);
    return;
  }
  const { screenInFlight, deviceInFlight } = edge.limits;
  const most = data.subject.audience === 'device' ? deviceInFlight : screenInFlight;
  if (data.inFlight >= most) return reply(refusalReply('too-many-requests', {}));
  if (isByHand(command)) data.touch();
  data.inFlight += 1;
  const allowed = await gate.mayAsk(data.bearer, data.subject.audience);
  if (!allowed) reply(refusalReply('too-many-requests', {}));
  else reply(outgoingReply(edge.log, repliesOf(data.subject.audience), await carryOut(edge, devices, data, commandId, command)));
  data.inFlight -= 1;
}

/** A page says by itself what it has shown. */
function isByHand(command: unknown): boolean {
  const type: unknown = typeof command === 'object' && command !== null && 'type' in command ? command.type : null;
  return typeof type === 'string' && !type.startsWith('see-');
}

function isReply(value: unknown): value is (reply: Reply) => void {
  return typeof value === 'function';
}

/** Disconnects screens that do not read, whose token was revoked, or whose person is signed out. */
export function inspectSockets(server: Server): void {
  for (const audience of AUDIENCES) {
    for (const socket of server.of(`/${audience}`).sockets.values() as Iterable<ScreenSocket>) {
      if (backlogOf(socket) > BACKLOG_MAX_PACKETS || !socket.data.isSignedIn()) socket.disconnect(true);
    }
  }
}
