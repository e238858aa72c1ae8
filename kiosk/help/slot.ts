import { computed, signal } from '@preact/signals';
import type { KioskCommand, KioskView } from '../../server/contract/kiosk.ts';
import type { Connection } from '../../server/web/connect.ts';
import type { LocalText } from '../../server/web/i18n.ts';

/** A request that has not even been sent by then will not be promised any more. */
const UNSENT_AFTER_MS = 10_000;
/** As the server takes a press sooner than this for the same press. */
const AGAIN_AFTER_MS = 15_000;
/** So long after the last press the page is kept for somebody who waits for help; then the idle clock goes on, and the words say where to go. */
export const HELD_MAX_MS = 10 * 60_000;
/** How long the sheet says that the call is over. */
const ENDED_SHOWN_MS = 8_000;

const OPEN: ReadonlySet<KioskView['help']> = new Set(['raised', 'seen', 'unanswered', 'acknowledged'] as const);

/** What the sheet says. A promise is made only of what a person has done. */
export type HelpShown = 'sending' | 'unsent' | 'raised' | 'seen' | 'coming' | 'desk' | 'expired' | 'ended';

/** The call for help of whoever stands at the kiosk: how far it is, whether it can be repeated, and when it is over. */
export class HelpSlot {
  readonly open = signal(false);
  readonly refusal = signal<LocalText | null>(null);
  /** Whether the button may be pressed again. */
  readonly mayAgain = signal(false);

  private readonly connection: Connection<KioskView, KioskCommand>;
  private readonly monotonicMs: () => number;
  private readonly sending = signal(false);
  private readonly unsent = signal(false);
  private readonly tooLong = signal(false);
  /** The sheet was open while the request was; what ended before is not this customer's. */
  private readonly wasOpen = signal(false);
  private pressedAt = 0;
  private endedAt: number | null = null;

  constructor(connection: Connection<KioskView, KioskCommand>, monotonicMs: () => number) {
    this.connection = connection;
    this.monotonicMs = monotonicMs;
  }

  readonly shown = computed((): HelpShown => {
    const help = this.state();
    if (this.sending.value && help !== 'acknowledged') return this.unsent.value ? 'unsent' : 'sending';
    switch (help) {
      case 'raised':
      case 'seen':
        return this.tooLong.value ? 'desk' : help;
      case 'acknowledged':
        return this.tooLong.value ? 'desk' : 'coming';
      case 'unanswered':
        return 'desk';
      case 'ended':
      case 'expired':
        return this.wasOpen.value ? help : 'sending';
      case 'none':
        return 'sending';
      default:
        return help satisfies never;
    }
  });

  /** One touch calls the staff; a touch while the call is open alerts them again. */
  async ask(offline: boolean): Promise<void> {
    this.open.value = true;
    this.refusal.value = null;
    if (offline || this.sending.value || this.state() === 'acknowledged') return;
    this.sending.value = true;
    this.pressedAt = this.monotonicMs();
    const answer = await this.connection.request({ type: 'request-help', counterId: null });
    this.sending.value = false;
    if (!answer.ok && answer.refusal !== 'help-already-raised') this.refusal.value = answer.text;
  }

  close(): void {
    this.open.value = false;
    this.wasOpen.value = false;
    this.endedAt = null;
  }

  /** Whether the page belongs to somebody who waits for help, so that the idle clock must not take it. */
  get holds(): boolean {
    return this.open.value && !this.tooLong.value && OPEN.has(this.state());
  }

  tick(): void {
    const now = this.monotonicMs();
    const help = this.state();
    const isOpen = OPEN.has(help);
    if (this.open.value && isOpen) this.wasOpen.value = true;
    this.unsent.value = this.sending.value && now - this.pressedAt >= UNSENT_AFTER_MS;
    this.tooLong.value = isOpen && now - this.pressedAt >= HELD_MAX_MS;
    this.mayAgain.value =
      (help === 'expired' || (isOpen && help !== 'acknowledged')) && !this.sending.value && now - this.pressedAt >= AGAIN_AFTER_MS;
    this.closeWhenOver(now, help);
  }

  private closeWhenOver(now: number, help: KioskView['help']): void {
    if (!this.wasOpen.value || this.sending.value) return;
    if (help === 'none') this.close();
    if (help !== 'ended') this.endedAt = null;
    else if (now - (this.endedAt ??= now) >= ENDED_SHOWN_MS) this.close();
  }

  private state(): KioskView['help'] {
    return this.connection.view.value?.help ?? 'none';
  }
}
