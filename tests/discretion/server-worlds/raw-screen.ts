import { WebSocket } from 'ws';
import { until } from '../../protocol/branch-at-work.ts';
import type { Audience, Reply } from '../../../server/contract/wire.ts';
import type { HallTape } from './hall-tape.ts';

/** Socket.IO 5 over Engine.IO 4, as the packets stand on the wire. */
const [OPEN, PING, PONG] = ['0', '2', '3'] as const;

/** What a connection is called differs every time. */
function withoutNames(packet: string): string {
  return packet.replace(/"sid":"[\w-]+"/, '"sid":"#"');
}

/** A public screen without a client library: it hears every byte that comes, and the head and the end of its connection. */
export class RawScreen {
  readonly channel: string;
  /** All of them, in order: two may come in one turn, and whoever looks now and then would miss the first. */
  readonly views: Readonly<Record<string, unknown>>[] = [];
  beats = 0;
  closed = false;
  private readonly audience: Audience;
  private readonly tape: HallTape;
  private readonly socket: WebSocket;
  private readonly replies = new Map<number, (reply: Reply) => void>();
  private asked = 0;
  private hasView = false;

  constructor(url: string, audience: Audience, channel: string, token: string, tape: HallTape) {
    this.audience = audience;
    this.channel = channel;
    this.tape = tape;
    this.socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
    this.socket.on('upgrade', ({ statusCode, rawHeaders }) => this.hear('head', [statusCode, ...rawHeaders.map(withoutKey)].join('\n')));
    this.socket.on('message', (data: Buffer) => this.take(data.toString('utf8'), token));
    this.socket.on('close', (code, reason) => {
      this.closed = true;
      this.hear('end', `${code} ${reason.toString()}`);
    });
  }

  /** The newest view. */
  get view(): Readonly<Record<string, unknown>> {
    return this.views.at(-1) ?? {};
  }

  async opened(): Promise<this> {
    await until(`the first view of ${this.channel}`, () => this.hasView);
    return this;
  }

  /** One request, as a screen sends it. `commandId` is the screen's own. */
  ask(commandId: string, command: object): Promise<Reply> {
    const id = (this.asked += 1);
    const answered = new Promise<Reply>((resolve) => this.replies.set(id, resolve));
    this.socket.send(`42/${this.audience},${id}${JSON.stringify(['request', commandId, command])}`);
    return answered;
  }

  /** Everything that was on its way to this screen has come: the whole view once more, and the answer to a request that is none. */
  async settle(): Promise<void> {
    if (this.closed) return;
    this.socket.send(`42/${this.audience},["resync"]`);
    await this.ask('settled', {});
  }

  async close(): Promise<void> {
    this.socket.close();
    await until(`the end of ${this.channel}`, () => this.closed);
  }

  private take(packet: string, token: string): void {
    if (packet === PING) return this.socket.send(PONG);
    const [, kind = '', id = '', json = ''] = /^(4\d|\d)(?:\/[\w-]+,)?(\d*)([\s\S]*)$/.exec(packet) ?? [];
    const isBeat = packet.startsWith(`42/${this.audience},["beat"`);
    if (isBeat) this.beats += 1;
    this.hear(isBeat ? 'beat' : '', withoutNames(packet));
    if (kind === OPEN) this.socket.send(`40/${this.audience},${JSON.stringify({ token, build: 'test-build' })}`);
    if (kind === '43') this.replies.get(Number(id))?.((JSON.parse(json) as readonly [Reply])[0]);
    if (kind !== '42' || isBeat) return;
    const [, message] = JSON.parse(json) as readonly [string, { readonly view: Readonly<Record<string, unknown>> }];
    this.views.push(message.view);
    this.hasView = true;
  }

  private hear(what: string, content: string): void {
    this.tape.hear(what === '' ? this.channel : `${this.channel} ${what}`, content);
  }
}

/** The accepted key answers the screen's own random one. */
function withoutKey(value: string, index: number, all: readonly string[]): string {
  return index % 2 === 1 && all[index - 1]?.toLowerCase() === 'sec-websocket-accept' ? '#' : value;
}
