import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { metricsOf } from './metrics.ts';
import type { MetricSources } from './sources.ts';

/** A branch has one monitor, perhaps two. */
export const METRICS_CONNECTIONS_MAX = 8;
/** Request line and headers together. */
export const HEADER_MAX_BYTES = 4 * 1_024;
/** A caller that is silent for this long is dropped. */
const REQUEST_TIMEOUT_MS = 10_000;

/** For a browser that somebody opens it in all the same. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** Where a monitor reads the figures. */
interface MetricsAddress {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface RunningMetrics {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * A private listener for a monitor, which the hall does not reach: another port, and by default only this machine. Null: it cannot
 * listen there. That is logged, and keeps no branch closed.
 */
export async function listenForMetrics(address: MetricsAddress, sources: MetricSources, log: Logger): Promise<RunningMetrics | null> {
  const registry = metricsOf(sources);
  const http = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS, maxHeaderSize: HEADER_MAX_BYTES });
  http.maxConnections = METRICS_CONNECTIONS_MAX;
  http.on('request', (request, response) => void answer(registry, log, request, response));
  const fault = await faultOfListening(http, address);
  if (fault !== null) {
    log.error({ ...address, reason: fault.message }, 'a monitor cannot be served: METRICS_HOST, METRICS_PORT');
    return null;
  }
  http.on('error', (error) => log.error({ reason: error.message }, 'a monitor was not answered'));
  const { port } = http.address() as AddressInfo;
  const url = `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}/metrics`;
  log.info({ url }, 'listening for a monitor');
  return { url, stop: () => stopped(http) };
}

async function answer(registry: Registry, log: Logger, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' || request.url !== '/metrics') return end(response, 404, 'text/plain', 'GET /metrics\n');
  try {
    end(response, 200, registry.contentType, await registry.metrics());
  } catch (error) {
    log.error({ err: error }, 'the figures for a monitor could not be read');
    end(response, 500, 'text/plain', 'the figures could not be read\n');
  }
}

function end(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { ...HEADERS, 'content-type': type }).end(text);
}

/** null: it listens. */
function faultOfListening(http: Server, { host, port }: MetricsAddress): Promise<Error | null> {
  return new Promise((resolve) => {
    http.once('error', resolve);
    http.listen(port, host, () => {
      http.off('error', resolve);
      resolve(null);
    });
  });
}

function stopped(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
