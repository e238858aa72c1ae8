import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Faults } from './faults.ts';
import { faults, NO_FAULTS } from './faults.ts';
import { slipSvg } from './slip-svg.ts';
import type { NumberedSlip, VirtualPrinter } from './virtual-printer.ts';

export const BODY_MAX_BYTES = 4_096;
/** Slips listed in the state; older ones keep their address. */
const LISTED_MAX = 60;

/** Pages of this machine, such as a start page, may frame it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "frame-ancestors 'self' http://127.0.0.1:* http://localhost:*",
].join('; ');

const action = z.strictObject({ action: z.enum(['tear-off', 'power-cycle', 'repair']) });

const FILES: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map([
  ['/', { type: 'text/html; charset=utf-8', text: pageFile('index.html') }],
  ['/page.mjs', { type: 'text/javascript; charset=utf-8', text: pageFile('page.mjs') }],
  ['/page.css', { type: 'text/css; charset=utf-8', text: pageFile('page.css') }],
]);

function pageFile(name: string): string {
  return readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');
}

interface ControlPage {
  readonly port: number;
  stop(): Promise<void>;
}

interface PageSettings {
  readonly printer: VirtualPrinter;
  /** 0 takes any free port. Loopback only: whoever reaches this page can read the slips. */
  readonly port: number;
  /** Called with every change, so that a PTY can be unplugged as well. */
  readonly onFaults: (faults: Faults) => void;
}

/** A page that shows the slips and sets faults, and the same as JSON. */
export async function startControlPage(settings: PageSettings): Promise<ControlPage> {
  const server = createServer((request, response) => {
    // Nothing here is secret from the caller, so a failed request may say why.
    answer(settings, request, response).catch((error: unknown) => {
      send(response, 500, 'text/plain; charset=utf-8', error instanceof Error ? error.message : 'failed');
    });
  });
  await listen(server, settings.port);
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve();
    });
  });
}

async function answer(settings: PageSettings, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A foreign site that points its own name at 127.0.0.1 must not reach the printer.
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
    send(response, 403, 'text/plain; charset=utf-8', 'open this page as http://127.0.0.1');
    return;
  }
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (request.method === 'POST') await post(settings, path, request, response);
  else get(settings.printer, path, response);
}

function get(printer: VirtualPrinter, path: string, response: ServerResponse): void {
  const file = FILES.get(path);
  const [, number, format] = /^\/slips\/(\d{1,9})\.(svg|json)$/.exec(path) ?? [];
  const slip = number === undefined ? undefined : printer.slips().find((candidate) => candidate.n === Number(number));
  if (file !== undefined) send(response, 200, file.type, file.text);
  else if (path === '/state') sendJson(response, 200, { ...printer.state(), slips: printer.slips().slice(0, LISTED_MAX).map(summary) });
  else if (slip === undefined) send(response, 404, 'text/plain; charset=utf-8', 'no such page or slip');
  else if (format === 'svg') send(response, 200, 'image/svg+xml; charset=utf-8', slipSvg(slip.drawing));
  else sendJson(response, 200, { ...summary(slip), lines: slip.drawing.lines, qrTexts: slip.drawing.qrTexts });
}

function summary(slip: NumberedSlip): object {
  const { widthDots, heightDots } = slip.drawing;
  return { n: slip.n, at: slip.at, byteCount: slip.byteCount, cut: slip.cut, widthDots, heightDots };
}

async function post(settings: PageSettings, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A form of another site cannot send this type without a preflight request.
  if (request.headers['content-type'] !== 'application/json') {
    send(response, 415, 'text/plain; charset=utf-8', 'send application/json');
    return;
  }
  const body = await readJson(request);
  const { printer } = settings;
  const change = path === '/faults' ? faults.partial().safeParse(body) : null;
  const asked = path === '/actions' ? action.safeParse(body) : null;
  if (change?.success === true) await applyFaults(settings, Object.fromEntries(Object.entries(change.data)));
  else if (asked?.success === true) await act(settings, asked.data.action);
  else {
    const known = change !== null || asked !== null;
    sendJson(response, known ? 400 : 404, { error: z.prettifyError(change?.error ?? asked?.error ?? new z.ZodError([])) });
    return;
  }
  sendJson(response, 200, printer.state());
}

async function act({ printer, onFaults }: PageSettings, what: z.infer<typeof action>['action']): Promise<void> {
  switch (what) {
    case 'tear-off':
      printer.tearOff();
      return;
    case 'power-cycle':
      printer.powerCycle();
      return;
    case 'repair':
      await printer.setFaults(NO_FAULTS);
      onFaults(printer.state().faults);
      return;
    default:
      what satisfies never;
  }
}

async function applyFaults({ printer, onFaults }: PageSettings, change: Partial<Faults>): Promise<void> {
  await printer.setFaults(change);
  onFaults(printer.state().faults);
}

/** null for anything that is not JSON of at most BODY_MAX_BYTES; the schema then says what was expected. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > BODY_MAX_BYTES) return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': CONTENT_SECURITY_POLICY,
  });
  response.end(text);
}
