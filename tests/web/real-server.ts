import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { Socket } from 'socket.io';
import type { KioskCommand, KioskView } from '../../server/contract/kiosk.ts';
import type { Connection } from '../../server/web/link.ts';
import { openLink } from '../../server/web/link.ts';
import type { KeyValueStore, Place } from '../../server/web/place.ts';
import type { Reply } from '../../server/contract/wire.ts';

export interface Heard {
  readonly commandId: string;
  readonly command: unknown;
}

/** A bare Socket.IO server that says only what the test tells it to. */
export class RealServer {
  readonly heard: Heard[] = [];
  readonly handshakes: unknown[] = [];
  resyncs = 0;
  answer: Reply | null = null;
  /** Whom it takes each screen for; null: it says nothing of that, as to a screen of the hall. */
  person: string | null = null;
  refusal: { readonly code: string; readonly text: string } | null = null;
  port = 0;
  private io: Server | null = null;

  static async open(): Promise<RealServer> {
    const server = new RealServer();
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const http = createServer();
    this.io = new Server(http, { transports: ['websocket'], serveClient: false });
    const kiosks = this.io.of('/kiosk');
    kiosks.use((socket, next) => {
      this.handshakes.push(socket.handshake.auth);
      if (this.refusal === null) next();
      else next(Object.assign(new Error(this.refusal.code), { data: { text: { 'zh-CN': this.refusal.text, en: '' } } }));
    });
    kiosks.on('connection', (socket) => {
      this.follow(socket);
    });
    await new Promise<void>((resolve) => http.listen(this.port, '127.0.0.1', resolve));
    this.port = (http.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const { io } = this;
    this.io = null;
    for (const socket of io?.of('/kiosk').sockets.values() ?? []) socket.conn.close();
    await io?.close();
  }

  get clients(): number {
    return this.io?.of('/kiosk').sockets.size ?? 0;
  }

  say(event: 'view' | 'beat', message: object): void {
    this.io?.of('/kiosk').emit(event, message);
  }

  private follow(socket: Socket): void {
    if (this.person !== null) socket.emit('person', this.person);
    socket.on('request', (commandId: string, command: unknown, reply: (reply: Reply) => void) => {
      this.heard.push({ commandId, command });
      if (this.answer !== null) reply(this.answer);
    });
    socket.on('resync', () => {
      this.resyncs += 1;
    });
  }
}

export function memoryStore(): KeyValueStore {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      values.set(key, value);
    },
    removeItem: (key) => {
      values.delete(key);
    },
  };
}

/** A place whose clocks the test moves; `reloads` counts. */
export class TestPlace implements Place {
  readonly origin: string;
  readonly path = '/kiosk/k1';
  readonly token = 'token-of-k1';
  readonly build = 'build-1';
  readonly store: KeyValueStore;
  reloads = 0;
  aheadMs = 0;

  constructor(origin: string, store: KeyValueStore) {
    this.origin = origin;
    this.store = store;
  }

  reload(): void {
    this.reloads += 1;
  }

  monotonicMs(): number {
    return performance.now() + this.aheadMs;
  }

  wallMs(): number {
    return 1_800_000_000_000 + performance.now() + this.aheadMs;
  }
}

export interface TestKiosk {
  readonly place: TestPlace;
  readonly connection: Connection<KioskView, KioskCommand>;
}

export function openKiosk(server: RealServer, store: KeyValueStore): TestKiosk {
  const place = new TestPlace(`http://127.0.0.1:${server.port}`, store);
  return { place, connection: openLink<KioskView, KioskCommand>('kiosk', place) };
}
