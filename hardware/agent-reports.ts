import type { Logger } from 'pino';
import type { DeviceCommand } from '../server/contract/device.ts';
import type { Reply } from '../server/contract/wire.ts';
import type { Clock } from './clock.ts';
import type { ServerLink } from './server-link.ts';

/** A report that the server has refused for a while, or does not show yet, is sent again no sooner than this. */
export const TELL_AGAIN_AFTER_MS = 5_000;
/** Refusals after which the server will be able to take the report later. */
const TEMPORARY_REFUSALS: ReadonlySet<string> = new Set(['storage-full', 'storage-busy', 'stopping', 'too-many-requests']);

/** Sends the devices' reports to the server, over whatever link there is now. */
export class Reports {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #unanswered = new Map<string, () => DeviceCommand>();
  readonly #asked = new Map<string, (reply: Reply | null) => void>();
  #link: ServerLink | null = null;

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock;
    this.#log = log;
  }

  /** null: there is none. Unanswered reports of the old link are made again by each device when the new link is up. */
  useLink(link: ServerLink | null): void {
    this.#link = link;
    this.#unanswered.clear();
    for (const answer of this.#asked.values()) answer(null);
    this.#asked.clear();
  }

  /**
   * Sends `say()` until it is answered; after a temporary refusal, `say` is called again for the present state. Without a link
   * nothing is sent: after a connect every device reports its condition.
   * @param topic a later report of the same topic replaces an unanswered one
   */
  tell(topic: string, say: () => DeviceCommand): void {
    if (this.#link === null) return;
    this.#unanswered.set(topic, say);
    this.#link.send(topic, say());
  }

  /**
   * Sends one press of a key, again with the same id until answered, but no longer than `lifeMs`: a key that acts late would act
   * on another customer. null: no answer in time, or no server to ask.
   * @param topic at most one question of a topic at a time
   */
  ask(topic: string, command: DeviceCommand, lifeMs: number): Promise<Reply | null> {
    const link = this.#link;
    if (link === null || this.#asked.has(topic)) return Promise.resolve(null);
    return new Promise((resolve) => {
      const cancel = this.#clock.after(lifeMs, () => {
        link.forget(topic);
        this.#asked.delete(topic);
        resolve(null);
      });
      this.#asked.set(topic, (reply) => {
        cancel();
        resolve(reply);
      });
      link.send(topic, command);
    });
  }

  /** Time since the server was last heard, ms; the longer it is, the less certain are the facts last received. */
  silentMs(): number {
    return this.#link?.silentMs() ?? Number.POSITIVE_INFINITY;
  }

  isPending(topic: string): boolean {
    return this.#link?.isPending(topic) ?? false;
  }

  takeReply(topic: string, command: DeviceCommand, reply: Reply): void {
    const answer = this.#asked.get(topic);
    if (answer !== undefined) {
      this.#asked.delete(topic);
      answer(reply);
      return;
    }
    const say = this.#unanswered.get(topic);
    this.#unanswered.delete(topic);
    if (reply.ok) return;
    this.#log.warn({ topic, command: command.type, refusal: reply.refusal }, 'the server refused a report');
    if (say === undefined || !TEMPORARY_REFUSALS.has(reply.refusal)) return;
    this.#clock.after(TELL_AGAIN_AFTER_MS, () => {
      if (!this.isPending(topic)) this.tell(topic, say);
    });
  }

  /** The server's clock, ms; 0 before its first message. */
  serverNow(): number {
    return this.#link?.serverNow() ?? 0;
  }
}
