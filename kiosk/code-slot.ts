import { batch, signal } from '@preact/signals';
import type { KioskCommand, KioskView } from '../server/contract/kiosk.ts';
import type { Connection } from '../server/web/connect.ts';
import type { LocalText } from '../server/web/i18n.ts';

export const CODE_LENGTH = 4;

/** The number that a code was exchanged for. */
interface CheckedIn {
  readonly ticketId: string;
  readonly number: string;
  readonly ahead: number;
  readonly slip: 'printing' | 'no-slip';
}

/** Typing the code of an appointment. The kiosk answers the same whatever the code, so it reveals nobody's appointment. */
export class CodeSlot {
  readonly padOpen = signal(false);
  readonly typed = signal('');
  readonly sending = signal(false);
  /** Why there is no number; null: nothing was refused. */
  readonly refusal = signal<LocalText | null>(null);
  private readonly connection: Connection<KioskView, KioskCommand>;
  /** Grows with every customer: an answer for the one before is not shown to the next. */
  private visit = 0;

  constructor(connection: Connection<KioskView, KioskCommand>) {
    this.connection = connection;
  }

  open(): void {
    batch(() => {
      this.reset();
      this.padOpen.value = true;
    });
  }

  /** null: refused, or the customer has gone meanwhile. */
  async send(said: Pick<Extract<KioskCommand, { type: 'check-in-by-code' }>, 'language' | 'elder'>): Promise<CheckedIn | null> {
    const code = this.typed.peek();
    if (code.length !== CODE_LENGTH || this.sending.peek()) return null;
    const { visit } = this;
    this.sending.value = true;
    this.refusal.value = null;
    const answer = await this.connection.request({ type: 'check-in-by-code', code, ...said });
    if (visit !== this.visit) return null;
    batch(() => {
      this.sending.value = false;
      this.typed.value = '';
      if (answer.ok) this.padOpen.value = false;
      else this.refusal.value = answer.text;
    });
    return answer.ok && answer.receipt.kind === 'ticket' ? answer.receipt : null;
  }

  reset(): void {
    this.visit += 1;
    batch(() => {
      this.padOpen.value = false;
      this.typed.value = '';
      this.sending.value = false;
      this.refusal.value = null;
    });
  }
}
