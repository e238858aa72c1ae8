import { batch, computed, signal } from '@preact/signals';
import type { KioskCommand, KioskView } from '../../server/contract/kiosk.ts';
import type { Connection } from '../../server/web/connect.ts';

/**
 * The screen says "read" for this long and no longer, counted from before the card was sent: the server keeps it for at least as long,
 * so a number taken while the screen says so is taken with the card.
 */
export const CARD_SHOWN_MS = 60_000;

/** idle: none yet; reading: being looked up; read: counts for the next number; unreadable: swipe again. */
export type CardState = 'idle' | 'reading' | 'read' | 'unreadable';

/** A kiosk's card, as far as its customer is told: the same words at the same moment for every card. */
export class CardSlot {
  /** Of a card that this kiosk read itself, or that was typed. */
  private readonly own = signal<CardState>('idle');
  /** A card at the serial reader is the newer one: whichever the kiosk reads itself clears that. */
  readonly state = computed((): CardState => {
    const atReader = this.connection.view.value?.readerCard ?? 'none';
    return atReader === 'none' || this.own.value === 'reading' ? this.own.value : atReader;
  });
  /** The pad for typing a card number is open. */
  readonly padOpen = signal(false);
  /** Digits typed so far; gone once sent. */
  readonly typed = signal('');
  private readonly connection: Connection<KioskView, KioskCommand>;
  private readonly monotonicMs: () => number;
  private sentAt = 0;
  /** Of the server that has the card: one that was started anew has it no more. */
  private epoch: string | null = null;
  /** Grows with every customer: an answer for the one before is not shown to the next. */
  private visit = 0;

  constructor(connection: Connection<KioskView, KioskCommand>, monotonicMs: () => number) {
    this.connection = connection;
    this.monotonicMs = monotonicMs;
  }

  get isRead(): boolean {
    return this.state.peek() === 'read';
  }

  /** `input`: what a reader typed, or the pad. It is sent once and kept nowhere. */
  async present(input: string): Promise<void> {
    if (this.connection.view.peek()?.takesCards !== true || this.state.peek() === 'reading') return;
    const { visit } = this;
    this.sentAt = this.monotonicMs();
    batch(() => {
      this.own.value = 'reading';
      this.typed.value = '';
      this.padOpen.value = false;
    });
    const answer = await this.connection.ask({ type: 'present-card', digits: input });
    if (visit !== this.visit) return;
    this.epoch = this.connection.epoch.peek();
    this.own.value = answer.ok ? 'read' : 'unreadable';
  }

  /** What looked like a swipe, and was none whole: nothing of it was sent. */
  unreadable(): void {
    if (this.connection.view.peek()?.takesCards !== true || this.state.peek() === 'reading') return;
    this.own.value = 'unreadable';
  }

  /** A card the server keeps no more is not called read any more. */
  tick(): void {
    const isKept = this.monotonicMs() - this.sentAt < CARD_SHOWN_MS && this.connection.epoch.peek() === this.epoch;
    if (this.own.peek() === 'read' && !isKept) this.own.value = 'idle';
  }

  /** The number was taken: the server has let the card go. */
  used(): void {
    this.own.value = 'idle';
  }

  /** For the next customer. The server holds a card that nobody will use: it is told. */
  reset(): void {
    if (this.state.peek() !== 'idle') void this.connection.ask({ type: 'forget-card' });
    this.visit += 1;
    batch(() => {
      this.own.value = 'idle';
      this.typed.value = '';
      this.padOpen.value = false;
    });
  }
}
