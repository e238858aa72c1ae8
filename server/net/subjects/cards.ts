import type { ReaderCard } from '../../contract/kiosk.ts';
import { BEAT_INTERVAL_MS } from '../../contract/wire.ts';
import { cardFromDigits, type MaskedCard, type PresentedCard } from '../../directory/card.ts';
import type { CustomerDirectory } from '../../directory/customer-directory.ts';
import type { CardStanding } from '../../kernel/configuration/identification.ts';

/** Every card is answered this long after it was read, known or not, readable or not: the time reveals nothing. */
export const CARD_ANSWER_MS = 600;
/** How long a card counts for the next number taken at its kiosk. */
export const CARD_LIFE_MS = 60_000;
/** A card counts a little longer than the screen says: a view may be one beat late, and the customer's touch needs time to arrive. */
export const CARD_GRACE_MS = 2 * BEAT_INTERVAL_MS;

interface Held {
  readonly standing: CardStanding;
  readonly until: number;
}

interface AtReader {
  readonly state: ReaderCard;
  readonly until: number;
}

/**
 * Bank cards shown at kiosks: at most one a kiosk, in memory, until its number is taken or a minute has passed. Only tier and
 * last four digits of a card are here, and nothing of it is stored, logged or answered.
 */
export class Cards {
  private readonly directory: () => CustomerDirectory;
  private readonly monotonicMs: () => number;
  private readonly held = new Map<string, Held>();
  /** The newest look-up of each kiosk: a late answer for an earlier card must not count for the next customer. */
  private readonly newest = new Map<string, symbol>();
  private readonly atReaders = new Map<string, AtReader>();
  private tellScreens = (): void => {};

  constructor(directory: () => CustomerDirectory, monotonicMs: () => number) {
    this.directory = directory;
    this.monotonicMs = monotonicMs;
  }

  /** Resolves after the fixed time; false: no card number could be read, swipe again. */
  async present(kioskId: string, digits: string): Promise<boolean> {
    const answerAt = this.monotonicMs() + CARD_ANSWER_MS;
    const card = cardFromDigits(digits);
    this.forget(kioskId);
    if (card !== null) await this.hold(kioskId, card, answerAt);
    await this.until(answerAt);
    return card !== null;
  }

  /**
   * From a reader that passes on only the first and the last four digits; null: it could not read the card.
   * The kiosk shows the result after the fixed time.
   */
  async presentMasked(kioskId: string, masked: MaskedCard | null): Promise<void> {
    const answerAt = this.monotonicMs() + CARD_ANSWER_MS;
    this.forget(kioskId);
    const reading = this.showAtReader(kioskId, 'reading');
    if (masked !== null) await this.hold(kioskId, { masked, digits: null }, answerAt);
    await this.until(answerAt);
    if (this.atReaders.get(kioskId) === reading) this.showAtReader(kioskId, masked === null ? 'unreadable' : 'read');
  }

  /** State of a card at this kiosk's serial reader, as its screen shows it. */
  atReader(kioskId: string): ReaderCard {
    const shown = this.atReaders.get(kioskId);
    return shown === undefined || this.monotonicMs() > shown.until ? 'none' : shown.state;
  }

  /** `tell`: called whenever `atReader` of a kiosk has changed, except by time alone. */
  onReader(tell: () => void): void {
    this.tellScreens = tell;
  }

  /** The card for the number being taken; null: none was shown, or too long ago. */
  of(kioskId: string): CardStanding | null {
    const held = this.held.get(kioskId);
    return held === undefined || this.monotonicMs() > held.until ? null : held.standing;
  }

  /** The number was taken, or its customer has gone. */
  forget(kioskId: string): void {
    this.newest.delete(kioskId);
    this.held.delete(kioskId);
    if (this.atReaders.delete(kioskId)) this.tellScreens();
  }

  private showAtReader(kioskId: string, state: ReaderCard): AtReader {
    const shown = { state, until: this.monotonicMs() + CARD_LIFE_MS };
    this.atReaders.set(kioskId, shown);
    this.tellScreens();
    return shown;
  }

  private async hold(kioskId: string, card: PresentedCard, answerAt: number): Promise<void> {
    const turn = Symbol(kioskId);
    this.held.delete(kioskId);
    this.newest.set(kioskId, turn);
    const { tier, managerId } = await this.directory().lookUp(card);
    if (this.newest.get(kioskId) !== turn) return;
    const until = answerAt + CARD_LIFE_MS + CARD_GRACE_MS;
    this.held.set(kioskId, { standing: { tier, managerId, lastFour: card.masked.lastFour }, until });
  }

  /** Never early: a timer drops fractions of a millisecond and counts from when the event loop last looked at the clock. */
  private async until(dueMs: number): Promise<void> {
    const endsAt = performance.now() + dueMs - this.monotonicMs();
    for (let leftMs = endsAt - performance.now(); leftMs > 0; leftMs = endsAt - performance.now()) {
      const delayMs = Math.ceil(leftMs);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  }
}
