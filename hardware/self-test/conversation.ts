import type { Clock } from '../clock.ts';
import type { PrinterReply, StatusManner, Unfinished } from '../reply-parser.ts';
import { parseReplies } from '../reply-parser.ts';
import type { Opened, Transport, TransportFactory } from '../link/transport.ts';

const LOOK_EVERY_MS = 10;
/** Replies that nobody asked for are dropped beyond this number. */
const REPLIES_MAX = 1_000;

type ReplyOf<K extends PrinterReply['kind']> = Extract<PrinterReply, { readonly kind: K }>;

/** Questions to one port, and its replies. Every answer has a deadline. */
export class Conversation {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #manner: StatusManner;
  #unfinished: Unfinished = [];
  #replies: PrinterReply[] = [];

  constructor(open: TransportFactory, manner: StatusManner, clock: Clock) {
    this.#clock = clock;
    this.#manner = manner;
    this.#transport = open({
      onData: (bytes) => {
        const parsed = parseReplies(this.#unfinished, bytes, this.#manner);
        this.#unfinished = parsed.unfinished;
        if (this.#replies.length < REPLIES_MAX) this.#replies.push(...parsed.replies);
      },
      onClose: () => undefined,
    });
  }

  open(): Promise<Opened> {
    return this.#transport.open();
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  /** Number of bytes so far that no printer sends. */
  get noiseBytes(): number {
    return this.#replies.reduce((sum, reply) => sum + (reply.kind === 'noise' ? reply.byteCount : 0), 0);
  }

  /** The first reply of that kind after these bytes; null: none in time. */
  async ask<K extends PrinterReply['kind']>(bytes: ArrayLike<number>, kind: K, withinMs: number): Promise<ReplyOf<K> | null> {
    const from = this.#replies.length;
    await this.#transport.write(Uint8Array.from(bytes));
    const deadline = this.#clock.now() + withinMs;
    for (;;) {
      const found = this.#replies.slice(from).find((reply): reply is ReplyOf<K> => reply.kind === kind);
      if (found !== undefined) return found;
      if (this.#clock.now() >= deadline) return null;
      await new Promise<void>((resolve) => {
        this.#clock.after(LOOK_EVERY_MS, resolve);
      });
    }
  }
}
