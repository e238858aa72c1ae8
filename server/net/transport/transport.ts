import { createServer as createHttpServer, type Server as HttpServer, type ServerOptions } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { AuthorityCertificate } from '../../certificate/authority-certificate.ts';
import type { CertificateInUse } from '../../certificate/certificate-in-use.ts';

/** How the branch is spoken to where TLS is set up. */
export interface Transport {
  readonly certificate: Pick<CertificateInUse, 'current' | 'onChange'>;
  /** The branch's own authority; null: the bank's, which devices know already. */
  readonly authority: AuthorityCertificate | null;
  /** Where plain HTTP only leads on; 0 takes a free one; null: nowhere. */
  readonly plainPort: number | null;
  /** For how long browsers may no longer use plain HTTP; null: nothing is said. */
  readonly hstsDays: number | null;
}

/** TLS 1.0 and 1.1 are forbidden (RFC 8996). */
const VERSION_LEAST = 'TLSv1.2';
/** With forward secrecy and authenticated encryption only; the order is the client's, who knows its processor (Mozilla's "intermediate"). */
const CIPHERS = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
].join(':');
/** A caller that does not finish its handshake within this time is dropped; Node waits two minutes. */
const HANDSHAKE_TIMEOUT_MS = 5_000;

/** An HTTP server, over TLS where that is set up. A renewed certificate counts for whoever connects from then on. */
export function createListener(transport: Transport | null, options: ServerOptions): HttpServer | HttpsServer {
  if (transport === null) return createHttpServer(options);
  const { certificate } = transport;
  const secured = () => {
    const { cert, key } = certificate.current;
    return { cert, key, minVersion: VERSION_LEAST, ciphers: CIPHERS, honorCipherOrder: false } as const;
  };
  const server = createHttpsServer({ ...options, ...secured(), handshakeTimeout: HANDSHAKE_TIMEOUT_MS });
  certificate.onChange(() => server.setSecureContext(secured()));
  return server;
}
