import type { Logger } from 'pino';

/** Frames without an answer before a device counts as silent, … One lost answer is noise. */
export const SILENT_AFTER_FRAMES = 3;
/** … and time without one: a pad may be polled fifty times a second. */
export const SILENT_AFTER_MS = 1_000;

type Answering = 'unknown' | 'answering' | 'silent' | 'doubled';

/** A device that answers each frame. */
interface Answerer {
  readonly id: string;
  /** A pad may send two answers to one poll; a board that sends two is two boards. */
  readonly kind: 'board' | 'pad';
}

interface Watched {
  readonly kind: Answerer['kind'];
  answers: number;
  unanswered: number;
  unansweredSince: number;
  state: Answering;
}

/**
 * Counts the answers of boards and polled pads, if their protocol has answers: none means a dead device, two
 * mean two boards on one address.
 */
export class AnswerWatch {
  readonly #log: Logger;
  readonly #answerers: ReadonlyMap<string, Watched>;

  constructor(log: Logger, answerers: readonly Answerer[]) {
    this.#log = log;
    this.#answerers = new Map(
      answerers.map(({ id, kind }) => [id, { kind, answers: 0, unanswered: 0, unansweredSince: 0, state: 'unknown' }]),
    );
  }

  /** null: its protocol has no answers. */
  stateOf(id: string): Answering | null {
    return this.#answerers.get(id)?.state ?? null;
  }

  /** Whether the last frame was not answered. */
  isWaitedFor(id: string): boolean {
    return (this.#answerers.get(id)?.unanswered ?? 0) > 0;
  }

  /** The line was opened anew, perhaps with other devices. */
  reset(): void {
    for (const watched of this.#answerers.values()) Object.assign(watched, { answers: 0, unanswered: 0, state: 'unknown' });
  }

  answered(id: string): void {
    const watched = this.#answerers.get(id);
    if (watched !== undefined) watched.answers += 1;
  }

  /** A frame was sent and its time to answer has passed. @param now monotonic ms */
  frameDone(id: string, now: number): void {
    const watched = this.#answerers.get(id);
    if (watched === undefined) return;
    const { answers } = watched;
    watched.answers = 0;
    if (answers === 0) {
      if (watched.unanswered === 0) watched.unansweredSince = now;
      watched.unanswered += 1;
      const isSilent = watched.unanswered >= SILENT_AFTER_FRAMES && now - watched.unansweredSince >= SILENT_AFTER_MS;
      if (isSilent) this.#become(id, watched, 'silent');
      return;
    }
    watched.unanswered = 0;
    this.#become(id, watched, answers > 1 && watched.kind === 'board' ? 'doubled' : 'answering');
  }

  /** Reported once, when it changes. */
  #become(id: string, watched: Watched, state: Answering): void {
    if (watched.state === state) return;
    watched.state = state;
    const about = watched.kind === 'board' ? { display: id } : { pad: id };
    if (state === 'doubled') this.#log.error(about, 'answers twice: two boards have this address; give one of them another');
    else if (state === 'silent') this.#log.warn(about, 'does not answer: check its power, its cable and its address');
    else this.#log.info(about, 'answers');
  }
}
