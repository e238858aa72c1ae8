import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { CookieOptions } from 'express';

/** session: who is signed in; device: the workstation's own token; demo: the code of this start; flow: a sign-in at the provider that is under way. */
type CookieName = 'session' | 'device' | 'demo' | 'flow';
/** Kept until the browser closes. */
const PASSING: readonly CookieName[] = ['demo', 'flow'];

/** Longest kept by any browser. */
const KEPT_MS = 400 * 24 * 60 * 60 * 1_000;

/**
 * Under TLS only a name that begins with "__Host-": no other host, and nobody who writes into plain http, can plant it. Over plain http, which a
 * branch has until its certificate is there, browsers would refuse that name.
 */
function fullName(name: CookieName, request: IncomingMessage): string {
  return isSecure(request) ? `__Host-branch-${name}` : `branch-${name}`;
}

function isSecure({ socket }: IncomingMessage): boolean {
  return (socket as Partial<TLSSocket>).encrypted === true;
}

/** "" without one. Our values have letters, digits, "-" and "_" only; anything else is none of ours. */
export function cookieOf(request: IncomingMessage, name: CookieName): string {
  const pattern = new RegExp(`(?:^|; )${fullName(name, request)}=([\\w-]{1,128})(?:;|$)`);
  return pattern.exec(request.headers.cookie ?? '')?.[1] ?? '';
}

/** Name and options for Express. No script can read it, and no other site can make a browser send it. */
export function cookieFor(request: IncomingMessage, name: CookieName): readonly [string, CookieOptions] {
  const options: CookieOptions = { httpOnly: true, sameSite: 'strict', secure: isSecure(request), path: '/' };
  return [fullName(name, request), PASSING.includes(name) ? options : { ...options, maxAge: KEPT_MS }];
}
