import { generateKeyPairSync, hash, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { LOOPBACK, type TestAuthority } from '../../transport/authority.ts';

export const CLIENT_ID = 'branch-test';
export const CLIENT_SECRET = 'canary-client-secret-7f3a';
export const CLAIM = 'employee_number';

/** What this provider does otherwise than an honest one. */
export interface Lies {
  /** Changes what the ID token says. */
  readonly claims: (honest: Record<string, unknown>) => Record<string, unknown>;
  /** Signs with a key that its own list does not have. */
  readonly otherKey: boolean;
  /** Changes what it says of itself. */
  readonly metadata: (honest: Record<string, unknown>) => Record<string, unknown>;
  /** Answers a path in its own way; true: it has. */
  readonly answers: (path: string, response: ServerResponse) => boolean;
}

const HONEST: Lies = { claims: (same) => same, otherKey: false, metadata: (same) => same, answers: () => false };

interface Granted {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly staffNumber: string;
}

/** A provider on loopback that can be told to lie. Its sign-in page is a call. */
export class TestProvider {
  lies: Lies = HONEST;
  readonly issuer: string;
  /** Paths that were asked for, in their order. */
  readonly asked: string[] = [];
  /** Every secret that passed between browser, branch and provider. */
  readonly secrets: string[] = [];
  now: () => number = Date.now;
  private readonly server: Server;
  private readonly codes = new Map<string, Granted>();
  private readonly keys: ReturnType<typeof keysOf>;

  private constructor(server: Server, keys: ReturnType<typeof keysOf>) {
    this.server = server;
    this.keys = keys;
    this.issuer = `https://localhost:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async open(authority: TestAuthority): Promise<TestProvider> {
    const server = createServer(await authority.issue(LOOPBACK, Date.now()));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TestProvider(server, keysOf());
  }

  lie(lies: Partial<Lies>): void {
    this.lies = { ...HONEST, ...lies };
  }

  /** A person signs in on the provider's page; the query with which his browser is sent back. */
  approve(address: string, staffNumber: string): string {
    const asked = new URL(address).searchParams;
    const code = randomUUID();
    this.codes.set(code, {
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      redirectUri: asked.get('redirect_uri') ?? '',
      staffNumber,
    });
    this.secrets.push(code);
    return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: this.issuer }).toString();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    this.asked.push(path);
    if (this.lies.answers(path, response)) return;
    if (path === '/.well-known/openid-configuration') return send(response, 200, this.lies.metadata(this.metadata()));
    if (path === '/keys') return send(response, 200, { keys: [this.keys.published] });
    if (path === '/token') return this.grant(request, response);
    send(response, 404, {});
  }

  private metadata(): Record<string, unknown> {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      end_session_endpoint: `${this.issuer}/end`,
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: ['ES256'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
    };
  }

  private async grant(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const asked = new URLSearchParams(text);
    const code = asked.get('code') ?? '';
    const granted = this.codes.get(code);
    this.codes.delete(code);
    const verifier = asked.get('code_verifier') ?? '';
    this.secrets.push(verifier);
    if (basicOf(request) !== `${CLIENT_ID}:${CLIENT_SECRET}`) return send(response, 401, { error: 'invalid_client' });
    const isFitting = granted?.redirectUri === asked.get('redirect_uri') && granted?.challenge === hash('sha256', verifier, 'base64url');
    if (granted === undefined || !isFitting) return send(response, 400, { error: 'invalid_grant' });
    const idToken = this.idToken(granted);
    this.secrets.push(idToken);
    send(response, 200, { access_token: randomUUID(), token_type: 'bearer', id_token: idToken });
  }

  private idToken({ nonce, staffNumber }: Granted): string {
    const nowS = Math.floor(this.now() / 1_000);
    const honest = { iss: this.issuer, aud: CLIENT_ID, sub: `canary-subject-${staffNumber}`, nonce, [CLAIM]: staffNumber };
    const claims = this.lies.claims({ ...honest, iat: nowS, exp: nowS + 300, auth_time: nowS });
    return signed(claims, this.lies.otherKey ? this.keys.other : this.keys.own);
  }
}

/** RFC 6749 2.3.1: both parts are encoded as in a form. */
function basicOf({ headers }: IncomingMessage): string {
  return decodeURIComponent(Buffer.from((headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString());
}

function keysOf() {
  const [own, other] = [generateKeyPairSync('ec', { namedCurve: 'P-256' }), generateKeyPairSync('ec', { namedCurve: 'P-256' })];
  const published = { ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' };
  return { own: own.privateKey, other: other.privateKey, published };
}

/** RFC 7515, ES256. */
function signed(claims: Record<string, unknown>, key: KeyObject): string {
  const parts = [{ alg: 'ES256', kid: 'one' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = sign('sha256', Buffer.from(parts.join('.')), { key, dsaEncoding: 'ieee-p1363' });
  return [...parts, signature.toString('base64url')].join('.');
}

export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
