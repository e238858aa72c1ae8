import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limitConnections } from '../connection-limit.ts';
import type { Edge } from '../edge.ts';
import { phoneApp } from './app.ts';
import { HEADER_MAX_BYTES, KEEP_ALIVE_MS, phoneGate, type PhoneLimits, REQUEST_TIMEOUT_MS } from './limits.ts';
import { type PageAssets, readPageAssets } from './page.ts';
import { PhoneRooms } from './rooms.ts';
import { TicketIndex } from './ticket-index.ts';

/** Where the server listens for phones. */
export interface PhoneAddress {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Addresses of the bank's own proxies in front: for these, the forwarded address counts. */
  readonly trustedProxies: readonly string[];
  readonly limits: PhoneLimits;
}

export interface RunningPhones {
  /** The address as seen from this machine; slips carry the public one. */
  readonly url: string;
  /** To be called after each commit that changed the branch. */
  readonly tell: () => void;
  readonly stop: () => Promise<void>;
}

/** Without the built page there is still an answer, and the branch itself does not depend on it. */
const NOT_BUILT: PageAssets = { script: '', style: '' };

/**
 * A separate listener for customers' phones: another port, another application, nothing shared with the one that serves the
 * branch. Rejects when it cannot listen on the address.
 */
export async function listenForPhones(edge: Edge, address: PhoneAddress, webDir: string): Promise<RunningPhones> {
  const { limits, trustedProxies } = address;
  const hall = () => edge.branch().hall;
  const epoch = edge.newId();
  const assets = readPageAssets(webDir);
  if (assets === null) edge.log.warn('the phone page is not built: npm run build');
  const rooms = new PhoneRooms({ hall, now: () => edge.time().now, epoch, build: edge.build, limits });
  const http = createServer({
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: HEADER_MAX_BYTES,
  });
  limitConnections(http, { ...limits, exempt: trustedProxies });
  const gate = phoneGate(limits, edge.newId());
  http.on('request', phoneApp({ edge, rooms, tickets: new TicketIndex(hall), gate, limits, trustedProxies, assets: assets ?? NOT_BUILT }));
  try {
    await listening(http, address);
  } catch (error) {
    rooms.stop();
    throw error;
  }
  return {
    url: `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${(http.address() as AddressInfo).port}`,
    tell: () => rooms.tell(),
    stop: () => stopped(http, rooms),
  };
}

function listening(http: Server, { host, port }: PhoneAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

function stopped(http: Server, rooms: PhoneRooms): Promise<void> {
  rooms.stop();
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
