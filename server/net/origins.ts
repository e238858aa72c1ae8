import type { IncomingHttpHeaders } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * Pages that may talk to this server. A fixed list, because Origin == Host falls to DNS rebinding, and because
 * Socket.IO accepts any WebSocket Origin even with `cors` set (Uptime Kuma's hole: GHSA-mj22-23ff-2hrr).
 */
export interface AllowedOrigins {
  readonly origins: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
}

const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** How the server is spoken to: the scheme of its pages' addresses. */
type Scheme = 'http' | 'https';

/** The loopback names and the listening address, at this port, and those the administrator added ("http://queue.branch.example:8420"). */
export function allowedOrigins(scheme: Scheme, listenHost: string, port: number, added: readonly string[]): AllowedOrigins {
  const listened = isIPv6(listenHost) ? `[${listenHost}]` : listenHost;
  const hosts = ['0.0.0.0', '[::]'].includes(listened) ? LOOPBACK_HOSTS : [...LOOPBACK_HOSTS, listened];
  const origins = new Set([
    ...hosts.map((host) => new URL(`${scheme}://${host}:${port}`).origin),
    ...added.map((origin) => new URL(origin).origin),
  ]);
  return { origins, hosts: new Set([...origins].map((origin) => new URL(origin).host)) };
}

/**
 * True if the request names this server as its host and comes from one of its own pages, or from no page: programs send no
 * Origin, and their token decides. "null" (sandboxed frames, files) is a foreign origin.
 */
export function isAllowed(headers: IncomingHttpHeaders, allowed: AllowedOrigins): boolean {
  if (headers.host === undefined || !allowed.hosts.has(headers.host.toLowerCase())) return false;
  return headers.origin === undefined || allowed.origins.has(headers.origin);
}

/** Whether a server that listens there is reached from this machine only. */
export function isLoopbackHost(listenHost: string): boolean {
  return listenHost === 'localhost' || listenHost === '::1' || /^127\./.test(listenHost);
}

/** What proxies and tunnels add to a request that they hand on; one of them is enough. */
const FORWARDED =
  /^(forwarded|via|(true-|fly-|fastly-)?client-ip|x-.*-ip|x-(forwarded|original|envoy|azure|amzn|arr)-.*|x-forwarded|cf-.*|cdn-loop|ngrok-.*|tailscale-.*)$/;

/** Whether somebody at this machine asks, by a loopback name and not through a proxy or tunnel that ends here. */
export function isAtThisMachine(remoteAddress: string | undefined, headers: IncomingHttpHeaders): boolean {
  return isLoopback(remoteAddress, headers.host) && !Object.keys(headers).some((name) => FORWARDED.test(name));
}

/** Whether a caller on this machine also calls it by a loopback name. */
function isLoopback(remoteAddress: string | undefined, host: string | undefined): boolean {
  const address = (remoteAddress ?? '').replace(/^::ffff:/, '');
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  return (address === '::1' || address.startsWith('127.')) && LOOPBACK_HOSTS.includes(name);
}
