import { timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { refusal } from '../contract/outgoing.ts';
import { STAFF_PATHS } from '../contract/people/people.ts';
import type { ServerConditionKind } from '../contract/server-condition.ts';
import { MESSAGE_MAX_BYTES, type Reply } from '../contract/wire.ts';
import { TROUBLE_REFUSALS } from '../desk/known-answer.ts';
import { DayDamaged, StorageUnavailable } from '../store/unavailable.ts';
import type { HttpParts } from './http-parts.ts';
import { jsonBody, TooDeep } from './json-body.ts';
import { NESTING_MAX } from './nesting.ts';
import { isAllowed, isAtThisMachine } from './origins.ts';
import { answerJson } from './outgoing.ts';
import { cookieFor, cookieOf } from './people/cookies.ts';
import { withDemoBand } from './routes/demo-band.ts';
import { refusalReply, statusOf } from './reply.ts';
import { apiRoutes } from './routes/api.ts';
import { voicePacks } from './routes/voice-packs.ts';
import { certificateAnswer } from './transport/certificate-page.ts';
import type { Transport } from './transport/transport.ts';

/** A file whose name holds its hash never changes. */
const ASSET_MAX_AGE_MS = 365 * 24 * 60 * 60 * 1_000;

/** With these nobody can take a number. Whatever else is wrong is named, and the branch is ready all the same. */
const NOT_READY: readonly ServerConditionKind[] = ['storage-full', 'storage-busy'];

const DAY_S = 24 * 60 * 60;

const FOREIGN = `This server answers only under its own names. To use another one, add its origin to ALLOWED_ORIGINS.
本服务器只以登记的地址应答。如需使用其他地址，请将其加入 ALLOWED_ORIGINS。
`;

/** Everything that is not a WebSocket. */
export function createApp(parts: HttpParts): Express {
  const app = express();
  // Addresses come from the socket: a branch has no proxy, and anybody can write a header.
  app.set('trust proxy', false);
  app.set('etag', 'strong');
  app.use(securityHeaders(parts.transport));
  app.use((request, response, next) => {
    if (isAllowed(request.headers, parts.allowed())) return next();
    response.status(403).type('text').send(FOREIGN);
  });
  app.get('/livez', (_, response) => void response.type('text').send('ok'));
  app.get('/readyz', (_, response) => {
    const conditions = parts.edge.conditions().map(({ kind }) => kind);
    const isReady = parts.edge.isReady() && !conditions.some((kind) => NOT_READY.includes(kind));
    const said = [isReady ? 'ready' : 'not ready', ...conditions].join('\n');
    response
      .status(isReady ? 200 : 503)
      .type('text')
      .send(said);
  });
  app.use('/api', noStore, jsonBody(parts), apiRoutes(parts));
  certificates(app, parts);
  screens(app, parts);
  app.use('/voice', voicePacks(parts.voiceDir));
  app.use(notFound);
  app.use(failed(parts));
  return app;
}

/**
 * A branch's LAN uses plain http until TLS is set up, so no header may promise https: every screen would ignore HSTS, upgrading
 * and the opener policy, and log an error. With TLS, HSTS is sent only when somebody asked for it: browsers hold a branch to it long
 * after its certificate is gone.
 */
function securityHeaders(transport: Transport | null) {
  const days = transport?.hstsDays ?? null;
  const sockets = transport === null ? (host: string) => `ws://${host} wss://${host}` : (host: string) => `wss://${host}`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        // The own origin, by name for browsers in which 'self' is no WebSocket (before Safari 15.4). The host is one of ours, or gets nothing.
        'connect-src': ["'self'", ({ headers }) => sockets(headers.host ?? '')],
        'media-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: days === null ? false : { maxAge: days * DAY_S, includeSubDomains: false, preload: false },
    crossOriginOpenerPolicy: transport === null ? false : { policy: 'same-origin' },
    originAgentCluster: transport !== null,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** The code of this start comes once in the address that was printed, and stays in a cookie: it is neither seen nor bookmarked. */
function sendStartPage({ startPage, demo: { isOn, linkCode } }: HttpParts, request: Request, response: Response): void {
  const atThisMachine = isAtThisMachine(request.socket.remoteAddress, request.headers);
  const given = request.query['demo'];
  if (atThisMachine && linkCode !== null && typeof given === 'string' && isSameCode(given, linkCode)) {
    const [name, options] = cookieFor(request, 'demo');
    return void response.cookie(name, linkCode, options).redirect('/');
  }
  const withLinks = atThisMachine && linkCode !== null && isSameCode(cookieOf(request, 'demo'), linkCode);
  const page = startPage(atThisMachine, withLinks);
  response.type('html').send(isOn ? withDemoBand(page) : page);
}

function isSameCode(given: string, wanted: string): boolean {
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}

/** The same as on the plain listener: there it can be reached before a device trusts the branch, here it can be believed. */
function certificates(app: Express, { transport }: HttpParts): void {
  if (transport === null) return;
  app.get(/^\/certificate(\/|$)/, noStore, (request, response, next) => {
    const found = certificateAnswer(request.path, transport.authority);
    if (found === null) return next();
    response.status(found.status).type(found.type).send(found.body);
  });
}

function screens(app: Express, parts: HttpParts): void {
  const { webDir, demo } = parts;
  app.get('/', noStore, (request, response) => sendStartPage(parts, request, response));
  const page = (file: string) => (_: Request, response: Response) => {
    const path = join(webDir, file);
    response.set('Cache-Control', 'no-cache');
    if (existsSync(path) && demo.isOn) response.type('html').send(withDemoBand(readFileSync(path, 'utf8')));
    else if (existsSync(path)) response.sendFile(file, { root: webDir, cacheControl: false });
    else response.status(503).type('text').send('The screens are not built yet: npm run build\n屏幕尚未构建，请运行 npm run build\n');
  };
  app.get('/pair', page('server/web/pair/index.html'));
  app.get('/kiosk/:kioskId', page('kiosk/index.html'));
  app.get(['/display/wall/:wallId', '/display/counter/:counterId', '/rate/:counterId'], page('display/index.html'));
  app.get([...STAFF_PATHS], page('counter-client/index.html'));
  // A screen's page is there at its own address only, where the band of the demo is on it.
  app.get(/\.html$/, notFound);
  app.use('/assets', express.static(join(webDir, 'assets'), { index: false, immutable: true, maxAge: ASSET_MAX_AGE_MS }));
  app.use(
    express.static(webDir, {
      index: false,
      cacheControl: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
}

function noStore(_: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}

function notFound(_: Request, response: Response): void {
  response.status(404).type('text').send('Nothing is here. 此处没有内容。\n');
}

/**
 * An unreadable body is the caller's fault and gets a refusal. Whatever else goes wrong here changed nothing, because only the desk
 * writes, and its own faults end the process elsewhere: the caller is told, the log has the cause, and the branch goes on.
 */
function failed({ edge: { log } }: HttpParts) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
    const reply = replyTo(error, status);
    if (status >= 500) log.error({ err: error, method: request.method, path: request.path }, 'a request failed');
    // Half an answer is out already: Express cuts the connection, so that nobody takes it for a whole one.
    if (response.headersSent) return next(error);
    answerJson(response.status(statusOf(reply)), refusal, reply);
  };
}

/** body-parser names the limit that a body was over. */
function limitIn(error: unknown): number {
  return typeof error === 'object' && error !== null && 'limit' in error ? Number(error.limit) : MESSAGE_MAX_BYTES;
}

function replyTo(error: unknown, status: number): Extract<Reply, { ok: false }> {
  if (error instanceof DayDamaged) return refusalReply('day-damaged', { date: error.date });
  if (error instanceof StorageUnavailable) return refusalReply(TROUBLE_REFUSALS[error.trouble], {});
  if (status === 413) return refusalReply('payload-too-large', { limit: limitIn(error) });
  if (error instanceof TooDeep) return refusalReply('malformed', { field: `depth > ${NESTING_MAX}` });
  return status >= 400 && status < 500 ? refusalReply('malformed', { field: 'JSON' }) : refusalReply('server-fault', {});
}
