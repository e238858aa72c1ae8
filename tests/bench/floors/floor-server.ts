import { createServer, type Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { type WebSocket, WebSocketServer } from 'ws';

/*
 * What the bench compares with, as a program of its own: a Socket.IO server that only answers, and a raw WebSocket server
 * that answers, stores nothing, and shows a view of the real size to every display: once an event-loop turn, or paced as
 * the real server paces its screens ("/paced"). Started by bare-server.ts; the addresses go to the parent.
 */
const VIEW_BYTES = 1_400;
const REPLY_BYTES = 150;
const GAP_MS = 8;
const SHARE = 3;
const padding = 'x'.repeat(VIEW_BYTES);

interface Floor {
  readonly displays: Set<WebSocket>;
  requests: { socket: WebSocket; id: number; number: string | null }[];
  calls: string[];
}

function floorServer(isPaced: boolean): HttpServer {
  const http = createServer();
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  const floor: Floor = { displays: new Set(), requests: [], calls: [] };
  let notBefore = 0;
  let isWaiting = false;
  const show = (): void => {
    isWaiting = false;
    const startedAt = performance.now();
    const view = JSON.stringify({ calls: floor.calls, padding });
    for (const display of floor.displays) display.send(view);
    const endedAt = performance.now();
    notBefore = isPaced ? endedAt + Math.max(GAP_MS, (endedAt - startedAt) * (SHARE - 1)) : 0;
  };
  const tell = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    const wait = notBefore - performance.now();
    if (wait <= 0) show();
    else setTimeout(show, wait);
  };
  const turn = (): void => {
    const { requests } = floor;
    floor.requests = [];
    for (const { socket, id, number } of requests) {
      if (number !== null) floor.calls = [number, ...floor.calls].slice(0, 8);
      socket.send(JSON.stringify({ id, ok: true, padding: padding.slice(0, REPLY_BYTES) }));
    }
    setImmediate(tell);
  };
  server.on('connection', (socket, request) => {
    if (request.url === '/display') floor.displays.add(socket);
    socket.on('close', () => floor.displays.delete(socket));
    socket.on('message', (data) => {
      const { id, number } = JSON.parse((data as Buffer).toString()) as { id: number; number: string | null };
      if (floor.requests.length === 0) setImmediate(turn);
      floor.requests.push({ socket, id, number });
    });
  });
  return http;
}

function socketIoServer(): HttpServer {
  const http = createServer();
  const server = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
  server.on('connection', (socket) => {
    socket.on('request', (_id: string, _command: unknown, reply: (answer: unknown) => void) => {
      reply({ ok: true, receipt: { kind: 'done' } });
    });
  });
  return http;
}

function listen(http: HttpServer): Promise<number> {
  return new Promise((resolve) => {
    http.listen(0, '127.0.0.1', () => {
      const address = http.address();
      resolve(address === null || typeof address === 'string' ? 0 : address.port);
    });
  });
}

const [eachTurn, paced, socketIo] = await Promise.all([listen(floorServer(false)), listen(floorServer(true)), listen(socketIoServer())]);
process.send?.({ eachTurn, paced, socketIo });
process.on('disconnect', () => process.exit(0));
