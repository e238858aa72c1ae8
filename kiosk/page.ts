import type { LocalText } from '../server/web/i18n.ts';

/** What the kiosk shows one customer. */
export type KioskPage =
  | { readonly kind: 'services' }
  | { readonly kind: 'hint'; readonly serviceId: string }
  | {
      readonly kind: 'ticket';
      readonly ticketId: string;
      readonly number: string;
      readonly serviceId: string;
      readonly ahead: number;
      readonly slip: 'printing' | 'no-slip';
    }
  /** `text` null: nobody answered, so it is not known whether a number was taken. */
  | { readonly kind: 'refused'; readonly text: LocalText | null };
