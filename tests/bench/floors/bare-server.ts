import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import WebSocket from 'ws';

interface Ports {
  readonly eachTurn: number;
  readonly paced: number;
  readonly socketIo: number;
}

/** The servers that store nothing and know nothing, in one process of their own. */
export class BareServer {
  private readonly child: ChildProcess;
  private readonly ports: Ports;
  private readonly sockets: { close(): unknown }[] = [];

  private constructor(child: ChildProcess, ports: Ports) {
    this.child = child;
    this.ports = ports;
  }

  static async start(): Promise<BareServer> {
    const child = fork(join(import.meta.dirname, 'floor-server.ts'), [], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ports = await new Promise<Ports>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Ports));
      child.once('exit', (code) => reject(new Error(`the floor server ended with ${code}`)));
    });
    return new BareServer(child, ports);
  }

  async socketIo(): Promise<BareTrip> {
    const socket = io(`http://127.0.0.1:${this.ports.socketIo}`, { transports: ['websocket'], forceNew: true });
    this.sockets.push(socket);
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
    return new BareTrip(socket);
  }

  /** `pace`: the display is told once an event-loop turn, or as the real server paces its screens. */
  async raw(pace: 'each-turn' | 'paced', role: 'client' | 'display'): Promise<WebSocket> {
    const port = pace === 'paced' ? this.ports.paced : this.ports.eachTurn;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/${role}`, { perMessageDeflate: false });
    this.sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
    return socket;
  }

  stop(): void {
    for (const socket of this.sockets) socket.close();
    this.child.kill('SIGTERM');
  }
}

/** One round trip with an acknowledgement, of a request as large as a real one. */
export class BareTrip {
  private readonly socket: Socket;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  async roundTripMs(): Promise<number> {
    const startedAt = performance.now();
    await this.socket.emitWithAck('request', '00000000-0000-4000-8000-000000000000', {
      type: 'take-ticket',
      serviceId: 'service-1',
      language: 'zh-CN',
      elder: false,
      withCard: false,
    });
    return performance.now() - startedAt;
  }
}

/** Requests over one raw socket, matched by a running number. */
export class RawClient {
  private readonly socket: WebSocket;
  private readonly waiting = new Map<number, () => void>();
  private asked = 0;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      const { id } = JSON.parse((data as Buffer).toString()) as { id: number };
      this.waiting.get(id)?.();
      this.waiting.delete(id);
    });
  }

  /** `number`: what the displays are to show; null: nothing. */
  request(number: string | null): Promise<void> {
    return new Promise((resolve) => {
      const id = (this.asked += 1);
      this.waiting.set(id, resolve);
      this.socket.send(
        JSON.stringify({
          id,
          number,
          commandId: '00000000-0000-4000-8000-000000000000',
          type: 'call-next',
          counterId: 'counter-1',
          finishing: null,
        }),
      );
    });
  }
}
