import type { AppointmentRow } from '../../server/contract/appointments.ts';
import type { LobbyView } from '../../server/contract/lobby.ts';
import type { LocalText } from '../../server/contract/wire.ts';

export type WaitingRow = LobbyView['queues'][number]['waiting'][number];
export type UnprintedRow = LobbyView['unprinted'][number];
export type LobbyCounter = LobbyView['counters'][number];

/** Who is to be received directly: a waiting number, or somebody without one. */
export type LobbyGuest =
  | { readonly kind: 'ticket'; readonly row: WaitingRow }
  | { readonly kind: 'walk-in'; readonly serviceId: string; readonly serviceName: LocalText };

/** What lies over the page, asking one thing. */
export type LobbySheet =
  | { readonly kind: 'ticket'; readonly row: WaitingRow }
  | { readonly kind: 'identify'; readonly row: WaitingRow }
  | { readonly kind: 'arrange'; readonly guest: LobbyGuest }
  | { readonly kind: 'kiosk'; readonly kioskId: string }
  | { readonly kind: 'search' }
  | { readonly kind: 'explain'; readonly ticketId: string; readonly number: string }
  | { readonly kind: 'cancel'; readonly row: WaitingRow }
  | { readonly kind: 'reprint'; readonly row: UnprintedRow }
  | { readonly kind: 'force'; readonly counter: LobbyCounter }
  | { readonly kind: 'close-day' }
  | { readonly kind: 'leave-duty' }
  | { readonly kind: 'outcome'; readonly referralId: string }
  | { readonly kind: 'pass'; readonly referralId: string }
  | { readonly kind: 'find'; readonly row: WaitingRow }
  | { readonly kind: 'book-appointment'; readonly again: AppointmentRow | null }
  | { readonly kind: 'change-appointment'; readonly appointment: AppointmentRow };
