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
  #link: ServerLink | null = null;

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock;
    this.#log = log;
  }

  /** null: there is none. What the old link had not got answered is said again by each device when the new one is up. */
  useLink(link: ServerLink | null): void {
    this.#link = link;
    this.#unanswered.clear();
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

  isPending(topic: string): boolean {
    return this.#link?.isPending(topic) ?? false;
  }

  takeReply(topic: string, command: DeviceCommand, reply: Reply): void {
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
