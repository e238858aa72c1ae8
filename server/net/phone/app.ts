import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { type PhoneMessage, phoneMessage } from '../../contract/phone.ts';
import type { Edge } from '../edge.ts';
import { answerJson } from '../outgoing.ts';
import { type PhoneGate, type PhoneLimits, RATE_WINDOW_SECONDS } from './limits.ts';
import { noticePage, type PageAssets, policyOf, ticketPage } from './page.ts';
import type { PhoneText } from './page/words.ts';
import type { PhoneRooms } from './rooms.ts';
import { PhoneStream } from './stream.ts';
import { type TicketIndex, TOKEN_PATTERN } from './ticket-index.ts';

interface PhoneAppParts {
  readonly edge: Edge;
  readonly rooms: PhoneRooms;
  readonly tickets: TicketIndex;
  readonly gate: PhoneGate;
  readonly limits: PhoneLimits;
  readonly trustedProxies: readonly string[];
  readonly assets: PageAssets;
}

/** What a request asks for; null: nothing that exists here. */
interface Asked {
  readonly token: string;
  readonly state: boolean;
}

const PATH = new RegExp(`^/t/(${TOKEN_PATTERN})(/state)?$`);
/** Time after which a phone that asked too often may ask again. */
const RETRY_AFTER_SECONDS = RATE_WINDOW_SECONDS;

/**
 * A ticket's page and its state, by the ticket's token, and nothing else: no sign-in, no staff, no assets, no start page.
 * It logs no request, because an address here is a customer's key.
 */
export function phoneApp(parts: PhoneAppParts): Express {
  const app = express();
  // Addresses come from the socket, and from a header only if a proxy named by the administrator writes it.
  app.set('trust proxy', [...parts.trustedProxies]);
  app.set('etag', false);
  app.set('query parser', false);
  app.use(securityHeaders(parts.assets));
  app.use(neverKept);
  app.use((request, response, next) => {
    parts.gate
      .mayAsk(request.ip ?? '')
      .then((may) => (may ? next() : refuse(parts, response, 429)))
      .catch(next);
  });
  app.use(onlyReading);
  app.use((request, response) => answer(parts, request, response));
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => failed(parts, error, response));
  return app;
}

function answer(parts: PhoneAppParts, request: Request, response: Response): void {
  const asked = askedFor(parts.edge, request.path);
  const ticketId = asked === null ? null : parts.tickets.find(asked.token);
  if (asked === null || ticketId === null) return notice(parts, response.status(404), 'unknown', 'unknownNote');
  const message = parts.rooms.current(ticketId);
  if (message === null) return notice(parts, response.status(410), 'over', 'overNote');
  if (!asked.state) response.type('html').send(ticketPage(parts.assets, message));
  else if (request.method === 'GET' && wantsStream(request)) stream(parts, ticketId, message, response);
  else answerJson(response, phoneMessage, message);
}

/** Slips carry the public address, whose own path a proxy in front may or may not remove. */
function askedFor(edge: Edge, path: string): Asked | null {
  const { publicBaseUrl } = edge.configuration();
  if (publicBaseUrl === null) return null;
  const prefix = new URL(publicBaseUrl).pathname.replace(/\/$/, '');
  const match = PATH.exec(prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path);
  return match === null ? null : { token: match[1] ?? '', state: match[2] !== undefined };
}

function wantsStream(request: Request): boolean {
  return request.headers.accept?.includes('text/event-stream') === true;
}

function stream(parts: PhoneAppParts, ticketId: string, message: PhoneMessage, response: Response): void {
  const made = new PhoneStream(response, parts.limits);
  if (!parts.rooms.join(ticketId, made)) {
    made.release();
    return refuse(parts, response, 503);
  }
  made.open();
  made.send('view', message);
}

function securityHeaders(assets: PageAssets) {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policyOf(assets) },
    // TLS, if there is any, belongs to the proxy in front.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function neverKept(_: Request, response: Response, next: NextFunction): void {
  response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
  next();
}

/** The same for every address, so that a method reveals nothing about a token. */
function onlyReading(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  response.set({ Allow: 'GET, HEAD', Connection: 'close' }).status(405).end();
}

function refuse(parts: PhoneAppParts, response: Response, status: 429 | 503): void {
  notice(parts, response.set('Retry-After', String(RETRY_AFTER_SECONDS)).status(status), 'busy', 'busyNote');
}

function notice({ assets }: PhoneAppParts, response: Response, title: PhoneText, note: PhoneText): void {
  response.type('html').send(noticePage(assets, title, note));
}

/** An unreadable address has no page; any other error is our bug, and the process ends without the address in the log. */
function failed(parts: PhoneAppParts, error: unknown, response: Response): void {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  if (status >= 400 && status < 500) return notice(parts, response.status(404), 'unknown', 'unknownNote');
  response.status(500).end();
  setImmediate(() => {
    throw error;
  });
}
