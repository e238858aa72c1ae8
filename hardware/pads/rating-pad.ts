import type { DeviceCounter } from '../../server/contract/device.ts';
import type { Surroundings } from '../agent-device.ts';
import type { RaterConfig } from '../config/pad.ts';
import type { KeyFeedback } from './key-feedback.ts';
import { feedbackTo, keyFeedback } from './key-feedback.ts';

/** A rating names its visit, so a late one reaches the right visit or none; after this time its counter no longer asks. */
const RATING_LIFE_MS = 30_000;

/** A rating keypad: the first key of a visit counts, and only while its counter asks. Logs no score. */
export class RatingPad {
  readonly #config: RaterConfig;
  readonly #surroundings: Surroundings;
  readonly #signal: (bytes: Uint8Array) => void;
  readonly #feedback: KeyFeedback;
  #rated: string | null = null;
  #isAsking = false;

  /** @param signal sends bytes to the keypad */
  constructor(config: RaterConfig, surroundings: Surroundings, signal: (bytes: Uint8Array) => void) {
    this.#config = config;
    this.#surroundings = surroundings;
    this.#signal = signal;
    this.#feedback = keyFeedback(config);
  }

  /** @param counter as the server last showed it; null: the server shows this agent no such counter */
  async press(score: number, counter: DeviceCounter | null): Promise<void> {
    const { log, reports } = this.#surroundings;
    if (this.#isAsking) return;
    const visitId = counter?.visitId ?? null;
    if (counter === null || visitId === null || visitId === this.#rated) {
      this.#say(this.#feedback.refused);
      return;
    }
    this.#isAsking = true;
    const { counterId } = counter;
    const reply = await reports.ask(`rating:${this.#config.id}`, { type: 'rate-visit', counterId, visitId, score }, RATING_LIFE_MS);
    this.#isAsking = false;
    if (reply !== null) this.#rated = visitId;
    log.info({ rater: this.#config.id, came: reply === null ? 'no answer' : reply.ok ? 'done' : reply.refusal }, 'rated');
    this.#say(feedbackTo(reply, this.#feedback));
  }

  #say(bytes: Uint8Array | null): void {
    if (bytes !== null) this.#signal(bytes);
  }
}
