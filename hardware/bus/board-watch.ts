import type { Logger } from 'pino';

/** So many frames without an answer: power, cable or address. One lost answer is noise. */
const SILENT_AFTER_FRAMES = 3;

interface Watched {
  answers: number;
  unanswered: number;
  state: 'unknown' | 'answering' | 'silent' | 'doubled';
}

/** Counts what boards answer, where their protocol answers: none is a dead board, two are two boards on one address. */
export class BoardWatch {
  readonly #log: Logger;
  readonly #boards: ReadonlyMap<string, Watched>;

  /** @param boardIds boards whose protocol answers */
  constructor(log: Logger, boardIds: readonly string[]) {
    this.#log = log;
    this.#boards = new Map(boardIds.map((boardId) => [boardId, { answers: 0, unanswered: 0, state: 'unknown' }]));
  }

  answered(boardId: string): void {
    const board = this.#boards.get(boardId);
    if (board !== undefined) board.answers += 1;
  }

  /** A frame has been sent and its time to answer has passed. */
  frameDone(boardId: string): void {
    const board = this.#boards.get(boardId);
    if (board === undefined) return;
    const { answers } = board;
    board.answers = 0;
    board.unanswered = answers === 0 ? board.unanswered + 1 : 0;
    if (answers > 1) this.#become(boardId, board, 'doubled');
    else if (answers === 1) this.#become(boardId, board, 'answering');
    else if (board.unanswered >= SILENT_AFTER_FRAMES) this.#become(boardId, board, 'silent');
  }

  /** Told once, when it changes. */
  #become(boardId: string, board: Watched, state: Watched['state']): void {
    if (board.state === state) return;
    board.state = state;
    const about = { display: boardId };
    if (state === 'doubled') this.#log.error(about, 'answers twice: two boards have this address; give one of them another');
    else if (state === 'silent') this.#log.warn(about, 'does not answer: check its power, its cable and its address');
    else this.#log.info(about, 'answers');
  }
}
