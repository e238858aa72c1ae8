import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Wrong codes at one kiosk in a window: of ten thousand codes, ten guesses find one of twenty appointments once in fifty windows. */
export const CODE_TRIES_MAX = 10;
const CODE_TRIES_WINDOW_S = 600;

/** Counts wrong appointment codes by kiosk, as failed sign-ins are counted by address. Kept in memory: a restart resets it. */
export class CodeTries {
  private readonly wrong = new RateLimiterMemory({ points: CODE_TRIES_MAX, duration: CODE_TRIES_WINDOW_S });

  /** False: this kiosk has had too many wrong codes; staff can still check visitors in. */
  async mayTry(kioskId: string): Promise<boolean> {
    const counted = await this.wrong.get(kioskId);
    return counted === null || counted.consumedPoints < CODE_TRIES_MAX;
  }

  async wasWrong(kioskId: string): Promise<void> {
    await this.wrong.penalty(kioskId, 1);
  }
}
