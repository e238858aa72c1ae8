import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AuthorityCertificate } from '../../certificate/authority-certificate.ts';
import { limitConnections } from '../connection-limit.ts';
import type { Gate, Limits } from '../limits.ts';
import type { AllowedOrigins } from '../origins.ts';
import { type CertificateAnswer, certificateAnswer } from './certificate-page.ts';

interface PlainParts {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly gate: Pick<Gate, 'maySend'>;
  readonly limits: Pick<Limits, 'connections' | 'connectionsPerAddress'>;
  /** Of the listener that has TLS. */
  readonly allowed: () => AllowedOrigins;
  readonly authority: AuthorityCertificate | null;
}

interface PlainListener {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Request line and headers together. */
const HEADER_MAX_BYTES = 8 * 1_024;
const REQUEST_TIMEOUT_MS = 10_000;
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};
const FOREIGN = '此地址未登记。 This server does not know this address.\n';
/** A program that was sent on would go on sending its token in clear, and nobody would notice (OWASP ASVS 5.0, 4.1.2). */
const PAGES_ONLY = '此处不处理请求，请改用 https。 Nothing is answered here. Use https.\n';

/**
 * What plain HTTP is left for: it leads pages on to HTTPS, and shows how a device comes to trust the branch's own authority. Another
 * server with its own application: nothing of the branch can be reached through it. Rejects when it cannot listen on the address.
 */
export async function listenPlainly({ host, port, gate, limits, allowed, authority }: PlainParts): Promise<PlainListener> {
  const http = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS, maxHeaderSize: HEADER_MAX_BYTES });
  limitConnections(http, { ...limits, exempt: [] });
  http.on('request', (request, response) => {
    gate
      .maySend(request.socket.remoteAddress ?? '', 1)
      .then((may) => {
        if (may) answer(request, response, allowed(), authority);
        else response.writeHead(429, { ...HEADERS, 'retry-after': '1', connection: 'close' }).end();
      })
      // A fault of ours costs this caller his answer, and the branch nothing.
      .catch(() => request.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
  return { port: (http.address() as AddressInfo).port, stop: () => stopped(http) };
}

function answer(request: IncomingMessage, response: ServerResponse, allowed: AllowedOrigins, authority: AuthorityCertificate | null): void {
  const { method, url = '', headers } = request;
  const origin = secureOrigin(headers.host, allowed);
  if (origin === null) return end(response, { status: 403, type: 'text/plain; charset=utf-8', body: FOREIGN });
  const isPage = (method === 'GET' || method === 'HEAD') && headers.authorization === undefined && headers.upgrade === undefined;
  // "GET http://elsewhere/": only a proxy is asked like this.
  if (!isPage || !url.startsWith('/') || url.startsWith('/api')) {
    // Whatever body was to come is not read.
    return end(response, { status: 403, type: 'text/plain; charset=utf-8', body: PAGES_ONLY });
  }
  const page = certificateAnswer(url, authority);
  if (page !== null) return end(response, page);
  response.writeHead(308, { ...HEADERS, location: `${origin}${url}` }).end();
}

function end(response: ServerResponse, { status, type, body }: CertificateAnswer): void {
  const isRefused = status >= 400;
  response.writeHead(status, { ...HEADERS, 'content-type': type, ...(isRefused ? { connection: 'close' } : {}) }).end(body);
}

/** Where this host is reached over TLS; null: it is none of ours, and a redirect would lead wherever a caller wants. */
function secureOrigin(host: string | undefined, { origins }: AllowedOrigins): string | null {
  const name = hostNameOf(host ?? '');
  return [...origins].find((origin) => new URL(origin).hostname === name) ?? null;
}

function hostNameOf(host: string): string | null {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : null;
}

function stopped(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
