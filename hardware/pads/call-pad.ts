import type { DeviceCounter } from '../../server/contract/device.ts';
import type { Surroundings } from '../agent-device.ts';
import type { PadConfig } from '../config/pad.ts';
import { FRESH_WITHIN_MS } from '../bus/freshness.ts';
import type { KeyFeedback } from './key-feedback.ts';
import { feedbackTo, keyFeedback } from './key-feedback.ts';
import { KeyLock } from './key-lock.ts';

/** A press that the server has not answered by then is given up: a late one would act on another customer. */
const PRESS_LIFE_MS = 3_000;

type PadKeyConfig = PadConfig['keys'][number];

/** A call pad: sends each press to the server, which carries it out for the teller signed on at its counter, and signals the result. */
export class CallPad {
  readonly #config: PadConfig;
  readonly #surroundings: Surroundings;
  readonly #signal: (bytes: Uint8Array) => void;
  readonly #feedback: KeyFeedback;
  readonly #lock = new KeyLock();
  #isAsking = false;

  /** @param signal sends bytes to the pad */
  constructor(config: PadConfig, surroundings: Surroundings, signal: (bytes: Uint8Array) => void) {
    this.#config = config;
    this.#surroundings = surroundings;
    this.#signal = signal;
    this.#feedback = keyFeedback(config);
  }

  /** @param counter as the server last showed it; null: the server shows this agent no such counter */
  async press(key: PadKeyConfig, counter: DeviceCounter | null): Promise<void> {
    const { clock, log, reports } = this.#surroundings;
    if (!this.#lock.isPress(key.action, clock.now()) || this.#isAsking) return;
    if (counter === null || reports.silentMs() > FRESH_WITHIN_MS) {
      log.warn(
        { pad: this.#config.id, key: key.action, counterKnown: counter !== null },
        'pressed in vain: what is so at the counter is not known',
      );
      this.#say(this.#feedback.failed);
      return;
    }
    this.#isAsking = true;
    const { counterId } = counter;
    const reasonId = key.action === 'pause' ? key.reasonId : null;
    const command = { type: 'press-pad', counterId, key: key.action, seen: counter.state, reasonId } as const;
    const reply = await reports.ask(`pad:${this.#config.id}`, command, PRESS_LIFE_MS);
    this.#isAsking = false;
    log.info({ pad: this.#config.id, key: key.action, came: cameOf(reply) }, 'pressed');
    this.#say(feedbackTo(reply, this.#feedback));
  }

  #say(bytes: Uint8Array | null): void {
    if (bytes !== null) this.#signal(bytes);
  }
}

function cameOf(reply: Awaited<ReturnType<Surroundings['reports']['ask']>>): string {
  if (reply === null) return 'no answer';
  return reply.ok ? 'done' : reply.refusal;
}
