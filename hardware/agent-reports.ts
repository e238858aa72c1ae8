import type { Logger } from 'pino';
import type { DeviceCommand } from '../server/contract/device.ts';
import type { Reply } from '../server/contract/wire.ts';
import type { Clock } from './clock.ts';
import type { ServerLink } from './server-link.ts';

/** A report the server has refused for a while, or does not yet show to know, is told again no sooner. */
export const TELL_AGAIN_AFTER_MS = 5_000;
/** The server will be able to take the report later. */
const TEMPORARY_REFUSALS: ReadonlySet<string> = new Set(['storage-full', 'stopping', 'too-many-requests']);

/** What the devices of an agent tell the server, over whatever link there is now. */
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

  /** null: there is none. What the old link had not got answered is said again by each device when the new one is up. */
  useLink(link: ServerLink | null): void {
    this.#link = link;
    this.#unanswered.clear();
    for (const answer of this.#asked.values()) answer(null);
    this.#asked.clear();
  }

  /**
   * Tells `say()` until it is answered; refused for a while, it is asked again what to say. Without a link nothing is told:
   * after a connect every device says how it is.
   * @param topic a later report of the same topic takes the place of an unanswered one
   */
  tell(topic: string, say: () => DeviceCommand): void {
    if (this.#link === null) return;
    this.#unanswered.set(topic, say);
    this.#link.send(topic, say());
  }

  /**
   * Asks for one press of a key: sent again with the same id until answered, but no longer than `lifeMs`, for a key that acts
   * late acts on somebody else. null: no answer in time, or no server to ask.
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

  /** How long the server has not been heard of, ms; what was last known is then no longer sure. */
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
